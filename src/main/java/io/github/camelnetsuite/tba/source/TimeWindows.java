package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads in the order of (last modified, id), window after window, each small enough for one page. A poll begins with an
 * open range, so that one that finds little is one request. A second with more records than a page is a crowd, which is
 * taken apart in another way.
 *
 * <p>Whether a search looks at seconds is not documented: in NetSuite's own lists a time has minutes. So windows end
 * with a minute, until an answer has shown a record that a bound cut to the minute would have left out.
 */
final class TimeWindows {

    private static final int MOST_GUESSES = 100;
    private static final int MINUTE = 60;
    private static final long FAR_AHEAD = Instant.parse("9998-12-31T23:59:59Z").getEpochSecond();
    private static final Comparator<ReadRecord> BY_TIME =
            Comparator.comparing(TimeWindows::time).thenComparingLong(ReadRecord::id);

    private final WindowSearch search;
    private final Crowd crowd;
    private final WindowPlan plan = new WindowPlan(false);
    private Precision precision = Precision.UNKNOWN;
    /** The second that is being taken apart, and the first one behind it that is known to have records. */
    private @Nullable Instant crowded;

    private Instant later = Instant.MAX;
    /** The place within a crowd up to which it has been read. */
    private @Nullable Position withinCrowd;
    /** The place behind a crowd, and the second at which it goes on there. */
    private @Nullable Position behindCrowd;

    private Instant behindCrowdFrom = Instant.MAX;
    private long total;

    /** What a bound in the middle of a minute means to the search. */
    private enum Precision {
        UNKNOWN,
        SECONDS,
        MINUTES
    }

    /** Takes a second apart that holds more than a page. */
    @FunctionalInterface
    interface Crowd {

        /**
         * The next ones between these two in the order of their ids, with what a search happens to find behind them.
         *
         * @param after null for all
         */
        IdWindows.Part next(@Nullable Long after, Instant from, Instant to) throws InterruptedException;
    }

    TimeWindows(WindowSearch search, Crowd crowd) {
        this.search = search;
        this.crowd = crowd;
    }

    /** What this call has found out so far: since when, and from where it goes on. */
    private static final class Step {

        private Position.ByTime position;
        private @Nullable Instant asOf;

        Step(Position.ByTime position) {
            this.position = position;
        }

        void answered(Instant when) {
            asOf = asOf == null ? when : asOf;
        }

        void goesOnAt(Instant second) {
            position = new Position.ByTime(second, null);
        }
    }

    Page next(Position.ByTime position) throws InterruptedException {
        Step step = new Step(position);
        if (position.after() == null) {
            plan.reset();
            crowded = null;
            // What lay behind a crowd when it was read before need not be the next one now.
            behindCrowd = null;
        } else if (position.equals(behindCrowd)) {
            step.goesOnAt(behindCrowdFrom);
        }
        int guesses = 0;
        while (guesses < MOST_GUESSES) {
            Position.ByTime before = step.position;
            Page page = before.from().equals(crowded) ? ofCrowd(step) : ofWindow(step);
            if (page != null) {
                return page;
            }
            guesses = step.position.equals(before) ? guesses + 1 : 0;
        }
        throw new MalformedAnswerException("Searches for fewer and fewer records find more than a page each time");
    }

    /** The page that a window gives; null where it gave none, and the step or the plan has moved on. */
    private @Nullable Page ofWindow(Step step) throws InterruptedException {
        long start = step.position.from().getEpochSecond() - 1;
        WindowPlan.Guess guess = toBeTrusted(plan.next(start, search.pageSize()));
        OptionalLong end = guess.end();
        Window window = new Window(
                null,
                null,
                Instant.ofEpochSecond(start + 1),
                end.isPresent() ? Instant.ofEpochSecond(end.getAsLong()) : null);
        Answer<SoapClient.Found> answer = search.search(window);
        step.answered(answer.asOf());
        List<ReadRecord> found = answer.body().records();
        total = end.isEmpty() ? answer.body().total() : total;
        if (!answer.body().isAll()) {
            if (isSmallest(guess) && precision == Precision.UNKNOWN) {
                probe(guess, found);
            }
            if (isSmallest(guess)) {
                beginCrowd(step.position);
            } else {
                plan.overfull(guess, seconds(found), answer.body().total());
            }
            return null;
        }
        List<ReadRecord> inside = found.stream()
                .filter(record -> window.holds(record.id(), time(record)))
                .sorted(BY_TIME)
                .toList();
        plan.fitted(guess, seconds(inside));
        List<ReadRecord> ahead = inside.stream().filter(step.position::precedes).toList();
        // A search reaches a little further back than its window.
        total = end.isEmpty() ? ahead.size() : total;
        if (end.isEmpty() || !ahead.isEmpty()) {
            return page(step, ahead, end.isPresent());
        }
        step.goesOnAt(Instant.ofEpochSecond(end.getAsLong() + 1));
        return null;
    }

