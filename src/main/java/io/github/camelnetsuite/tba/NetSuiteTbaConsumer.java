package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.doctor.Diagnosis;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.Patience;
import io.github.camelnetsuite.tba.gateway.PostponedException;
import io.github.camelnetsuite.tba.progress.CursorException;
import io.github.camelnetsuite.tba.progress.ResyncRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
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
    private static final Duration STALLED_AFTER = Duration.ofMinutes(1);
    private static final Patience HELD_BY_A_PAUSE = new Patience(Duration.ofSeconds(1));

    private final ReentrantLock polling = new ReentrantLock();
    private final Interruption interruption = new Interruption();
    private final PollCounters counters;
    private final PollOutcome outcome = new PollOutcome();
    private final OneLineExceptionHandler failures;
    private final StreamReader reader;

    private volatile @Nullable Reading reading;
    private volatile String standing = "not started";
    private volatile NetSuiteTbaComponent.@Nullable AccountGuards guards;

    NetSuiteTbaConsumer(NetSuiteTbaEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.counters = new PollCounters(endpoint.getComponent().time());
        this.failures = new OneLineExceptionHandler(LOG, endpoint.title(), outcome::isOfResync);
        this.reader = new StreamReader(this, counters, outcome, interruption);
        setExceptionHandler(failures);
    }

    /**
     * Reads from where the route stands to the end: first what has changed, then what was deleted, and then what was asked
     * to be read again.
     *
     * @return how many records were delivered
     */
    @Override
    protected int poll() throws Exception {
        long before = counters.delivered();
        long deletionsBefore = counters.deletions();
        long resyncedBefore = counters.resynced();
        polling.lock();
        try {
            outcome.begins();
            Reading now = reading();
            now.certificate().look();
            List<ChangeStream> streams = interruption.of(now::streams);
            counters.standsAt(now.through());
            if (reader.readChanges(now, streams) && reader.readAgain(now, streams)) {
                done(now, before, deletionsBefore, resyncedBefore);
            }
            ended();
        } catch (InterruptedException stopped) {
            LOG.debug("{} stopped in the middle of a page", getEndpoint().title());
            ended();
        } catch (PostponedException later) {
            if (counters.delivered() > before) {
                beginAfresh();
            }
            outcome.postponed(later, nextPoll(later.pause()));
        } catch (NetSuiteException e) {
            if (e.status() > 0) {
                addLastErrorDetail(HealthCheck.HTTP_RESPONSE_CODE, e.status());
            }
            throw failed(e);
        } catch (CursorException e) {
            forgetProgress();
            throw failed(e);
        } catch (Exception e) {
            throw failed(e);
        } catch (Error e) {
            // The scheduler would never poll again, and nothing would tell.
            throw failed(new IllegalStateException("A poll ended with " + e, e));
        } finally {
            polling.unlock();
        }
        return Math.toIntExact(counters.delivered() - before);
    }

    private void ended() {
        beginAfresh();
        if (isTurnOver()) {
            outcome.goesOn(nextPoll(Duration.ZERO));
        } else {
            outcome.ended(null, nextPoll(delay()));
        }
    }

    private <E extends Exception> E failed(E failure) {
        beginAfresh();
        outcome.ended(failure, nextPoll(delay()));
        return failure;
    }

    private void beginAfresh() {
        Reading now = reading;
        if (now != null) {
            now.beginAfresh();
        }
    }

    Instant nextPoll(Duration pause) {
        return getEndpoint().getComponent().time().instant().plus(pause);
    }

    Duration delay() {
        return Duration.ofMillis(getTimeUnit().toMillis(getDelay()));
    }

    /** For who schedules the polls of many accounts. */
    Duration pauseBeforeNextPoll() {
        PostponedException later = outcome.postponement();
        if (later != null) {
            return later.pause();
        }
        return outcome.isToGoOn() ? Duration.ZERO : delay();
    }

    private boolean isTurnOver() {
        return getScheduler() instanceof AccountScheduler accounts && accounts.isTurnOver();
    }

    Duration pauseBeforeFirstPoll() {
        return Duration.ofMillis(getTimeUnit().toMillis(getInitialDelay()));
    }

    private void done(Reading now, long before, long deletionsBefore, long resyncedBefore) throws InterruptedException {
        counters.pollDone();
        counters.forgot(now.forgotten());
        failures.worksAgain();
        long deletions = counters.deletions() - deletionsBefore;
        long resynced = counters.resynced() - resyncedBefore;
        long records = counters.delivered() - before - deletions - resynced;
        if (deletions > 0) {
            LOG.info("{}: {} records and {} deletions delivered", getEndpoint().title(), records, deletions);
        } else if (records > 0) {
            LOG.info("{}: {} records delivered", getEndpoint().title(), records);
        }
    }

    boolean mayGoOn(Reading now) {
        if (getScheduler() instanceof AccountScheduler accounts && !accounts.goOn()) {
            return false;
        }
        boolean hasReadOnce = getEndpoint().getComponent().readsOnce() && counters.pollsToTheEnd() > 0;
        return !hasReadOnce
                && isPollAllowed()
                && !isSuspendingOrSuspended()
                && !interruption.isStopping()
                // A route that outlasts a stop must not go on with what was closed then.
                && now == reading;
    }

    private Reading reading() throws InterruptedException {
        Reading now = reading;
        if (now == null) {
            throw new InterruptedException("Stopped");
        }
        return now;
    }

    private void forgetProgress() {
        Reading now = reading;
        if (now != null) {
            now.forgetProgress();
        }
    }

    /** Nothing new is something else than nothing because of a stop. */
    @Override
    protected void processEmptyMessage() throws Exception {
        Reading now = reading;
        if (now != null && outcome.postponement() == null && mayGoOn(now)) {
            super.processEmptyMessage();
        }
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
        NetSuiteTbaComponent.AccountGuards shared = component.guards(settings);
        Reading begun;
        try {
            begun = settings.account() == null
                    ? new Reading(settings, component, shared)
                    : ofOneOfMany(settings.account(), settings, component, shared);
        } catch (RuntimeException e) {
            shared.close();
            throw e;
        }
        guards = shared;
        // From here on a failure is cleaned up after by doStop, which Camel calls then.
        reading = begun;
        component.register(settings, this);
        interruption.reset();
        outcome.begins(nextPoll(Duration.ZERO));
        standing = begun.standing();
        LOG.info("{}: {}", getEndpoint().title(), standing);
        begun.warning().ifPresent(warning -> LOG.warn("{}: {}", getEndpoint().title(), warning));
        spreadPolls(component);
        forceConsumerAsReady();
        super.doStart();
    }

    /** Its polls run in the pool of all accounts, hold no thread while they pause, and take up new credentials. */
    private Reading ofOneOfMany(
            String account,
            EndpointSettings settings,
            NetSuiteTbaComponent component,
            NetSuiteTbaComponent.AccountGuards shared) {
        if (getScheduler() == null || getScheduler() instanceof AccountScheduler) {
            setScheduler(new AccountScheduler(component.pool(), account, this));
        }
        return new Reading(
                settings,
                component,
                shared,
                () -> getEndpoint().login(),
                getScheduler() instanceof AccountScheduler ? HELD_BY_A_PAUSE : Patience.ENDLESS);
    }

    private void spreadPolls(NetSuiteTbaComponent component) {
        if (component.readsOnce()) {
            setInitialDelay(0);
            setDelay(Math.min(getDelay(), inTimeUnit(RETRY_WHEN_READING_ONCE)));
        } else if (getInitialDelay() == CAMELS_INITIAL_DELAY) {
            setInitialDelay(inTimeUnit(component.random().nextLong(FIRST_POLL_WITHIN_MILLIS)));
        }
    }

    private long inTimeUnit(long millis) {
        return getTimeUnit().convert(millis, TimeUnit.MILLISECONDS);
    }

    private void release() {
        Reading ended = reading;
        reading = null;
        if (ended != null) {
            ended.close();
            counters.asked(ended.requests());
            getEndpoint().getComponent().unregister(ended.settings(), this);
        }
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
        boolean idle = awaitIdle();
        try {
            super.doStop();
        } finally {
            release();
            if (idle) {
                polling.unlock();
            }
        }
    }

    /** Has polls come to their end, the one under way too; asked again until it has. */
    boolean isBusyAfterSuspending() {
        suspend();
        return polling.isLocked();
    }

    private boolean awaitIdle() {
        try {
            Duration patience = getEndpoint().getComponent().patienceOfStop();
            if (polling.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException forced) {
            Thread.currentThread().interrupt();
        }
        LOG.warn(
                "{} stops while exchanges are under way: their records are delivered again",
                getEndpoint().title());
        return false;
    }

    @Override
    public NetSuiteTbaEndpoint getEndpoint() {
        return (NetSuiteTbaEndpoint) super.getEndpoint();
    }

    /**
     * Why this poll gets nowhere, or else why the last one failed; null when it did not. One that was postponed has not
     * ended.
     */
    public @Nullable Throwable trouble() {
        Duration stalled = counters.stalledFor();
        return stalled.compareTo(STALLED_AFTER) < 0
                ? outcome.trouble()
                : new DeliveryFailedException(
                        "The route has not ended for " + stalled.toSeconds()
                                + " s with what it was given last: see whether"
                                + " its destination answers (attempts that the route itself repeats take time, too)",
                        new TimeoutException());
    }

    /** Whether that is the trouble of what is read again only: changes and deletions have been read to their end. */
    @ManagedAttribute(description = "Whether a resync fails, while changes are read")
    public boolean isResyncFailing() {
        return outcome.isOfResync() && trouble() == outcome.trouble();
    }

    /** Why the next poll is earlier or later than usual: it goes on with what was postponed; null when it is not. */
    public @Nullable Throwable postponement() {
        return outcome.postponement();
    }

    /** How many polls have failed, one after the other. */
    public long failedPolls() {
        return outcome.failedPolls();
    }

    @ManagedAttribute(description = "The name of one of many accounts; null where it has none")
    public @Nullable String getAccountName() {
        return getEndpoint().getConfiguration().getAccount();
    }

    @ManagedAttribute(description = "NetSuite's account id; null while this is stopped")
    public @Nullable String getNetSuiteAccount() {
        Reading now = reading;
        return now == null ? null : now.settings().terms().account();
    }

    @ManagedAttribute(description = "When NetSuite is asked next, as far as is known")
    public @Nullable String getNextAttempt() {
        Instant next = outcome.nextAttempt();
        return next == null ? null : next.toString();
    }

    /** What that means, by what is known without asking NetSuite; null where it is not NetSuite's. */
    @Nullable
    Diagnosis diagnosis() {
        Reading now = reading;
        if (now == null || !(trouble() instanceof NetSuiteException trouble)) {
            return null;
        }
        Login login = now.settings().login();
        return Diagnosis.of(trouble, login.account(), login instanceof Login.Tba, now.loginStanding());
    }

    /**
     * Has the route read again, beside the changes that it follows, with change type {@code resync}; it begins with its next
     * poll, behind its first read.
     *
     * @param since what was modified since this instant; empty for all that the route would read in a first read
     * @throws IllegalArgumentException when one is pending, nothing was read yet, or that is no instant
     * @throws CursorException when it can't be put down where progress is kept
     */
    @ManagedOperation(description = "Reads all again, or what was modified since an instant, with ChangeType resync")
    public void resync(@Nullable String since) {
        ask(since == null || since.isBlank() ? new ResyncRequest.Everything() : ResyncRequest.since(since));
    }

    /**
     * The same for some records.
     *
     * @param ids their internal ids, separated by commas or blanks
     * @throws IllegalArgumentException when one is pending, nothing was read yet, or those are no ids
     */
    @ManagedOperation(description = "Reads the records of these ids again, with ChangeType resync")
    public void resyncIds(String ids) {
        ask(ResyncRequest.ids(ids));
    }

    private void ask(ResyncRequest what) {
        Reading now = started();
        now.resyncs()
                .ask(
                        now.settings().cursorName(),
                        what,
                        getEndpoint().getComponent().time().instant());
    }

    /**
     * Gives it up; what is being handed over may still come.
     *
     * @return whether anything was asked for
     */
    @ManagedOperation(description = "Gives up what was asked to be read again")
    public boolean cancelResync() {
        Reading now = started();
        return now.resyncs().cancel(now.settings().cursorName());
    }

    private Reading started() {
        Reading now = reading;
        if (now == null) {
            throw new IllegalStateException("The route is not started");
        }
        return now;
    }

    @ManagedAttribute(description = "What the first poll after the start begins with")
    public String getStanding() {
        return standing;
    }

    @ManagedAttribute(description = "Whether a resync is under way")
    public boolean isResyncing() {
        return counters.isResyncing();
    }

    @ManagedAttribute(description = "Records delivered by resyncs")
    public long getResyncDelivered() {
        return counters.resynced();
    }

    @ManagedAttribute(description = "Records delivered, deletions and resyncs included")
    public long getDelivered() {
        return counters.delivered();
    }

    @ManagedAttribute(description = "Deletions delivered")
    public long getDeletions() {
        return counters.deletions();
    }

    @ManagedAttribute(description = "Records read again in the overlap, unchanged, and not delivered again")
    public long getSuppressed() {
        return counters.suppressedCount();
    }

    @ManagedAttribute(
            description =
                    "Records that the bounded memory of the overlap forgot, and that may have been delivered again")
    public long getForgotten() {
        return counters.forgotten();
    }

    @ManagedAttribute(description = "Requests sent, each attempt counted, but for those that fetch access tokens")
    public long getRequests() {
        Reading now = reading;
        return counters.asked() + (now == null ? 0 : now.requests());
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

    /** Days until the certificate of OAuth 2.0 ends; empty where there is none, or that is not known. */
    OptionalLong certificateDaysLeft() {
        Reading now = reading;
        return now == null ? OptionalLong.empty() : now.certificate().daysLeft();
    }

    @ManagedAttribute(description = "How often NetSuite refused for concurrency, for all routes of the account")
    public long getThrottled() {
        NetSuiteTbaComponent.AccountGuards shared = guards;
        return shared == null ? 0 : shared.limiter().throttledCount();
    }
}
