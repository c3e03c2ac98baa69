package io.github.camelnetsuite.tba.progress;

/**
 * The cursor of what is read again beside a route's changes. It is there from when a resync is asked for until that has
 * been read to its end, and is of the same format and kept by the same rules as that of the changes. Nobody keeps it
 * taken: whoever has the cursor of the changes reads on by it, and anybody may replace or remove it meanwhile.
 */
public final class ResyncCursor {

    private static final String SUFFIX = "-resync";

    /** Neither stage nor filter nor since: it is what the route reads whenever it does. */
    static final String FINGERPRINT = "resync";

    private ResyncCursor() {}

    /** What it is called, where the route's changes have that name. */
    public static String nameBeside(String cursorName) {
        return cursorName + SUFFIX;
    }

    /** Whether a cursor of that name is one of a resync, where it can't be looked into. */
    public static boolean isNameOfOne(String name) {
        return name.endsWith(SUFFIX);
    }

    /** Whether this cursor is one of a resync. */
    public static boolean is(Cursor cursor) {
        return cursor.phase() instanceof Phase.Resync;
    }

    /** What is read again, for people: {@code everything}, {@code what was modified since …} or {@code 10 ids}. */
    public static String inWords(Cursor cursor) {
        Phase.Ids ids = resync(cursor).ids();
        if (ids != null) {
            return ids.wanted().size() == 1 ? "1 id" : ids.wanted().size() + " ids";
        }
        return cursor.floor() == null ? "everything" : "what was modified since " + cursor.floor();
    }

    /** What is read again and how far that is, for people. */
    public static String standing(Cursor cursor) {
        Phase.Resync resync = resync(cursor);
        Long lastId = resync.lastId();
        return "resync of " + inWords(cursor) + ", asked for at " + resync.askedAt()
                + (lastId == null ? ", not begun" : ": up to id " + lastId + ", " + records(resync.records()));
    }

    /** As in {@code 1 record}. */
    static String records(long number) {
        return number == 1 ? "1 record" : number + " records";
    }

    static Phase.Resync resync(Cursor cursor) {
        if (cursor.phase() instanceof Phase.Resync resync) {
            return resync;
        }
        throw new IllegalArgumentException(
                "There is a cursor by the name of the route's own with " + SUFFIX
                        + " behind it, and it is none of a resync: give the route that it belongs to another option cursorName");
    }
}
