package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.progress.CursorException;
import io.github.camelnetsuite.tba.progress.Progress;
import io.github.camelnetsuite.tba.source.Page;
import io.github.camelnetsuite.tba.source.RecordSource;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls one record type of one account and hands what is new to its route. {@link #poll()} is the page to read. */
@ManagedResource(description = "Managed NetSuite TBA consumer")
public class NetSuiteTbaConsumer extends ScheduledPollConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(NetSuiteTbaConsumer.class);
    private static final long FIRST_POLL_WITHIN_MILLIS = 2000;
    private static final long CAMELS_INITIAL_DELAY = 1000;
    private static final long RETRY_WHEN_READING_ONCE = 2000;
    private static final long STOP_WITHIN_SECONDS = 30;

    private final ReentrantLock polling = new ReentrantLock();
    private final Interruption interruption = new Interruption();
    private final PollCounters counters;
    private final OneLineExceptionHandler failures;
    private @Nullable Reading reading;
    private volatile String standing = "not started";
    private NetSuiteTbaComponent.@Nullable AccountGuards guards;

    NetSuiteTbaConsumer(NetSuiteTbaEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.counters = new PollCounters(endpoint.getComponent().time());
        this.failures = new OneLineExceptionHandler(LOG, endpoint.getEndpointBaseUri());
        setExceptionHandler(failures);
    }

    /**
     * Reads from where the route stands to the end, page by page, and hands each page over before the next is asked for.
     *
     * @return how many records were delivered
     */
    @Override
    protected int poll() throws Exception {
        long before = counters.delivered();
        polling.lock();
        try {
            Progress progress = interruption.of(reading()::progress);
            RecordSource source = reading().source();
            progress.pollBegins();
            boolean more = true;
            while (more && mayGoOn()) {
                Page page = interruption.of(() -> source.next(progress.position()));
                progress.pageRead(page.asOf());
                counters.expect(page.total());
                boolean whole = delivery(progress, page).handOver(this::mayGoOn);
                more = whole && (page.more() || progress.readToEnd());
                if (whole && !more) {
                    progress.save();
                    done(progress, before);
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("{} stopped in the middle of a page", getEndpoint().getEndpointBaseUri());
        } catch (NetSuiteException e) {
            if (e.status() > 0) {
                addLastErrorDetail(HealthCheck.HTTP_RESPONSE_CODE, e.status());
            }
            throw e;
        } catch (CursorException e) {
            reading().forgetProgress();
            throw e;
        } finally {
            polling.unlock();
        }
        return Math.toIntExact(counters.delivered() - before);
    }

    private PageDelivery delivery(Progress progress, Page page) {
        return new PageDelivery(
                this,
                reading().settings(),
                counters,
                getEndpoint().getComponent().time(),
                progress,
                page);
    }

    private void done(Progress progress, long before) {
        counters.readToEnd(progress.through());
        failures.worksAgain();
        long delivered = counters.delivered() - before;
        if (delivered > 0) {
            LOG.info("{}: {} records delivered", getEndpoint().getEndpointBaseUri(), delivered);
        }
    }

    private boolean mayGoOn() {
        boolean hasReadOnce = getEndpoint().getComponent().readsOnce() && counters.pollsToTheEnd() > 0;
        return !hasReadOnce && isPollAllowed() && !isSuspendingOrSuspended() && !interruption.isStopping();
    }

    private Reading reading() {
        if (reading == null) {
            throw new IllegalStateException("Not started");
        }
        return reading;
    }

    @Override
    protected void doBuild() throws Exception {
        setHealthCheck(new NetSuiteTbaHealthCheck(
                this,
                "consumer:" + getRouteId(),
                getEndpoint().getConfiguration().isAffectsReadiness()));
        super.doBuild();
    }

    @Override
    protected void doStart() throws Exception {
        NetSuiteTbaComponent component = getEndpoint().getComponent();
        EndpointSettings settings = getEndpoint().settings();
        component.register(settings.cursorName(), this);
        guards = component.guards(settings.http().baseUrl().getAuthority(), settings.maxConcurrency());
        reading = new Reading(settings, component, guards);
        interruption.reset();
        standing = reading.standing();
        LOG.info("{}: {}", getEndpoint().getEndpointBaseUri(), standing);
        if (component.readsOnce()) {
            setInitialDelay(0);
            setDelay(Math.min(getDelay(), RETRY_WHEN_READING_ONCE));
        } else if (getInitialDelay() == CAMELS_INITIAL_DELAY) {
            setInitialDelay(component.random().nextLong(FIRST_POLL_WITHIN_MILLIS));
        }
        forceConsumerAsReady();
        super.doStart();
    }

    @Override
    protected void doSuspend() throws Exception {
        interruption.now();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        interruption.reset();
        super.doResume();
    }

    /** Waits for the exchange that is under way, so that its record is not delivered twice. */
    @Override
    protected void doStop() throws Exception {
        interruption.now();
        boolean idle = polling.tryLock(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        try {
            super.doStop();
            if (reading != null) {
                getEndpoint().getComponent().unregister(reading.settings().cursorName(), this);
                reading.close();
                reading = null;
            }
        } finally {
            if (idle) {
                polling.unlock();
            }
        }
    }

    @Override
    public NetSuiteTbaEndpoint getEndpoint() {
        return (NetSuiteTbaEndpoint) super.getEndpoint();
    }

    /** Why the last poll failed; null when it did not. */
    public @Nullable Throwable trouble() {
        return getLastError();
    }

    @ManagedAttribute(description = "What the first poll after the start begins with")
    public String getStanding() {
        return standing;
    }

    @ManagedAttribute(description = "Records delivered")
    public long getDelivered() {
        return counters.delivered();
    }

    @ManagedAttribute(description = "Records read again in the overlap, unchanged, and not delivered again")
    public long getSuppressed() {
        return counters.suppressedCount();
    }

    @ManagedAttribute(description = "Polls that have read to the end")
    public long getPollsToTheEnd() {
        return counters.pollsToTheEnd();
    }

    @ManagedAttribute(description = "Records that the first read will be, as far as is known")
    public long getExpected() {
        return counters.total();
    }

    @ManagedAttribute(description = "Seconds since the time up to which everything has been read; -1 before that")
    public long getLagSeconds() {
        return counters.lagSeconds();
    }

    @ManagedAttribute(description = "When a poll last read to the end")
    public @Nullable String getLastSuccess() {
        Instant last = counters.lastSuccess();
        return last == null ? null : last.toString();
    }

    @ManagedAttribute(description = "How often NetSuite refused for concurrency, for all routes of the account")
    public long getThrottled() {
        return guards == null ? 0 : guards.limiter().throttledCount();
    }
}
