package io.github.camelnetsuite.tba.source;

/**
 * The order of names in which records are numbered as their ids are: some names begin with the number, as in {@code 102
 * Acme}, the others end with it, and all are compared as text, so that 1000 comes before 102. NetSuite's automatic names
 * are alike.
 */
final class NumberedNames {

    private static final int ONE_IN = 3;
    private static final int DIGITS = 15;
    private static final long MOST = 1_000_000_000_000_000L;
    private static final long NUMBER_AT_THE_END = 1L << 60;
    private static final long WITHOUT_A_NUMBER = 1L << 62;

    private NumberedNames() {}

    /** A number that stands where the name of this record does; it gives the id back. */
    static long place(long id) {
        if (id <= 0 || id >= MOST) {
            return WITHOUT_A_NUMBER + id;
        }
        long text = id;
        int digits = DIGITS;
        while (text < MOST / 10) {
            text *= 10;
            digits--;
        }
        return (id % ONE_IN == 0 ? 0 : NUMBER_AT_THE_END) + (text << 4) + digits;
    }

    /** Whose place it is. */
    static long id(long place) {
        if (place > WITHOUT_A_NUMBER / 2) {
            return place - WITHOUT_A_NUMBER;
        }
        long text = (place % NUMBER_AT_THE_END) >> 4;
        for (long digits = place & 15; digits < DIGITS; digits++) {
            text /= 10;
        }
        return text;
    }
}
