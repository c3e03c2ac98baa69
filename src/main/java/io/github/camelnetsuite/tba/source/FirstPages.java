package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Reads the first pages of what a route is to read, with its own columns and by its own way, and throws them away: what
 * they took tells what the others will take. One to three pages, and no further one after five requests. For one thread.
 */
public final class FirstPages {

    private static final int PAGES = 3;
    private static final int REQUESTS = 5;

    private final SnapshotSource source;
    private final LongSupplier requests;
    private final Time time;

    /** @param requests how many have been sent by the source so far */
    public FirstPages(SnapshotSource source, LongSupplier requests, Time time) {
        this.source = source;
        this.requests = requests;
        this.time = time;
    }

    /**
     * What was found.
     *
     * @param rows how many records lie behind the position, the first pages included
     * @param requests about how many requests it takes to read them all
     * @param pages those that were read
     * @param read their records; not to be kept
     * @param whole whether these are all
     * @param orFewer whether there may be fewer rows
     */
    public record Found(
            long rows,
            RequestRange requests,
            List<TimedPage> pages,
            List<ReadRecord> read,
            boolean whole,
            boolean orFewer) {

        /** Nothing, and nothing asked. */
        public static final Found NOTHING = new Found(0, RequestRange.exactly(0), List.of(), List.of(), true, false);
    }

    /** Looks at what lies behind a position in the order of ids: a first read. */
    public Found byId(Position.ById start) throws InterruptedException {
        long before = requests.getAsLong();
        List<TimedPage> pages = new ArrayList<>();
        List<ReadRecord> read = new ArrayList<>();
        Position position = start;
        long total = 0;
        Page page;
        do {
            page = next(position, pages);
            read.addAll(page.records());
            total = Math.max(total, page.total());
            position = read.isEmpty() ? start : position.movedTo(read.get(read.size() - 1));
        } while (page.more() && pages.size() < PAGES && spentSince(before) < REQUESTS);
        if (!page.more()) {
            return new Found(read.size(), RequestRange.exactly(spentSince(before)), pages, read, true, false);
        }
        long rows = Math.max(source.count(start, total), read.size() + 1L);
        return new Found(rows, source.requestsFor(read, rows), pages, read, false, false);
    }

    /** Looks at what lies behind a position in the order of changes, by one page. */
    public Found byTime(Position.ByTime start) throws InterruptedException {
        long before = requests.getAsLong();
        List<TimedPage> pages = new ArrayList<>();
        Page page = next(start, pages);
        List<ReadRecord> read = page.records();
        long spent = spentSince(before);
        if (!page.more()) {
            return new Found(read.size(), RequestRange.exactly(spent), pages, read, true, false);
        }
        long rows = Math.max(source.count(start, page.total()), read.size() + 1L);
        long others = -Math.floorDiv(read.size() - rows, Math.max(1, read.size()));
        // What a page takes is known; by windows the first one takes more than those behind it.
        return new Found(rows, new RequestRange(spent + others, spent * (1 + others)), pages, read, false, false);
    }

    /**
     * Looks at the first page of records that were named. What is found there tells nothing of the others, so that all of
     * them are counted: there are so many or fewer.
     *
     * @param start the first ones of them, as many as are asked for at once
     * @param all how many were named
     */
    public Found byIds(Position.OfIds start, int all) throws InterruptedException {
        long before = requests.getAsLong();
        List<TimedPage> pages = new ArrayList<>();
        Page page = next(start, pages);
        List<ReadRecord> read = page.records();
        long spent = spentSince(before);
        int lookedFor = page.more()
                ? (int) start.ids().stream()
                        .filter(id -> id <= read.get(read.size() - 1).id())
                        .count()
                : start.ids().size();
        if (lookedFor == all) {
            return new Found(read.size(), RequestRange.exactly(spent), pages, read, true, false);
        }
        int others = all - lookedFor;
        RequestRange requests = RequestRange.exactly(spent)
                .plus(source.requestsForNamed(others, start.ids().size()));
        return new Found(read.size() + others, requests, pages, read, false, true);
    }

    private Page next(Position position, List<TimedPage> pages) throws InterruptedException {
        long before = requests.getAsLong();
        long began = time.nanos();
        Page page = source.next(position);
        pages.add(new TimedPage(page.records().size(), spentSince(before), Duration.ofNanos(time.nanos() - began)));
        return page;
    }

    private long spentSince(long before) {
        return requests.getAsLong() - before;
    }
}
