package io.github.camelnetsuite.tba.progress;

/**
 * The cursor of a route's deletions: one of its own beside that of the route's changes, of the same format and kept by
 * the same rules. It begins when it is first asked for, by NetSuite's clock: what was deleted earlier is no concern of a
 * route that never delivered it.
 */
public final class DeletionCursor {

    private static final String SUFFIX = "-deleted";
    private static final String FINGERPRINT = "deletions";

    private DeletionCursor() {}

    /** What it is called, where the route's changes have that name. */
    public static String nameBeside(String cursorName) {
        return cursorName + SUFFIX;
    }

    /** What it is for: neither stage nor filter nor since, since nothing is known of a record that is gone. */
    public static Progress.Terms termsBeside(Progress.Terms changes) {
        return new Progress.Terms(
                changes.account(), changes.recordType(), FINGERPRINT, new Since.Start(), changes.lookback());
    }

    /** Whether this cursor is one of deletions. */
    public static boolean is(Cursor cursor) {
        return cursor.fingerprint().equals(FINGERPRINT);
    }
}