    /** A window in which nothing is found is passed, so its end has to be one that the search takes as it stands. */
    private WindowPlan.Guess toBeTrusted(WindowPlan.Guess guess) {
        if (guess.end().isEmpty()) {
            return guess;
        }
        long end = Math.min(guess.end().getAsLong(), FAR_AHEAD);
        if (precision == Precision.SECONDS) {
            return guess.until(end);
        }
        return guess.until(Math.max(endOfMinute(end + 1 - MINUTE), endOfMinute(guess.after() + 1)));
    }

    private boolean isSmallest(WindowPlan.Guess guess) {
        long first = guess.after() + 1;
        return guess.end().isPresent()
                && guess.end().getAsLong() <= (precision == Precision.SECONDS ? first : endOfMinute(first));
    }

    /**
     * Ends a search in the middle of a minute, at a record that is known: if one comes that lies behind the minute's
     * beginning, then the search looks at seconds.
     */
    private void probe(WindowPlan.Guess minute, List<ReadRecord> known) throws InterruptedException {
        long beginning = endOfMinute(minute.after() + 1) - MINUTE + 1;
        OptionalLong telling = known.stream()
                .mapToLong(record -> time(record).getEpochSecond())
                .filter(second -> second > Math.max(beginning, minute.after()) && second < beginning + MINUTE - 1)
                .min();
        if (telling.isEmpty()) {
            return;
        }
        Window window = new Window(
                null, null, Instant.ofEpochSecond(minute.after() + 1), Instant.ofEpochSecond(telling.getAsLong()));
        boolean seconds = search.search(window).body().records().stream()
                .anyMatch(record -> time(record).getEpochSecond() > beginning);
        precision = seconds ? Precision.SECONDS : Precision.MINUTES;
    }

    private void beginCrowd(Position.ByTime position) {
        crowded = position.from();
        // Of a crowd that is begun in its middle, the records before it tell nothing of what comes later.
        later = position.from().plusSeconds(1);
    }

    /** The last second of its minute. */
    private static long endOfMinute(long second) {
        return Math.floorDiv(second, MINUTE) * MINUTE + MINUTE - 1;
    }

    /** The page that a crowd gives; null where it gave none, and the step has moved on. */
    private @Nullable Page ofCrowd(Step step) throws InterruptedException {
        Instant second = step.position.from();
        Instant to =
                precision == Precision.SECONDS ? second : Instant.ofEpochSecond(endOfMinute(second.getEpochSecond()));
        Long after = step.position.after();
        if (after == null) {
            later = Instant.MAX;
        } else if (!step.position.equals(withinCrowd)) {
            later = second.plusSeconds(1);
        }
        while (true) {
            IdWindows.Part part = crowd.next(after, second, to);
            step.answered(part.asOf());
            part.records().stream()
                    .map(TimeWindows::time)
                    .filter(time -> time.isAfter(second) && time.isBefore(later))
                    .min(Comparator.naturalOrder())
                    .ifPresent(time -> later = time);
            List<ReadRecord> of = part.records().stream()
                    .filter(record -> time(record).equals(second))
                    .toList();
            if (part.last()) {
                crowded = null;
                plan.passed();
                later = later.equals(Instant.MAX) ? to.plusSeconds(1) : later;
                if (of.isEmpty()) {
                    step.goesOnAt(later);
                    return null;
                }
                behindCrowd = step.position.movedTo(of.get(of.size() - 1));
                behindCrowdFrom = later;
            }
            if (!of.isEmpty()) {
                withinCrowd = step.position.movedTo(of.get(of.size() - 1));
                return page(step, of, true);
            }
            after = part.records().get(part.records().size() - 1).id();
        }
    }

    private Page page(Step step, List<ReadRecord> records, boolean more) {
        long left = Math.max(total, records.size());
        total -= records.size();
        return new Page(records, more, Objects.requireNonNull(step.asOf), left);
    }

    private static Instant time(ReadRecord record) {
        Instant time = record.lastModified();
        if (time == null) {
            throw new MalformedAnswerException(record.body() + " has no last-modified time and is no change");
        }
        return time;
    }

    private static long[] seconds(List<ReadRecord> records) {
        return records.stream()
                .mapToLong(record -> time(record).getEpochSecond())
                .toArray();
    }
}
