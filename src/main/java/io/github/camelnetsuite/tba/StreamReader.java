package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.progress.PageProgress;
import io.github.camelnetsuite.tba.progress.Progress;
import io.github.camelnetsuite.tba.progress.ResyncProgress;
import io.github.camelnetsuite.tba.source.Page;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Reads what a poll reads, one stream after the other to its end, and has each page handed over before the next one is asked
 * for. Used by the polling thread.
 */
final class StreamReader {

    // A route has one logger.
    private static final Logger LOG = LoggerFactory.getLogger(NetSuiteTbaConsumer.class);

    private final NetSuiteTbaConsumer consumer;
    private final NetSuiteTbaEndpoint endpoint;
    private final PollCounters counters;
    private final PollOutcome outcome;
    private final Interruption interruption;
    /** The warnings that nothing is visible, each of which is logged once. */
    private final Set<String> saidOfNothing = new HashSet<>();

    StreamReader(NetSuiteTbaConsumer consumer, PollCounters counters, PollOutcome outcome, Interruption interruption) {
        this.consumer = consumer;
        this.endpoint = consumer.getEndpoint();
        this.counters = counters;
        this.outcome = outcome;
        this.interruption = interruption;
    }

    /**
     * Changes, and then deletions.
     *
     * @return false when it was stopped before the end
     */
    boolean readChanges(Reading now, List<ChangeStream> streams) throws Exception {
        outcome.changesAreDue();
        if (!readToTheEnd(now, streams)) {
            return false;
        }
        outcome.changesAreRead(consumer.nextPoll(consumer.delay()));
        return true;
    }

    /**
     * One after the other. Where nothing at all is visible, nothing moves; deletions are read all the same, since they may
     * be why.
     *
     * @return false when it was stopped before the end
     */
    private boolean readToTheEnd(Reading now, List<ChangeStream> streams) throws Exception {
        NothingVisibleException unexpected = null;
        for (ChangeStream stream : streams) {
            boolean isFirst = stream.isFirst();
            try {
                if (!readToTheEnd(now, stream)) {
                    return false;
                }
                if (isFirst && counters.total() == 0) {
                    sayOfNothing(now.nothingToRead());
                }
            } catch (NothingVisibleException e) {
                if (stream.holds()) {
                    sayOfNothing(String.valueOf(e.getMessage()));
                } else {
                    unexpected = e;
                }
            }
        }
        if (unexpected != null) {
            throw unexpected;
        }
        counters.readToEnd(now.through());
        return true;
    }

    /**
     * What was asked to be read again, page by page; changes and deletions come first whenever they are due.
     *
     * @return false when it was stopped before the end
     */
    boolean readAgain(Reading now, List<ChangeStream> streams) throws Exception {
        // Not the consumer's own delay, which is short where all is read once.
        Duration pace = Duration.ofMillis(consumer.getTimeUnit().toMillis(endpoint.getDelay()));
        Time time = endpoint.getComponent().time();
        long changesReadAt = time.nanos();
        while (true) {
            Optional<ResyncProgress> asked = interruption.of(now::resyncProgress);
            counters.resyncing(asked.isPresent());
            if (asked.isEmpty()) {
                return true;
            } else if (!consumer.mayGoOn(now)) {
                return false;
            }
            boolean over = readPageAgain(now, asked.get());
            if (!over && Duration.ofNanos(time.nanos() - changesReadAt).compareTo(pace) >= 0) {
                if (!readChanges(now, streams)) {
                    return false;
                }
                changesReadAt = time.nanos();
            }
        }
    }

    /** @return whether it was the last one */
    private boolean readPageAgain(Reading now, ResyncProgress progress) throws Exception {
        if (now.resync().begins()) {
            LOG.info("{}: {}", endpoint.title(), progress.standing());
        }
        Page page = interruption.of(() -> now.resync().next(progress));
        boolean whole = delivery(now, progress, ResyncStream.CHANGE_TYPE, page)
                .handOver(() -> consumer.mayGoOn(now) && progress.stands());
        boolean over = whole && progress.readToEnd(page.more());
        outcome.resyncGetsOn();
        if (over) {
            LOG.atLevel(progress.foundAll() ? Level.INFO : Level.WARN)
                    .log("{}: {}", endpoint.title(), progress.outcome());
        }
        return over;
    }

    private void sayOfNothing(String text) {
        if (saidOfNothing.add(text)) {
            LOG.warn("{}: {}", endpoint.title(), text);
        }
    }

    /**
     * Page by page, each handed over before the next one is asked for.
     *
     * @return false when it was stopped before the end
     */
    private boolean readToTheEnd(Reading now, ChangeStream stream) throws Exception {
        Progress progress = stream.progress();
        progress.pollBegins();
        boolean more = true;
        while (more) {
            if (!consumer.mayGoOn(now)) {
                return false;
            }
            Page page = interruption.of(() -> stream.source().next(progress.position()));
            progress.pageRead(page.asOf());
            stream.shows(page);
            if (progress.inSnapshot()) {
                counters.expect(page.total());
            }
            if (!delivery(now, progress, stream.changeType(), page).handOver(() -> consumer.mayGoOn(now))) {
                return false;
            }
            more = page.more() || progress.readToEnd();
        }
        progress.save();
        return true;
    }

    private PageDelivery delivery(Reading now, PageProgress progress, String changeType, Page page) {
        Time time = endpoint.getComponent().time();
        return new PageDelivery(consumer, now.settings(), counters, time, progress, changeType, page);
    }
}
