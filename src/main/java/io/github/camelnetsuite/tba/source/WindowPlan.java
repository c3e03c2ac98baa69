package io.github.camelnetsuite.tba.source;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How far to read at a time along an axis of whole numbers, ids or seconds, where nothing can be asked for in order and
 * a page holds only so many rows. It aims at windows that are nearly full, by what has been seen: every search counts
 * the rows of its window, so that what is left of a larger window is counted too; a search that found more than a page
 * shows where some of them lie; and a page shows how close they lie. Where all of that tells too little, a search over
 * many pages brings a sample of them. A wrong guess costs a request and nothing else: what does not fit is asked for
 * again, and before long with half of it at most, so that a window is found in any account and whatever order the rows
 * come in.
 */
final class WindowPlan {

    /** Nothing has been read yet, and there is no least key. */
    static final long NONE = Long.MIN_VALUE;

    private static final long NO_END = Long.MAX_VALUE;

    /** So many standard deviations stay free in a page; more empty places cost as much as fewer repeated searches. */
    private static final double CAUTION = 1.25;

    /** Where rows come in order, a search that finds too many shows where the page ends, and caution pays less. */
    private static final double BOLDNESS = 0.85;

    /** From here on pages would be so empty that a search over many of them, for a sample, costs fewer requests. */
    private static final double TOO_DISPERSED = 25;

    private static final int PAGES_TO_SAMPLE = 10;

    /** What is assumed of rows of which nothing but their number is known. */
    private static final double DISPERSION = 10;

    /** After this many searches in a row that found too many, half of the last one is all that is tried. */
    private static final int PATIENCE = 3;

    private final boolean oneRowAKey;
    private final Deque<Stretch> ahead = new ArrayDeque<>();
    private Density density = Density.UNKNOWN;
    private boolean inOrder;
    private OptionalLong tooFar = OptionalLong.empty();
    private int overfull;
    private int nearlyEmpty;
    /** The last row of the last window, and the end of that window: between them there was none. For ids only. */
    private long lastRow = NONE;

    private long readTo = NONE;

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
     * @param sampled how many keys of a sample chose it
     */
    record Guess(long after, OptionalLong end, double expected, int sampled) {

        private static Guess open(long after, double expected) {
            return new Guess(after, OptionalLong.empty(), expected, 0);
        }

        private static Guess to(long end, long after, double expected, int sampled) {
            return new Guess(after, OptionalLong.of(end), expected, sampled);
        }

        /** The same up to another key. */
        Guess until(long other) {
            if (end.isPresent() && end.getAsLong() == other) {
                return this;
            }
            boolean known = after != NONE && end.isPresent();
            double part = known ? ((double) other - after) / ((double) end.getAsLong() - after) : 0;
            return to(other, after, expected * part, 0);
        }

        private long last() {
            return end.orElse(NO_END);
        }
    }

    /** Begins with a search that has no end. */
    void reset() {
        ahead.clear();
        passed();
    }

    /** What lay next was read in another way. */
    void passed() {
        density = Density.UNKNOWN;
        nearlyEmpty = 0;
        lastRow = NONE;
        readTo = NONE;
        itFits();
    }

    private void itFits() {
        tooFar = OptionalLong.empty();
        overfull = 0;
    }

    /**
     * The next window.
     *
     * @param after the key behind which it begins, or {@link #NONE}
     * @param rows how many rows it may have
     */
    Guess next(long after, int rows) {
        long from = after == lastRow ? Math.max(after, readTo) : after;
        pass(from, 0);
        Guess guess = guess(after, from, rows);
        if (guess.end().isEmpty() && overfull == 0) {
            return guess;
        }
        // What overflowed lies before this place, in the margin of the search: a step takes it out of that.
        long end = guess.end().orElse(tooFar.isPresent() ? NO_END : from + 1);
        if (tooFar.isPresent() && (overfull >= PATIENCE || end >= tooFar.getAsLong())) {
            end = Math.min(end, half(from));
        }
        if (oneRowAKey && from != NONE) {
            end = Math.max(end, from + rows);
        }
        return guess.until(end);
    }

    /** Half of the way to what was too far. */
    private long half(long from) {
        long far = tooFar.orElseThrow();
        if (from == NONE) {
            return far > 0 ? far / 2 : far == 0 ? -1 : 2 * far;
        }
        return from + Math.max(1, (far - from) / 2);
    }

    /** As many stretches as fit into a page, and of the first that does not, as much as should. */
    private Guess guess(long after, long from, int rows) {
        double expected = 0;
        long begin = from;
        for (Stretch stretch : ahead) {
            if (expected + stretch.rows() > rows) {
                return within(stretch, after, begin, expected, rows);
            }
            expected += stretch.rows();
            begin = stretch.to();
        }
        return Guess.open(after, expected);
    }

