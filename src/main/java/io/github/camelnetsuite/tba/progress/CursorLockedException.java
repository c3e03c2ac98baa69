package io.github.camelnetsuite.tba.progress;

/**
 * Somebody else reads on with this cursor. Within one process that is a mistake in the routes; another process may end
 * soon (a rolling update), so trying again is right.
 */
public final class CursorLockedException extends CursorException {

    private static final long serialVersionUID = 1;

    private CursorLockedException(String message) {
        super(message, null);
    }

    /** To be thrown by a store when another route of this process has taken the cursor. */
    public static CursorLockedException byThisProcess(String name) {
        return new CursorLockedException(
                "Cursor '" + name + "' is already in use by another route of this application: two routes on one"
                        + " cursor would each miss what the other reads. Give each route its own option cursorName");
    }

    /**
     * To be thrown by a store when another process has taken the cursor.
     *
     * @param holder what is known of it, as in {@code process 4711 on /data/a.cursor.lock}
     */
    public static CursorLockedException byAnotherProcess(String name, String holder) {
        return new CursorLockedException(
                "Cursor '" + name + "' is in use by another process (" + holder + "). It becomes free when that"
                        + " process ends; if both shall read, give them different options cursorName");
    }

    /**
     * To be thrown by a store when it finds at a save that the cursor does not belong to the saving route any more.
     *
     * @param what has happened, as in {@code was taken over by process 4711}
     */
    public static CursorLockedException lost(String name, String what) {
        return new CursorLockedException(
                "Cursor '" + name + "' " + what + " while this route was using it. Nothing was written over it; what"
                        + " this route has delivered since its last save may be delivered again. The next poll takes the"
                        + " cursor up where it stands then, or waits until it is free");
    }
}
