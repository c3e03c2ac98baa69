package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * More deletions than a page holds, of a time that can't be divided any further, kept while it is handed over: an id and
 * a time each.
 */
final class DeletionCrowd {

    private static final int ATTEMPTS = 5;
    private static final Comparator<ReadRecord> BY_ID = Comparator.comparingLong(ReadRecord::id)
            .thenComparing(ReadRecord::lastModified, Comparator.nullsFirst(Comparator.naturalOrder()));

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
     * that comes twice, and then they are read again. What is logged twice comes twice each time.
     */
    static DeletionCrowd read(Pages log, Instant from, Instant to) throws InterruptedException {
        List<ReadRecord> before = List.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Answer<SoapClient.Found> first = log.page(from, to, 1);
            List<ReadRecord> rows = rows(log, from, to, first);
            List<ReadRecord> deletions = rows.stream().distinct().toList();
            if (!rows.isEmpty() && (rows.size() == deletions.size() || rows.equals(before))) {
                return new DeletionCrowd(from, to, first.asOf(), deletions);
            }
            before = rows;
        }
        throw new MalformedAnswerException("The log of deletions changes while its pages are read");
    }

    /** Of all pages, in the order of (id, time); none where their number moves. */
    private static List<ReadRecord> rows(Pages log, Instant from, Instant to, Answer<SoapClient.Found> first)
            throws InterruptedException {
        long total = first.body().total();
        List<ReadRecord> rows = new ArrayList<>(first.body().records());
        for (int index = 2; rows.size() < total; index++) {
            SoapClient.Found page = log.page(from, to, index).body();
            if (page.total() != total || page.records().isEmpty()) {
                return List.of();
            }
            rows.addAll(page.records());
        }
        rows.sort(BY_ID);
        return rows;
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
