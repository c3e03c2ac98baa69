package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.Position;
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
 * <p>NetSuite may answer a role that has lost its permission with success and nothing. So where nothing at all is found,
 * it is asked whether anything is visible, and then once more for what was not found. That is left out by a poll that
 * goes on from one that read to the end a moment ago: what is hidden then is read again with the overlap.
 */
public final class SoapSource implements RecordSource {

    /** NetSuite's limit (Oracle help, section_4170181850). */
    public static final int PAGE_SIZE = SoapClient.LARGEST_PAGE;

    private static final Duration LONGEST_MOMENT = Duration.ofMinutes(5);
    private static final Window EVERYTHING = new Window(null, null, null, null);

    private final SoapClient soap;
    private final RecordType type;
    private final Duration lookback;
    private final WindowSearch search;
    private final IdWindows snapshot;
    private final TimeWindows changes;
    private IdWindows crowd;
    private @Nullable Window crowded;
    /** When changes were last read to the end and anything was seen; null before that. */
    private @Nullable Instant lastSeen;

    /** Of the last search; one that goes on behind a record finds that one again. */
    private boolean foundNothing;

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
        this.lookback = lookback;
        Stage of = type == RecordType.CUSTOMER ? stage : Stage.ALL;
        SoapRecords records = new SoapRecords(type, selection.fields(), withAddresses);
        this.search = new SizedSearch(
                (window, size) -> seeing(window, () -> soap.search(type, of, window, size, records)),
                Math.max(SoapClient.SMALLEST_PAGE, pageSize));
        this.snapshot = new IdWindows(search);
        this.crowd = new IdWindows(search);
        this.changes = new TimeWindows(search, this::ofCrowd);
    }

    @Override
    public Instant serverTime() throws InterruptedException {
        return soap.now();
    }

    @Override
    public Page next(Position position) throws InterruptedException {
        Page page = read(position);
        if (foundNothing && isExpected(position, page.asOf())) {
            return page;
        }
        if (foundNothing) {
            requireAnythingVisible();
            page = read(position);
        }
        lastSeen = position instanceof Position.ByTime && !page.more() ? page.asOf() : null;
        return page;
    }

    private Page read(Position position) throws InterruptedException {
        return position instanceof Position.ByTime byTime ? changes.next(byTime) : next((Position.ById) position);
    }

    /** Whether nothing is new for a poll that goes on from one which was read to the end, and delivered, a moment ago. */
    private boolean isExpected(Position position, Instant now) {
        return position instanceof Position.ByTime start
                && start.after() == null
                && lastSeen != null
                && !start.from().isBefore(lastSeen.minus(lookback).minusSeconds(1))
                && Duration.between(lastSeen, now).compareTo(momentOf(lookback)) < 0;
    }

    private static Duration momentOf(Duration lookback) {
        Duration half = lookback.dividedBy(2);
        return half.compareTo(LONGEST_MOMENT) < 0 ? half : LONGEST_MOMENT;
    }

    /** A window of time that ends is passed where nothing is in it. */
    private Answer<SoapClient.Found> seeing(Window window, Searching search) throws InterruptedException {
        Answer<SoapClient.Found> answer = search.again();
        if (answer.body().total() == 0 && window.to() != null) {
            requireAnythingVisible();
            answer = search.again();
        }
        foundNothing = answer.body().total() == 0;
        return answer;
    }

    /** The same search each time. */
    @FunctionalInterface
    private interface Searching {
        Answer<SoapClient.Found> again() throws InterruptedException;
    }

    private Page next(Position.ById position) throws InterruptedException {
        IdWindows.Part part = snapshot.next(position.after(), position.floor(), null);
        left = part.total() < 0 ? left : part.total();
        long total = Math.max(left, part.records().size());
        left -= part.records().size();
        return new Page(part.records(), !part.last(), part.asOf(), total);
    }

    private void requireAnythingVisible() throws InterruptedException {
        SoapRecords idsOnly = new SoapRecords(type, List.of(), false);
        if (soap.search(type, Stage.ALL, EVERYTHING, SoapClient.SMALLEST_PAGE, idsOnly)
                        .body()
                        .total()
                == 0) {
            throw new NothingVisibleException(
                    "0 " + type + "s visible: permission, or an empty account? NetSuite says so"
                            + " without an error also where the role lacks Lists > Customers or Lists > Contacts, or the"
                            + " subsidiaries (Setup > Users/Roles > Manage Roles). Until one is visible the route stays where it"
                            + " is, so that nothing is skipped");
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
