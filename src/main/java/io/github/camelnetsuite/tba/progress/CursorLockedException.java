package io.github.camelnetsuite.tba.progress;

/**
 * Somebody else reads on with this cursor. Within one process that is a mistake in the routes; another process may end
 * soon (a rolling update), so trying again is right.
 */
public final class CursorLockedException extends CursorException {

    private static final long serialVersionUID = 1;

    private final boolean heldByThisProcess;

    private CursorLockedException(String message, boolean heldByThisProcess) {
        super(message, null);
        this.heldByThisProcess = heldByThisProcess;
    }

    static CursorLockedException byThisProcess(String name) {
        return new CursorLockedException(
                "Cursor '" + name + "' is already in use by another route of this application: two routes on one"
                        + " cursor would each miss what the other reads. Give each route its own option cursorName",
                true);
    }

    /** @param holder what is known of the other process, as in {@code process 4711 on /data/a.cursor.lock} */
    static CursorLockedException byAnotherProcess(String name, String holder) {
        return new CursorLockedException(
                "Cursor '" + name + "' is in use by another process (" + holder + "). It becomes free when that"
                        + " process ends; if both shall read, give them different options cursorName",
                false);
    }

    /** True when the holder is in this process: trying again will not help before that route stops. */
    public boolean heldByThisProcess() {
        return heldByThisProcess;
    }
}
