package io.github.camelnetsuite.tba.source;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far to read at a time along an axis of whole numbers, ids or seconds, where nothing can be asked for in order and
 * a page holds only so many rows. It aims at windows that are nearly full: by how dense the rows lay in the last one,
 * and where that changes, by the rows of a search that found more than a page, which show where the others lie. A wrong
 * guess costs a request and nothing else: what does not fit is asked for again, and from the second time on with half
 * of it at most, so that a window is found in any account and whatever order the rows come in.
 */
final class WindowPlan {

    /** Nothing has been read yet, and there is no least key. */
    static final long NONE = Long.MIN_VALUE;

    private static final int ENOUGH_TO_TELL = 20;
    private static final double CAUTION = 1.5;

    /** A stretch without a row, this many times as long as between any two, is a gap. */
    private static final int GAP = 30;

    private final boolean oneRowAKey;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private double density;
    private OptionalLong tooFar = OptionalLong.empty();
    private boolean halving;
    private boolean needsAnEnd;

    /** @param oneRowAKey whether no two rows share a key, so that a window of so many keys can't overflow */
    WindowPlan(boolean oneRowAKey) {
        this.oneRowAKey = oneRowAKey;
    }

    /**
     * A window to try.
     *
     * @param after the key behind which it begins, or {@link #NONE}
     * @param end its last key; empty for one without an end
     * @param expected how many rows it should hold; 0 where that is not known
     * @param sample what it was chosen by; null for the density of the last one
     * @param sampled how many keys of the sample it holds
     */
    record Guess(
            long after,
            OptionalLong end,
            double expected,
            @Nullable Sample sample,
            int sampled) {

        static Guess open(long after) {
            return new Guess(after, OptionalLong.empty(), 0, null, 0);
        }

        /** The same up to another key. */
        Guess until(long other) {
            return end.isPresent() && end.getAsLong() == other
                    ? this
                    : new Guess(after, OptionalLong.of(other), 0, sample, sampled);
        }
    }

    /** Keys of rows that are spread as all of them are, each standing for {@code weight} rows. */
    static final class Sample {

        private final long[] keys;
        private double weight;

        private Sample(long[] keys, double weight) {
            this.keys = keys;
            this.weight = weight;
        }

        private int firstAfter(long key) {
            int found = Arrays.binarySearch(keys, key == Long.MAX_VALUE ? key : key + 1);
            int first = found < 0 ? -found - 1 : found;
            while (first > 0 && keys[first - 1] > key) {
                first--;
            }
            return first;
        }

        /** How many keys stand for a page, the chance of more left small. */
        private int aPage(int rows) {
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
        itFits();
    }

    private void itFits() {
        tooFar = OptionalLong.empty();
        halving = false;
        needsAnEnd = false;
    }

    /**
     * The next window.
     *
     * @param after the key behind which it begins, or {@link #NONE}
     * @param rows how many rows it may have
     */
    Guess next(long after, int rows) {
        samples.removeIf(sample -> sample.keys[sample.keys.length - 1] <= after);
        Guess guess = density > 0 && after != NONE ? byDensity(after, rows) : bySample(after, rows);
        if (guess.end().isEmpty() && !needsAnEnd) {
            return guess;
        }
        // What overflowed lies before this place, in the margin of the search: a step takes it out of that.
        long end = guess.end().orElse(tooFar.isPresent() ? Long.MAX_VALUE : after + 1);
        if (tooFar.isPresent() && (halving || end >= tooFar.getAsLong())) {
            end = Math.min(end, half(after));
        }
        if (oneRowAKey && after != NONE) {
            end = Math.max(end, after + rows);
        }
        return guess.until(end);
    }

    /** Half of the way to what was too far. */
    private long half(long after) {
        long far = tooFar.orElseThrow();
        if (after == NONE) {
            return far > 0 ? far / 2 : far == 0 ? -1 : 2 * far;
        }
        return after + Math.max(1, (far - after) / 2);
    }

    private Guess byDensity(long after, int rows) {
        double chance = oneRowAKey ? Math.max(0, 1 - density) : 1;
        double target = Math.max(1, rows - 2 * Math.sqrt(2 * rows * chance));
        long width = Math.max(1, (long) (target / density));
        return new Guess(after, OptionalLong.of(after + width), density * width, null, 0);
    }

    private Guess bySample(long after, int rows) {
        for (Sample sample : samples) {
            int first = sample.firstAfter(after);
            int left = sample.keys.length - first;
            // A few that are left are read together with what lies behind them.
            if (2 * left * sample.weight >= rows) {
                int sampled = Math.min(left, sample.aPage(rows));
                return new Guess(
                        after,
                        OptionalLong.of(sample.keys[first + sampled - 1]),
                        sampled * sample.weight,
                        sample,
                        sampled);
            }
        }
        return Guess.open(after);
    }

    /**
     * A window came whole.
     *
     * @param keys of its rows, in order
     */
    void fitted(Guess guess, long[] keys) {
        itFits();
        boolean enough = 2.0 * keys.length >= guess.expected();
        density = enough && keys.length >= ENOUGH_TO_TELL ? density(guess, keys) : 0;
        Sample misleading = guess.sample();
        if (!enough && misleading != null) {
            misleading.weight = Math.max(1, (double) keys.length / guess.sampled());
        }
    }

    /** What lay next was read in another way. */
    void passed() {
        density = 0;
        itFits();
    }

    /** None where it is about to change: where the rows end before the window does, or a gap is most of it. */
    private double density(Guess guess, long[] keys) {
        long last = keys[keys.length - 1];
        double span = (double) last - keys[0] + 1;
        long widest = 0;
        for (int i = 1; i < keys.length; i++) {
            widest = Math.max(widest, keys[i] - keys[i - 1]);
        }
        boolean endsInAGap = guess.end().isPresent() && guess.end().getAsLong() - last > GAP * span / keys.length;
        return endsInAGap || (oneRowAKey && 2 * widest > span) ? 0 : keys.length / span;
    }

    /**
     * A search found more than a page.
     *
     * @param arrived the keys of the rows that came, in the order in which they came
     * @param total how many rows there are
     */
    void overfull(Guess guess, long[] arrived, long total) {
        boolean inOrder = true;
        for (int i = 1; i < arrived.length; i++) {
            inOrder &= arrived[i - 1] <= arrived[i];
        }
        long[] keys = arrived.clone();
        Arrays.sort(keys);
        if (keys.length > 0) {
            // A server that sorts by this key has sent its first rows, of which each is just itself.
            samples.push(new Sample(keys, inOrder ? 1 : (double) total / keys.length));
        }
        density = 0;
        // Rows that are no sample of the others, such as the last ones, can't tell where those lie.
        halving = tooFar.isPresent();
        tooFar = guess.end();
        needsAnEnd = true;
    }
}
