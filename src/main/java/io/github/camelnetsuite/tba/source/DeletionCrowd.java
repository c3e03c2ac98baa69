package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * More deletions than a page holds, of a time that can't be divided any further, kept while it is handed over: an id and
 * a time each.
 */
final class DeletionCrowd {

    private static final int ATTEMPTS = 5;

    private final Instant from;
    private final Instant to;
    private final Instant asOf;
    private final List<ReadRecord> byId;

    private DeletionCrowd(Instant from, Instant to, Instant asOf, List<ReadRecord> byId) {
        this.from = from;
        this.to = to;
        this.asOf = asOf;
        this.byId = byId;
    }

    /** One page of the log. */
    @FunctionalInterface
    interface Pages {

        /** This page, counted from 1. */
        Answer<SoapClient.Found> page(Instant from, Instant to, int index) throws InterruptedException;
    }

    /**
     * Reads all its pages. They have no order; whatever shifts them meanwhile shows by a total that moves or a deletion
     * that comes twice, and then they are read again.
     */
    static DeletionCrowd read(Pages log, Instant from, Instant to) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<DeletionCrowd> read = tryToRead(log, from, to);
            if (read.isPresent()) {
                return read.get();
            }
        }
        throw new MalformedAnswerException("The log of deletions changes while its pages are read");
    }

    private static Optional<DeletionCrowd> tryToRead(Pages log, Instant from, Instant to) throws InterruptedException {
        TreeSet<ReadRecord> seen = new TreeSet<>(Comparator.comparingLong(ReadRecord::id)
                .thenComparing(ReadRecord::lastModified, Comparator.nullsFirst(Comparator.naturalOrder())));
        Answer<SoapClient.Found> first = log.page(from, to, 1);
        Answer<SoapClient.Found> page = first;
        for (int index = 2; ; index++) {
            boolean stands = page.body().total() == first.body().total();
            for (ReadRecord deletion : page.body().records()) {
                stands &= seen.add(deletion);
            }
            if (!stands
                    || (page.body().records().isEmpty()
                            && seen.size() < page.body().total())) {
                return Optional.empty();
            }
            if (seen.size() == page.body().total()) {
                return Optional.of(new DeletionCrowd(from, to, first.asOf(), new ArrayList<>(seen)));
            }
            page = log.page(from, to, index);
        }
    }

    boolean covers(Instant beginning, Instant end) {
        return !beginning.isBefore(from) && end.equals(to);
    }

    /** The next ones in the order of their ids, deleted at this second or later. */
    IdWindows.Part part(@Nullable Long after, Instant beginning, int most) {
        Window window = new Window(after, null, beginning, null);
        List<ReadRecord> next = byId.stream()
                .filter(deletion -> window.holds(deletion.id(), deletion.lastModified()))
                .limit(most + 1L)
                .toList();
        boolean last = next.size() <= most;
        return new IdWindows.Part(last ? next : next.subList(0, most), last, asOf, byId.size());
    }
}
