package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
    private final Sight sight;
    private @Nullable DeletionCrowd crowd;

    /**
     * For one route.
     *
     * @param lookback the overlap that a poll reads again
     * @param pageSize how many to ask for at a time, at most {@link SoapSource#PAGE_SIZE}
     */
    public SoapDeletions(SoapClient soap, RecordType type, Duration lookback, int pageSize) {
        this.soap = soap;
        this.type = type;
        this.sight = new Sight(lookback, this::requireAnyVisible);
        this.search = new SizedSearch(
                (window, size) -> sight.of(window, () -> firstPage(window, size)),
                Math.max(SoapClient.SMALLEST_PAGE, pageSize));
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
        if (start.after() == null) {
            crowd = null;
        }
        return sight.of(position, () -> windows.next(start));
    }

    /** The log is kept for ever. */
    private void requireAnyVisible() throws InterruptedException {
        if (soap.getDeleted(type, Instant.EPOCH, null, 1, SoapClient.SMALLEST_PAGE)
                        .body()
                        .total()
                == 0) {
            throw new NothingVisibleException("0 deletions of " + type + "s visible: permission, or none yet? The role"
                    + " needs Setup > Deleted Records (Setup > Users/Roles > Manage Roles). Until one is visible the route"
                    + " stays where it is in the log, so that none is skipped");
        }
    }

    private Answer<SoapClient.Found> firstPage(Window window, int pageSize) throws InterruptedException {
        Answer<SoapClient.Found> answer =
                soap.getDeleted(type, Objects.requireNonNull(window.from()), window.to(), 1, pageSize);
        // What is logged twice was deleted once.
        List<ReadRecord> deletions = answer.body().records().stream().distinct().toList();
        return answer.body().isAll()
                ? new Answer<>(new SoapClient.Found(deletions, deletions.size()), answer.asOf())
                : answer;
    }

    /** The next ones of a crowd, of which all are read when it is first met: a log can't be searched by id. */
    private IdWindows.Part ofCrowd(@Nullable Long after, Instant from, Instant to) throws InterruptedException {
        if (crowd == null || !crowd.covers(from, to)) {
            crowd = DeletionCrowd.read(this::page, from, to);
        }
        return crowd.part(after, from, search.pageSize());
    }

    private Answer<SoapClient.Found> page(Instant from, Instant to, int index) throws InterruptedException {
        return soap.getDeleted(type, from, to, index, search.pageSize());
    }
}
