package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private final int pageSize;
    private final TimeWindows windows;

    /** @param pageSize how many to ask for at a time, at most {@link SoapSource#PAGE_SIZE} */
    public SoapDeletions(SoapClient soap, RecordType type, int pageSize) {
        this.soap = soap;
        this.type = type;
        this.pageSize = Math.max(SoapClient.SMALLEST_PAGE, pageSize);
        this.windows = new TimeWindows(new Search(), this::ofSecond);
    }

    @Override
    public Instant serverTime() throws InterruptedException {
        return soap.serverTime().body();
    }

    /** @param position of time: a log has no other order */
    @Override
    public Page next(Position position) throws InterruptedException {
        if (!(position instanceof Position.ByTime start)) {
            throw new IllegalArgumentException("Deletions are read in the order of time, not after " + position);
        }
        return windows.next(start);
    }

    /**
     * All of a second, however many pages they are: a log can't be searched by id. An entry that commits between two
     * pages could shift them, so the total has to stand.
     */
    private IdWindows.Part ofSecond(@Nullable Long after, Instant second) throws InterruptedException {
        List<ReadRecord> all = new ArrayList<>();
        Window window = new Window(null, null, second, second);
        Answer<SoapClient.Found> page = soap.getDeleted(type, second, second, 1, pageSize);
        Instant asOf = page.asOf();
        long total = page.body().total();
        long read = page.body().records().size();
        all.addAll(page.body().records());
        for (int index = 2; read < total; index++) {
            SoapClient.Found next =
                    soap.getDeleted(type, second, second, index, pageSize).body();
            if (next.total() != total || next.records().isEmpty()) {
                throw new MalformedAnswerException("The log of deletions changed while its pages were read");
            }
            read += next.records().size();
            all.addAll(next.records());
        }
        List<ReadRecord> ahead = all.stream()
                .filter(record -> window.holds(record.id(), record.lastModified()))
                .filter(record -> after == null || record.id() > after)
                .sorted(Comparator.comparingLong(ReadRecord::id))
                .distinct()
                .toList();
        return new IdWindows.Part(ahead, true, asOf, total);
    }

    /** The first page of the log between two seconds. */
    private final class Search implements WindowSearch {

        @Override
        public Answer<SoapClient.Found> search(Window window) throws InterruptedException {
            Instant from = window.from();
            if (from == null) {
                throw new IllegalArgumentException("The log of deletions is never read from its beginning");
            }
            return soap.getDeleted(type, from, window.to(), 1, pageSize);
        }

        @Override
        public int pageSize() {
            return pageSize;
        }
    }
}
