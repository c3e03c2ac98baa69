package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads through SuiteTalk SOAP. A basic search has no order, and its second page would be that of another search, so
 * that what is edited meanwhile could slip through between the two. Therefore every page is the one page of a search of
 * its own, over a window of ids or seconds that is known to fit, and is put in order here.
 *
 * <p>That nothing is there is believed where anything is visible only, see {@link Sight}.
 */
public final class SoapSource implements SnapshotSource {

    /** NetSuite's limit (Oracle help, section_4170181850). */
    public static final int PAGE_SIZE = SoapClient.LARGEST_PAGE;

    private static final Window EVERYTHING = new Window(null, null, null, null);

    private final SoapClient soap;
    private final RecordType type;
    private final Stage stage;
    private final SoapRecords records;
    private final Sight sight;
    private final WindowSearch search;
    private final IdWindows snapshot;
    private final TimeWindows changes;
    private final NamedRecords named;
    private IdWindows crowd;
    private @Nullable Window crowded;
    private long left;

    /**
     * For one route.
     *
     * @param withAddresses whether each record gets its {@code addressBook}
     * @param lookback the overlap that a poll reads again
     * @param pageSize how many records to ask for at a time, at most {@link #PAGE_SIZE}
     */
    public SoapSource(
            SoapClient soap,
            RecordType type,
            FieldSelection selection,
            Stage stage,
            boolean withAddresses,
            Duration lookback,
            int pageSize) {
        this.soap = soap;
        this.type = type;
        this.sight = new Sight(lookback, this::requireAnythingVisible);
        this.stage = type == RecordType.CUSTOMER ? stage : Stage.ALL;
        this.records = new SoapRecords(type, selection.fields(), withAddresses);
        this.search = new SizedSearch(
                (window, size) -> sight.of(window, () -> found(window, size)),
                Math.max(SoapClient.SMALLEST_PAGE, pageSize));
        this.snapshot = new IdWindows(search);
        this.crowd = new IdWindows(search);
        this.changes = new TimeWindows(search, this::ofCrowd);
        this.named = new NamedRecords(soap, type, selection.fields(), this.stage, withAddresses, pageSize);
    }

    private Answer<SoapClient.Found> found(Window window, int size) throws InterruptedException {
        return soap.search(type, stage, window, size, records);
    }

    @Override
    public Instant serverTime() throws InterruptedException {
        return soap.now();
    }

    @Override
    public Page next(Position position) throws InterruptedException {
        if (position instanceof Position.OfIds ids) {
            return ofIds(ids);
        }
        return sight.of(
                position,
                () -> position instanceof Position.ByTime byTime
                        ? changes.next(byTime)
                        : next((Position.ById) position));
    }

    private Page next(Position.ById position) throws InterruptedException {
        IdWindows.Part part = snapshot.next(position.after(), position.floor(), null);
        left = part.total() < 0 ? left : part.total();
        long total = Math.max(left, part.records().size());
        left -= part.records().size();
        return new Page(part.records(), !part.last(), part.asOf(), total);
    }

    @Override
    public long count(Position position, long said) {
        return said;
    }

    @Override
    public RequestRange requestsFor(List<ReadRecord> read, long total) {
        long[] ids = read.stream().mapToLong(ReadRecord::id).toArray();
        return new WindowForecast(ids, snapshot.shown(), search.pageSize()).searchesFor(total);
    }

    @Override
    public RequestRange requestsForNamed(int ids, int atOnce) {
        long lists = named.listsFor(ids);
        // What lies between two that are there may be asked for twice; and where a whole position is empty, all of it,
        // and
        // whether anything is visible.
        return new RequestRange(lists, 2 * lists - Math.floorDiv(-ids, atOnce));
    }

    /**
     * Some records by one search, those that NetSuite shows first; or those of these ids.
     *
     * @param ids empty for any
     */
    public List<ReadRecord> some(List<Long> ids, int most) throws InterruptedException {
        if (!ids.isEmpty()) {
            return ofIds(new Position.OfIds(ids.stream().sorted().toList())).records();
        }
        int size = Math.max(SoapClient.SMALLEST_PAGE, most);
        return found(EVERYTHING, size).body().records().stream().limit(most).toList();
    }

    /** That none of them is there is believed where anything is visible only, and once more. */
    private Page ofIds(Position.OfIds ids) throws InterruptedException {
        Page page = named.next(ids.ids());
        if (page.records().isEmpty()) {
            requireAnythingVisible();
            page = named.next(ids.ids());
        }
        return page;
    }

    private void requireAnythingVisible() throws InterruptedException {
        SoapRecords idsOnly = new SoapRecords(type, List.of(), false);
        if (soap.search(type, Stage.ALL, EVERYTHING, SoapClient.SMALLEST_PAGE, idsOnly)
                        .body()
                        .total()
                == 0) {
            throw Sight.nothingVisible(type);
        }
    }

    private IdWindows.Part ofCrowd(@Nullable Long after, Instant from, Instant to) throws InterruptedException {
        Window now = new Window(null, null, from, to);
        if (!now.equals(crowded)) {
            crowded = now;
            crowd = new IdWindows(search);
        }
        return crowd.next(after, from, to);
    }
}