    private Guess within(Stretch stretch, long after, long begin, double before, int rows) {
        boolean isFirst = before == 0;
        long base = begin == NONE ? Math.min(0, stretch.to()) - 1 : begin;
        Density seen = !density.isKnown() && !stretch.isSampled() ? mean(stretch, base) : density;
        boolean bySample = stretch.isSampled() && stretch.weight() - 1 <= seen.dispersion();
        if (!bySample && !seen.isKnown()) {
            return isFirst ? Guess.open(after, 0) : Guess.to(begin, after, before, 0);
        }
        double dispersion = bySample ? stretch.weight() - 1 : seen.dispersion();
        double target = isFirst && dispersion > TOO_DISPERSED && !inOrder && overfull == 0
                ? PAGES_TO_SAMPLE * rows
                : safely(rows - before, dispersion);
        target *= 1 << (2 * nearlyEmpty);
        if (bySample) {
            int keys = Math.min(stretch.sample(), Math.max((int) (target / stretch.weight()), isFirst ? 1 : 0));
            return keys == 0
                    ? Guess.to(begin, after, before, 0)
                    : Guess.to(stretch.key(keys - 1), after, before + keys * stretch.weight(), keys);
        }
        long keys = seen.keysFor(target);
        long end = base > NO_END - keys ? NO_END : base + keys;
        return Guess.to(Math.min(stretch.to(), end), after, before + target, 0);
    }

    /** Of rows that are spread evenly, for all that is known. */
    private static Density mean(Stretch stretch, long base) {
        return stretch.to() == NO_END
                ? Density.UNKNOWN
                : new Density(stretch.rows() / ((double) stretch.to() - base), DISPERSION);
    }

    /** How many rows to aim at for no more than this to come. */
    private double safely(double most, double dispersion) {
        double margin = CAUTION * Math.sqrt(dispersion);
        double root = (Math.sqrt(margin * margin + 4 * most) - margin) / 2;
        return Math.max(root * root, inOrder ? BOLDNESS * most : 0);
    }

    /** All up to this key is behind: so many rows. */
    private void pass(long key, long rows) {
        if (key == NONE) {
            return;
        }
        long passed = 0;
        while (!ahead.isEmpty() && ahead.element().to() <= key) {
            passed += ahead.remove().rows();
        }
        if (!ahead.isEmpty()) {
            ahead.element().begin(key, rows - passed);
        }
    }

    /**
     * A window came whole.
     *
     * @param found the keys of its rows, in order
     */
    void fitted(Guess guess, long[] found) {
        itFits();
        long[] keys = inside(guess, found);
        boolean isFarLess = 2 * keys.length < guess.expected();
        nearlyEmpty = 10 * keys.length < guess.expected() ? Math.min(nearlyEmpty + 1, 10) : 0;
        lastRow = keys.length == 0 ? guess.after() : keys[keys.length - 1];
        // Behind all others there may be new ones the next time.
        readTo = guess.end().orElse(lastRow);
        pass(guess.last(), keys.length);
        if (isFarLess
                && guess.sampled() > 0
                && !ahead.isEmpty()
                && ahead.element().isSampled()) {
            // The sample shows the first rows rather than any, and the others lie behind it.
            Stretch misleading = ahead.remove();
            Stretch front = misleading.front(Math.max(1.0, (double) keys.length / guess.sampled()));
            ahead.push(Stretch.unseen(misleading.to(), misleading.rows() - front.rows()));
            ahead.push(front);
        }
        density = guess.end().isEmpty() ? Density.UNKNOWN : Density.seen(guess.after(), readTo, keys);
    }

    /**
     * A search found more than a page.
     *
     * @param arrived the keys of the rows that came, in the order in which they came
     * @param total how many rows there are
     */
    void overfull(Guess guess, long[] arrived, long total) {
        long[] sorted = Arrays.stream(arrived).sorted().toArray();
        boolean upwards = Arrays.equals(sorted, arrived);
        inOrder = upwards || Arrays.equals(sorted, reversed(arrived));
        long[] keys = inside(guess, sorted);
        pass(guess.last(), total);
        long others = total - keys.length;
        if (keys.length == 0) {
            ahead.push(Stretch.unseen(guess.last(), total));
        } else if (!inOrder) {
            ahead.push(Stretch.sampled(guess.last(), total, keys));
        } else if (upwards) {
            ahead.push(Stretch.unseen(guess.last(), others));
            ahead.push(Stretch.sampled(keys[keys.length - 1], keys.length, keys));
        } else {
            ahead.push(Stretch.sampled(guess.last(), keys.length, keys));
            ahead.push(Stretch.unseen(keys[0] - 1, others));
        }
        density = Density.UNKNOWN;
        nearlyEmpty = 0;
        tooFar = guess.end();
        overfull++;
        if (overfull >= PATIENCE) {
            // What was found empty may be so no longer.
            readTo = lastRow;
        }
    }

    /** A search reaches a little further than its window. */
    private static long[] inside(Guess guess, long[] found) {
        return Arrays.stream(found)
                .filter(key -> key > guess.after() && key <= guess.last())
                .toArray();
    }

    private static long[] reversed(long[] keys) {
        long[] reversed = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            reversed[i] = keys[keys.length - 1 - i];
        }
        return reversed;
    }
}
