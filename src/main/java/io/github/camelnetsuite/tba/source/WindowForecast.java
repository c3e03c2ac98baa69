package io.github.camelnetsuite.tba.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How many searches a first read by windows takes: it is read through here, with the very plan of windows that will read
 * it. Only the ids are invented. They begin with those that are known; behind them come their gaps again, a stretch of
 * them from anywhere at a time, so that clusters stay clusters. Several accounts are invented so, and tell a range.
 *
 * <p>In which order a search brings records is not documented, and what a page shows of the others depends on it. Of some
 * orders the one counts in which a page would show ids as far apart as one has.
 */
final class WindowForecast {

    private static final int ACCOUNTS = 5;
    private static final int STRETCH = 300;

    /** In a longer axis the others cost as much each. */
    private static final int MOST_IDS = 200_000;

    private final long[] known;
    private final long[] shown;
    private final int pageSize;

    /**
     * What is known of the account.
     *
     * @param known ids in order, with no other between them
     * @param shown ids of a page of all, in the order in which they came; empty where all fit in a page
     */
    WindowForecast(long[] known, long[] shown, int pageSize) {
        this.known = known.clone();
        this.shown = shown.clone();
        this.pageSize = pageSize;
    }

    /** In which order a search brings what it finds. */
    private enum Order {
        OF_IDS,
        /** What comes first is a fair sample of all. */
        ANY,
        /** That of names of which some begin with a number that rises with the id: the sample shows a few places. */
        OF_NUMBERED_NAMES
    }

    /** For so many records, those that are known included. */
    RequestRange searchesFor(long total) {
        int ids = (int) Math.min(MOST_IDS, Math.max(total, known.length));
        double part = total <= ids ? 1 : (double) total / ids;
        List<Reading> likeliest = List.of();
        for (Order order : orders()) {
            List<Reading> readings = new ArrayList<>();
            for (int seed = 1; seed <= ACCOUNTS; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                readings.add(new Reading(invented(ids, random), order, random));
            }
            likeliest = likeliest.isEmpty() || surprise(readings) < surprise(likeliest) ? readings : likeliest;
        }
        long least = likeliest.stream().mapToLong(Reading::searches).min().orElseThrow();
        long most = likeliest.stream().mapToLong(Reading::searches).max().orElseThrow();
        return new RequestRange(Math.round(least * part), Math.round(most * part));
    }

    private List<Order> orders() {
        long[] sorted = Arrays.stream(shown).sorted().toArray();
        return Arrays.equals(sorted, shown) ? List.of(Order.OF_IDS) : List.of(Order.ANY, Order.OF_NUMBERED_NAMES);
    }

    /** How far the distances of what they were shown are from those that were seen. */
    private double surprise(List<Reading> readings) {
        double invented = readings.stream()
                .mapToDouble(reading -> distance(reading.shown()))
                .average()
                .orElseThrow();
        return Math.abs(Math.log(invented / distance(shown)));
    }

    /** How far apart these ids usually are. */
    private static double distance(long[] ids) {
        long[] sorted = Arrays.stream(ids).sorted().toArray();
        long[] gaps = IntStream.range(1, sorted.length)
                .mapToLong(i -> sorted[i] - sorted[i - 1])
                .sorted()
                .toArray();
        return gaps.length == 0 ? 1 : gaps[gaps.length / 2];
    }

    private long[] invented(int size, SplittableRandom random) {
        long[] ids = Arrays.copyOf(known, size);
        int place = 0;
        for (int i = known.length; i < size; i++) {
            boolean elsewhere = (i - known.length) % STRETCH == 0 || place + 1 >= known.length;
            place = known.length < 2 ? 0 : elsewhere ? 1 + random.nextInt(known.length - 1) : place + 1;
            long gap = place == 0 ? 1 : known[place] - known[place - 1];
            ids[i] = (i == 0 ? 0 : ids[i - 1]) + gap;
        }
        return ids;
    }

    /** One invented account, read to its end as {@link IdWindows} does it. */
    private final class Reading {

        private final long[] ids;
        private final Order order;
        private final SplittableRandom random;
        private final WindowPlan plan = new WindowPlan(true);
        private long searches;
        private long[] shown = {};

        Reading(long[] ids, Order order, SplittableRandom random) {
            this.ids = ids;
            this.order = order;
            this.random = random;
            plan.reset();
            read();
        }

        private void read() {
            long after = WindowPlan.NONE;
            int behind = 0;
            int rows = pageSize - IdWindows.ENDS;
            while (true) {
                WindowPlan.Guess guess = plan.next(after, rows);
                boolean open = guess.end().isEmpty();
                int end = open ? ids.length : notAbove(guess.end().getAsLong());
                searches++;
                if (end - behind > pageSize) {
                    long[] arrived = arrived(behind, end);
                    shown = open ? arrived : shown;
                    plan.overfull(guess, arrived, (long) end - behind);
                    continue;
                }
                plan.fitted(guess, Arrays.copyOfRange(ids, behind, end));
                if (open) {
                    return;
                }
                after = end > behind ? ids[end - 1] : guess.end().getAsLong();
                behind = end;
            }
        }

        private int notAbove(long key) {
            int place = Arrays.binarySearch(ids, key);
            return place < 0 ? -place - 1 : place + 1;
        }

        /** What one page shows of too many. */
        private long[] arrived(int from, int to) {
            return switch (order) {
                case OF_IDS -> Arrays.copyOfRange(ids, from, from + pageSize);
                case ANY ->
                    random.ints(from, to)
                            .distinct()
                            .limit(pageSize)
                            .mapToLong(i -> ids[i])
                            .toArray();
                case OF_NUMBERED_NAMES ->
                    Arrays.stream(ids, from, to)
                            .map(NumberedNames::place)
                            .sorted()
                            .limit(pageSize)
                            .map(NumberedNames::id)
                            .toArray();
            };
        }

        long searches() {
            return searches;
        }

        long[] shown() {
            return shown;
        }
    }
}
