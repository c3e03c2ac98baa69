package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads through SuiteTalk SOAP. A basic search has no order, and its second page would be that of another search, so
 * that what is edited meanwhile could slip through between the two. Therefore every page is the one page of a search of
 * its own, over a window of ids or seconds that is known to fit, and is put in order here.
 *
 * <p>NetSuite may answer a role that has lost its permission with success and nothing. So nothing at the end of the
 * first read, or for five minutes in the tail, is believed only while anything at all is visible.
 */
public final class SoapSource implements RecordSource {

    /** NetSuite's limit (Oracle help, section_4170181850). */
    public static final int PAGE_SIZE = SoapClient.LARGEST_PAGE;

    /** Shorter than the usual overlap, so that what this hid is still read again. */
    private static final Duration NOTHING_IS_BELIEVED_FOR = Duration.ofMinutes(5);

    private static final Window EVERYTHING = new Window(null, null, null, null);

    private final SoapClient soap;
    private final RecordType type;
    private final WindowSearch search;
    private final IdWindows snapshot;
    private final TimeWindows changes;
    private IdWindows crowd;
    private @Nullable Window crowded;
    private @Nullable Instant lastSeen;
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
        Stage of = type == RecordType.CUSTOMER ? stage : Stage.ALL;
        SoapRecords records = new SoapRecords(type, selection.fields(), withAddresses);
        this.search = new SizedSearch(
                (window, size) -> soap.search(type, of, window, size, records),
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
        Page page = position instanceof Position.ByTime byTime ? changes.next(byTime) : next((Position.ById) position);
        if (page.total() > 0) {
            lastSeen = page.asOf();
        } else if (isDoubtful(position, page.asOf())) {
            requireAnythingVisible();
            lastSeen = page.asOf();
        }
        return page;
    }

    /** Whether nothing was found where something was before. */
    private boolean isDoubtful(Position position, Instant now) {
        return position instanceof Position.ById byId
                ? byId.after() != null
                : lastSeen != null && Duration.between(lastSeen, now).compareTo(NOTHING_IS_BELIEVED_FOR) >= 0;
    }

    private Page next(Position.ById position) throws InterruptedException {
        IdWindows.Part part = snapshot.next(position.after(), position.floor(), null);
        left = part.total() < 0 ? left : part.total();
        long total = Math.max(left, part.records().size());
        left -= part.records().size();
        return new Page(part.records(), !part.last(), part.asOf(), total);
    }

    private void requireAnythingVisible() throws InterruptedException {
        if (search.search(EVERYTHING).body().total() == 0) {
            throw new MalformedAnswerException("NetSuite shows no " + type
                    + " at all any more, without an error. Has the role lost Lists > Customers or Lists > Contacts, or its"
                    + " subsidiaries (Setup > Users/Roles > Manage Roles)? If the account is empty, reset the cursor");
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
