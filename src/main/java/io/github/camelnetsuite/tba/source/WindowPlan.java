package io.github.camelnetsuite.tba.source;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How far to read at a time along an axis of whole numbers, ids or seconds, where nothing can be asked for in order and
 * a page holds only so many rows. It aims at windows that are nearly full: by how dense the rows lay in the last one,
 * and where that changes, by the rows of a search that found more than a page, which show where the others lie. A wrong
 * guess costs a request and nothing else: what does not fit is asked for again, smaller.
 */
final class WindowPlan {

    /** Nothing has been read yet, and there is no least key. */
    static final long NONE = Long.MIN_VALUE;

    private static final int ENOUGH_TO_TELL = 20;
    private static final int TAIL = 100;
    private static final double CAUTION = 1.5;

    private final boolean oneRowAKey;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private double density;
    private double expected;
    private boolean bySample;
    private int sampled;
    private long tooFar;

    /** @param oneRowAKey whether no two rows share a key, so that a window of so many keys can't overflow */
    WindowPlan(boolean oneRowAKey) {
        this.oneRowAKey = oneRowAKey;
        reset();
    }

    /** Keys of rows that are spread as all of them are, each standing for {@code weight} rows. */
    private static final class Sample {

        private final long[] keys;
        private final double weight;

        Sample(long[] keys, double weight) {
            this.keys = keys;
            this.weight = weight;
        }

        int firstAfter(long key) {
            int low = 0;
            int high = keys.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (keys[middle] > key) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }

        /** How many keys stand for a page, the chance of more left small. */
        int aPage(int rows) {
            int count = Math.max(1, (int) (rows / weight));
            while (count > 1 && count * weight + CAUTION * Math.sqrt(count * weight * (weight - 1)) > rows) {
                count--;
            }
            return count;
        }
    }

    /** Begins with a search that has no end. */
    void reset() {
        samples.clear();
        density = 0;
        expected = 0;
        tooFar = Long.MAX_VALUE;
    }

    /**
     * The last key of the next window; empty for a search that has no end.
     *
     * @param after the key behind which the window begins, or {@link #NONE}
     * @param rows how many rows a window may have
     */
    OptionalLong end(long after, int rows) {
        OptionalLong wanted = density > 0 ? byDensity(after, rows) : bySample(after, rows);
        if (wanted.isEmpty()) {
            return wanted;
        }
        long end = wanted.getAsLong();
        if (oneRowAKey && after != NONE) {
            end = Math.max(end, after + rows);
        }
        if (end >= tooFar) {
            // The rows of the search that did not fit were no help: halve it.
            end = after == NONE ? tooFar - 1 : after + Math.max(1, (tooFar - after) / 2);
        }
        return OptionalLong.of(end);
    }

    private OptionalLong byDensity(long after, int rows) {
        bySample = false;
        double chance = oneRowAKey ? Math.max(0, 1 - density) : 1;
        double target = Math.max(1, rows - 2 * Math.sqrt(2 * rows * chance));
        long width = Math.max(1, (long) (target / density));
        expected = density * width;
        return OptionalLong.of(after + width);
    }

    private OptionalLong bySample(long after, int rows) {
        while (!samples.isEmpty()) {
            Sample sample = samples.element();
            int first = sample.firstAfter(after);
            int left = sample.keys.length - first;
            if (left > 0) {
                bySample = true;
                sampled = Math.min(left, sample.aPage(rows));
                expected = sampled * sample.weight;
                return OptionalLong.of(sample.keys[first + sampled - 1]);
            }
            samples.remove();
        }
        expected = 0;
        return OptionalLong.empty();
    }

    /**
     * A window came whole.
     *
     * @param keys of its rows, in order
     */
    void fitted(long[] keys) {
        tooFar = Long.MAX_VALUE;
        boolean asExpected = 2.0 * keys.length >= expected;
        density = asExpected && keys.length >= ENOUGH_TO_TELL ? densityOf(keys) : 0;
        if (!asExpected && bySample && !samples.isEmpty()) {
            Sample misleading = samples.remove();
            samples.push(new Sample(misleading.keys, Math.max(1, (double) keys.length / sampled)));
        }
    }

    /** The larger one of all rows' and the last ones': clusters end, and a window too narrow is better than one too wide. */
    private static double densityOf(long[] keys) {
        int last = keys.length - 1;
        int tail = Math.max(0, last - TAIL);
        return Math.max(
                (double) keys.length / (keys[last] - keys[0] + 1), (last - tail + 1.0) / (keys[last] - keys[tail] + 1));
    }

    /**
     * A search found more than a page.
     *
     * @param end what {@link #end} said
     * @param arrived the keys of the rows that came, in the order in which they came
     * @param total how many rows there are
     */
    void overfull(OptionalLong end, long[] arrived, long total) {
        boolean inOrder = true;
        for (int i = 1; i < arrived.length; i++) {
            inOrder &= arrived[i - 1] <= arrived[i];
        }
        long[] keys = arrived.clone();
        Arrays.sort(keys);
        // A server that sorts by this key has sent its first rows, of which each is just itself.
        samples.push(new Sample(keys, inOrder ? 1 : (double) total / Math.max(1, keys.length)));
        density = 0;
        tooFar = end.orElse(Long.MAX_VALUE);
    }
}
