package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads through SuiteTalk SOAP. A basic search has no order, and its second page would be that of another search, so
 * that what is edited meanwhile could slip through between the two. Therefore every page is the one page of a search of
 * its own, over a window of ids or seconds that is known to fit, and is put in order here.
 */
public final class SoapSource implements RecordSource {

    /** NetSuite's limit (Oracle help, section_4170181850). */
    public static final int PAGE_SIZE = SoapClient.LARGEST_PAGE;

    private final SoapClient soap;
    private final RecordType type;
    private final Stage stage;
    private final SoapRecords records;
    private final Search search;
    private final IdWindows snapshot;
    private final TimeWindows changes;
    private IdWindows crowd;
    private @Nullable Instant crowded;
    private long left;

    /**
     * For one route.
     *
     * @param withAddresses whether each record gets its {@code addressBook}
     * @param pageSize how many records to ask for at a time, at most {@link #PAGE_SIZE}
     */
    public SoapSource(
            SoapClient soap,
            RecordType type,
            FieldSelection selection,
            Stage stage,
            boolean withAddresses,
            int pageSize) {
        this.soap = soap;
        this.type = type;
        this.stage = type == RecordType.CUSTOMER ? stage : Stage.ALL;
        this.records = new SoapRecords(type, selection.fields(), withAddresses);
        this.search = new Search(Math.max(SoapClient.SMALLEST_PAGE, pageSize));
        this.snapshot = new IdWindows(search);
        this.crowd = new IdWindows(search);
        this.changes = new TimeWindows(search, this::ofSecond);
    }

    @Override
    public Instant serverTime() throws InterruptedException {
        return soap.serverTime().body();
    }

    @Override
    public Page next(Position position) throws InterruptedException {
        if (position instanceof Position.ByTime byTime) {
            return changes.next(byTime);
        }
        Position.ById byId = (Position.ById) position;
        IdWindows.Part part = snapshot.next(byId.after(), byId.floor(), null);
        left = part.total() < 0 ? left : part.total();
        long total = Math.max(left, part.records().size());
        left -= part.records().size();
        return new Page(part.records(), !part.last(), part.asOf(), total);
    }

    private IdWindows.Part ofSecond(@Nullable Long after, Instant second) throws InterruptedException {
        if (!second.equals(crowded)) {
            crowded = second;
            crowd = new IdWindows(search);
        }
        return crowd.next(after, second, second);
    }

    /** Searches in the stage of the route, with smaller pages once a page was too large to be read. */
    private final class Search implements WindowSearch {

        private int pageSize;

        Search(int pageSize) {
            this.pageSize = pageSize;
        }

        @Override
        public Answer<SoapClient.Found> search(Window window) throws InterruptedException {
            while (true) {
                try {
                    return soap.search(type, stage, window, pageSize, records);
                } catch (MalformedAnswerException e) {
                    if (!e.isTooLarge() || pageSize == SoapClient.SMALLEST_PAGE) {
                        throw e;
                    }
                    pageSize = Math.max(SoapClient.SMALLEST_PAGE, pageSize / 2);
                }
            }
        }

        @Override
        public int pageSize() {
            return pageSize;
        }
    }
}
