package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads deletions of one record type by SuiteTalk's {@code getDeleted}, in the order of (deleted, id): records of an
 * {@code id} only, last modified when they were deleted. The log covers customers and contacts, and is kept for ever;
 * the role needs <em>Deleted Records</em> (Oracle help, section_N3497592).
 *
 * <p>Which of its records a route would have read can't be told any more, so all of the type come.
 */
public final class SoapDeletions implements RecordSource {

    private final SoapClient soap;
    private final RecordType type;
    private final WindowSearch search;
    private final TimeWindows windows;

    /** @param pageSize how many to ask for at a time, at most {@link SoapSource#PAGE_SIZE} */
    public SoapDeletions(SoapClient soap, RecordType type, int pageSize) {
        this.soap = soap;
        this.type = type;
        this.search = new SizedSearch(this::firstPage, Math.max(SoapClient.SMALLEST_PAGE, pageSize));
        this.windows = new TimeWindows(search, this::ofCrowd);
    }

    @Override
    public Instant serverTime() throws InterruptedException {
        return soap.now();
    }

    /** @param position of time: a log has no other order */
    @Override
    public Page next(Position position) throws InterruptedException {
        if (!(position instanceof Position.ByTime start)) {
            throw new IllegalArgumentException("Deletions are read in the order of time, not after " + position);
        }
        return windows.next(start);
    }

    private Answer<SoapClient.Found> firstPage(Window window, int pageSize) throws InterruptedException {
        return soap.getDeleted(type, Objects.requireNonNull(window.from()), window.to(), 1, pageSize);
    }

    /**
     * The next ones of a crowd, which takes all its pages: a log can't be searched by id, and its pages have no order.
     * Whatever shifts them while they are read shows by a total that moves or a deletion that comes twice.
     */
    private IdWindows.Part ofCrowd(@Nullable Long after, Instant from, Instant to) throws InterruptedException {
        int pageSize = search.pageSize();
        Window window = new Window(after, null, from, null);
        Set<Map.Entry<Long, Instant>> seen = new HashSet<>();
        NavigableMap<Long, ReadRecord> next = new TreeMap<>();
        boolean last = true;
        Instant asOf = null;
        long total = -1;
        for (int index = 1; index == 1 || seen.size() < total; index++) {
            Answer<SoapClient.Found> page = soap.getDeleted(type, from, to, index, pageSize);
            asOf = asOf == null ? page.asOf() : asOf;
            boolean stands = total < 0 || total == page.body().total();
            total = page.body().total();
            for (ReadRecord deletion : page.body().records()) {
                stands &= seen.add(Map.entry(deletion.id(), Objects.requireNonNull(deletion.lastModified())));
                if (window.holds(deletion.id(), deletion.lastModified())) {
                    next.put(deletion.id(), deletion);
                }
            }
            if (!stands || (page.body().records().isEmpty() && seen.size() < total)) {
                throw new MalformedAnswerException("The log of deletions changed while its pages were read");
            }
            while (next.size() > pageSize) {
                next.pollLastEntry();
                last = false;
            }
        }
        return new IdWindows.Part(List.copyOf(next.values()), last, Objects.requireNonNull(asOf), total);
    }
}
