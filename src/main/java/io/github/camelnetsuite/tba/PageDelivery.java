package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.progress.CursorException;
import io.github.camelnetsuite.tba.progress.DeliveryWindow;
import io.github.camelnetsuite.tba.progress.PageProgress;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.source.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.spi.Synchronization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one page to the route, in order, and moves progress behind what was delivered without a gap.
 *
 * <p>A record counts as delivered when its exchange has completed: without an exception that nobody handled, and not
 * marked for rollback. An exchange may complete later and elsewhere ({@code threads}, {@code seda}); the page waits for
 * it. The first one that fails ends the page, and the next poll begins with it.
 */
final class PageDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(PageDelivery.class);
    private static final Duration SAVE_AT_LEAST_EVERY = Duration.ofSeconds(5);

    private final NetSuiteTbaConsumer consumer;
    private final EndpointSettings settings;
    private final PollCounters counters;
    private final Time time;
    private final PageProgress progress;
    private final String changeType;
    private final Page page;
    private final RecordExchanges exchanges;
    private final DeliveryWindow window = new DeliveryWindow();
    private final List<Begun> batch = new ArrayList<>();
    private int passed;
    private long savedAt;
    private boolean held;

    /** A record on its way, with its index in the window. */
    private record Begun(int index, ReadRecord record) {}

    /** @param changeType why its records come */
    PageDelivery(
            NetSuiteTbaConsumer consumer,
            EndpointSettings settings,
            PollCounters counters,
            Time time,
            PageProgress progress,
            String changeType,
            Page page) {
        this.consumer = consumer;
        this.settings = settings;
        this.counters = counters;
        this.time = time;
        this.progress = progress;
        this.changeType = changeType;
        this.page = page;
        this.exchanges = new RecordExchanges(consumer, settings, changeType);
        this.savedAt = time.nanos();
    }

    /**
     * Delivers what of the page is new; on return, progress is saved.
     *
     * @param mayGoOn asked before each exchange; false ends the page early
     * @return whether the whole page has been delivered
     * @throws DeliveryFailedException for the first record that was not
     */
    boolean handOver(BooleanSupplier mayGoOn) throws Exception {
        counters.handsOver();
        try {
            return handOverAll(mayGoOn);
        } finally {
            counters.handedOver();
        }
    }

    private boolean handOverAll(BooleanSupplier mayGoOn) throws Exception {
        if (progress.forgetsWhatIsReplacedBy(page.records())) {
            progress.save();
        }
        try {
            sendAll(mayGoOn);
        } catch (Exception e) {
            // What is under way ends first: were the page read again meanwhile, an older state could arrive last.
            try {
                settle();
            } catch (Exception alsoThis) {
                // The next poll says it again; its cause comes from the route and may quote a record.
                LOG.debug(
                        "The end of the page failed as well: {}",
                        alsoThis.getClass().getSimpleName());
            }
            throw e;
        }
        return settle();
    }

    private void sendAll(BooleanSupplier mayGoOn) throws Exception {
        int atOnce = Math.max(1, settings.batchSize());
        for (ReadRecord next : page.records()) {
            if (window.failed() || !isLetGoOn(mayGoOn)) {
                break;
            }
            int index = window.begin();
            if (progress.remembers(next)) {
                counters.suppressed();
                window.complete(index);
                continue;
            }
            batch.add(new Begun(index, next));
            if (batch.size() == atOnce) {
                send();
            }
        }
        Throwable failure = window.failure();
        if (failure == null) {
            send();
        } else {
            batch.forEach(one -> window.fail(one.index(), failure));
        }
    }

    /** Who waits here waits for other accounts, not for the route. */
    private boolean isLetGoOn(BooleanSupplier mayGoOn) {
        counters.handedOver();
        boolean goesOn = mayGoOn.getAsBoolean();
        counters.handsOver();
        return goesOn;
    }

    private boolean settle() throws InterruptedException {
        boolean settled;
        try {
            settled = awaitCompletions();
        } finally {
            passAndSave();
        }
        Throwable failure = window.failure();
        if (failure != null) {
            throw new DeliveryFailedException(
                    "The route did not take " + firstNotPassed() + ": "
                            + failure.getClass().getSimpleName() + ". It comes again with the next poll, and "
                            + (changeType.equals(ResyncStream.CHANGE_TYPE)
                                    ? "changes pass it, but nothing else of the resync does until it is taken or the resync"
                                            + " given up"
                                    : "nothing passes it until it is taken"),
                    failure);
        }
        if (!settled) {
            throw new DeliveryFailedException(
                    "The exchange of " + firstNotPassed() + " did not complete within "
                            + settings.completionTimeout().toMillis() + " ms (option completionTimeout)."
                            + " It comes again with the next poll",
                    new TimeoutException());
        }
        return passed == page.records().size();
    }

    /** Waits as long as exchanges keep completing; false when none has for as long as the option allows. */
    private boolean awaitCompletions() throws InterruptedException {
        Duration patience = settings.completionTimeout();
        int outstanding = window.outstanding();
        while (!patience.isZero()) {
            Duration wait = patience.compareTo(SAVE_AT_LEAST_EVERY) < 0 ? patience : SAVE_AT_LEAST_EVERY;
            if (window.awaitAll(wait)) {
                return true;
            }
            try {
                passAndSave();
            } catch (CursorException e) {
                LOG.debug("Progress could not be saved; the end of the page tries again", e);
            }
            int still = window.outstanding();
            patience = still < outstanding ? settings.completionTimeout() : patience.minus(wait);
            outstanding = still;
        }
        return false;
    }

    private ReadRecord firstNotPassed() {
        return page.records().get(passed);
    }

    private void send() throws Exception {
        if (batch.isEmpty()) {
            return;
        }
        List<Begun> begun = List.copyOf(batch);
        batch.clear();
        try {
            keepHold();
            Exchange exchange = exchanges.of(begun.stream().map(Begun::record).toList());
            exchange.getExchangeExtension().addOnCompletion(acknowledgement(begun));
            counters.gotOn();
            consumer.getAsyncProcessor().process(exchange, doneSync -> failIfFailed(exchange, begun));
        } catch (RuntimeException e) {
            begun.forEach(one -> window.fail(one.index(), e));
            throw e;
        }
    }

    /** Whoever has lost the cursor hands over no more: a newer state may have been delivered by another process. */
    private void keepHold() {
        boolean due = Duration.ofNanos(time.nanos() - savedAt).compareTo(SAVE_AT_LEAST_EVERY) >= 0;
        if (due) {
            passAndSave();
        }
        if (due || !held) {
            progress.requireHeld();
            held = true;
        }
    }

    /** Marks only: Camel swallows what is thrown here, so the polling thread does the rest. */
    private Synchronization acknowledgement(List<Begun> begun) {
        return new Synchronization() {
            @Override
            public void onComplete(Exchange exchange) {
                if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                    onFailure(exchange);
                    return;
                }
                counters.delivered(begun.size(), changeType);
                begun.forEach(one -> window.complete(one.index()));
                counters.gotOn();
            }

            @Override
            public void onFailure(Exchange exchange) {
                Throwable cause = exchange.getException();
                Throwable failure = cause == null ? new RollbackExchangeException(exchange) : cause;
                begun.forEach(one -> window.fail(one.index(), failure));
            }
        };
    }

    /**
     * An exchange that the route refuses to begin, or that fails after it gave its completion to another one ({@code
     * seda}), does not tell its {@link #acknowledgement}. What was told before stands.
     */
    private void failIfFailed(Exchange exchange, List<Begun> begun) {
        Throwable failure = exchange.getException();
        if (failure != null) {
            begun.forEach(one -> window.fail(one.index(), failure));
        }
    }

    /** Moves progress behind the delivered prefix. */
    private void passAndSave() {
        int delivered = window.deliveredPrefix();
        progress.passed(page.records().subList(passed, delivered));
        passed = delivered;
        progress.save();
        savedAt = time.nanos();
    }
}
