package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads by id, window after window, each small enough for one page: no edit can move a record out of a window, and no two
 * records share an id. The end is an open range in which nothing more is found than fits.
 */
final class IdWindows {

    /** A window that overflows is halved, and one that is empty grows, either in an axis of 64 bits. */
    private static final int MOST_GUESSES = 200;

    /** Two more may come than asked for, since the ends of a range may count or not. */
    static final int ENDS = 2;

    private final WindowSearch search;
    private final WindowPlan plan = new WindowPlan(true);
    private long[] shown = {};

    IdWindows(WindowSearch search) {
        this.search = search;
    }

    /**
     * Some records in the order of their ids.
     *
     * @param records what was asked for; empty only at the end
     * @param last whether nothing lies behind them
     * @param asOf NetSuite's clock before the first search for them
     * @param total how many records a search without an end found; negative when there was none
     */
    record Part(List<ReadRecord> records, boolean last, Instant asOf, long total) {}

    /**
     * The next records behind this id, last modified within these seconds. Some that were modified later may be among
     * them, as the search finds them.
     *
     * @param after null for all
     */
    Part next(@Nullable Long after, @Nullable Instant from, @Nullable Instant to) throws InterruptedException {
        if (after == null) {
            plan.reset();
        }
        long start = after == null ? WindowPlan.NONE : after;
        Instant asOf = null;
        long total = -1;
        for (int guesses = 0; guesses < MOST_GUESSES; guesses++) {
            WindowPlan.Guess guess = plan.next(start, rows());
            OptionalLong end = guess.end();
            // Behind all others the last one is asked for again: where it comes and no other, there is no other.
            Window window = new Window(end.isEmpty() ? before(start) : known(start), boxed(end), from, to);
            Answer<SoapClient.Found> answer = search.search(window);
            asOf = asOf == null ? answer.asOf() : asOf;
            total = end.isEmpty() ? answer.body().total() : total;
            if (!answer.body().isAll()) {
                requireMayOverflow(start, end, answer.body().records().size() - ENDS);
                long[] arrived = ids(answer.body().records());
                shown = end.isEmpty() ? arrived : shown;
                plan.overfull(guess, arrived, answer.body().total());
                continue;
            }
            List<ReadRecord> found = answer.body().records().stream()
                    .sorted(Comparator.comparingLong(ReadRecord::id))
                    .toList();
            plan.fitted(guess, ids(found));
            Window asked = new Window(known(start), window.idTo(), from, null);
            List<ReadRecord> inside = found.stream()
                    .filter(record -> asked.holds(record.id(), record.lastModified()))
                    .toList();
            total = end.isEmpty() ? inside.size() : total;
            if (end.isEmpty() || !inside.isEmpty()) {
                return new Part(inside, end.isEmpty(), asOf, total);
            }
            // One that is empty is not passed but made longer: what hides records for a moment hides none for ever.
            start = found.isEmpty() ? start : end.getAsLong();
        }
        throw new MalformedAnswerException("Searches for fewer and fewer records find more than a page each time");
    }

    /** The ids of a page that a search without an end brought of more, in the order in which they came; empty for none. */
    long[] shown() {
        return shown.clone();
    }

    private static @Nullable Long known(long start) {
        return start == WindowPlan.NONE ? null : start;
    }

    private static @Nullable Long before(long start) {
        return start == WindowPlan.NONE ? null : start - 1;
    }

    private int rows() {
        return search.pageSize() - ENDS;
    }

    private static void requireMayOverflow(long start, OptionalLong end, int rows) {
        if (start != WindowPlan.NONE && end.isPresent() && end.getAsLong() - start <= rows) {
            throw new MalformedAnswerException("A search finds more records between the ids " + start + " and "
                    + end.getAsLong() + " than there are ids");
        }
    }

    private static @Nullable Long boxed(OptionalLong end) {
        return end.isPresent() ? end.getAsLong() : null;
    }

    private static long[] ids(List<ReadRecord> records) {
        return records.stream().mapToLong(ReadRecord::id).toArray();
    }
}
