package io.github.camelnetsuite.tba.source;

/**
 * How close rows lie along an axis.
 *
 * @param rowsAKey their mean number for each key; 0 where it is not known
 * @param dispersion the variance of the number of rows in a window for each of them: 0 where they keep the same
 *     distance, 1 where each falls anywhere, as many as a cluster has where they come in clusters
 */
record Density(double rowsAKey, double dispersion) {

    static final Density UNKNOWN = new Density(0, Double.MAX_VALUE);

    private static final int ENOUGH_TO_TELL = 20;
    private static final int PARTS = 10;

    boolean isKnown() {
        return rowsAKey > 0;
    }

    /**
     * As it was between two keys.
     *
     * @param after {@link WindowPlan#NONE} for as far as there are rows
     * @param keys of all the rows there, in order
     */
    static Density seen(long after, long to, long[] keys) {
        if (keys.length < ENOUGH_TO_TELL) {
            return UNKNOWN;
        }
        long begin = after == WindowPlan.NONE ? keys[0] - 1 : Math.min(after, keys[0] - 1);
        double span = (double) Math.max(to, keys[keys.length - 1]) - begin;
        int[] parts = new int[PARTS];
        for (long key : keys) {
            parts[(int) Math.min(PARTS - 1, (key - begin - 1) * PARTS / span)]++;
        }
        double mean = (double) keys.length / PARTS;
        double variance = 0;
        for (int rows : parts) {
            variance += (rows - mean) * (rows - mean) / (PARTS - 1);
        }
        // Ten parts tell little of what is nearly regular: that many fall away at random at least.
        double least = 2 * Math.max(0, 1 - keys.length / span);
        return new Density(keys.length / span, Math.max(variance / mean, least));
    }

    /** How long a window is to be for so many rows. */
    long keysFor(double rows) {
        return Math.max(1, (long) (rows / rowsAKey));
    }
}
