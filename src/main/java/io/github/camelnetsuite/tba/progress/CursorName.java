package io.github.camelnetsuite.tba.progress;

/** The name under which a route's progress is kept. */
public final class CursorName {

    /** What the longest name of a cursor beside it has behind. */
    private static final int BEHIND = Math.max(
            DeletionCursor.nameBeside("").length(), ResyncCursor.nameBeside("").length());

    /** Of a name as {@link EncodedName} spells it. */
    static final int LONGEST = EncodedName.LONGEST - BEHIND;

    private CursorName() {}

    /**
     * A name that every store can hold, and those of the cursors beside it, too.
     *
     * @throws IllegalArgumentException for one that is blank, too long or not well-formed Unicode
     */
    public static String checked(String name) {
        EncodedName.requireAtMost(LONGEST, EncodedName.spelt(name));
        return name;
    }
}
