package io.github.camelnetsuite.tba.source;

import java.util.Arrays;

/** How many rows lie between the stretch before and a key, as a search has counted them, and the keys of some of them. */
final class Stretch {

    private static final long[] NONE = {};

    private final long to;
    private long rows;
    private long[] keys;

    private Stretch(long to, long rows, long[] keys) {
        this.to = to;
        this.keys = keys;
        this.rows = Math.max(rows, keys.length);
    }

    static Stretch unseen(long to, long rows) {
        return new Stretch(to, rows, NONE);
    }

    /** @param keys sorted, and spread as all rows of the stretch are; to whom it belongs now */
    static Stretch sampled(long to, long rows, long[] keys) {
        return new Stretch(to, rows, keys);
    }

    /** Its last key; {@link Long#MAX_VALUE} where it has no end. */
    long to() {
        return to;
    }

    long rows() {
        return rows;
    }

    boolean isSampled() {
        return keys.length > 0;
    }

    int sample() {
        return keys.length;
    }

    /** How many rows each key of the sample stands for. */
    double weight() {
        return (double) rows / keys.length;
    }

    long key(int index) {
        return keys[index];
    }

    /** The sample alone, each of its keys standing for so many rows. */
    Stretch front(double weight) {
        return new Stretch(keys[keys.length - 1], (long) (keys.length * weight), keys);
    }

    /** Begins behind this key, before which there were so many of its rows. */
    void begin(long after, long before) {
        int first = 0;
        while (first < keys.length && keys[first] <= after) {
            first++;
        }
        keys = Arrays.copyOfRange(keys, first, keys.length);
        rows = Math.max(rows - Math.max(0, before), keys.length);
    }
}
