package io.github.camelnetsuite.tba;

import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** Has one route's polls run in the pool of all accounts: the next one when the last has ended, and its time has come. */
final class AccountScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private final AccountPool pool;
    private final String account;
    private final NetSuiteTbaConsumer consumer;
    private final AccountPool.Work work = this::poll;

    private @Nullable CamelContext camelContext;
    private boolean scheduled;
    private @Nullable Future<?> next;
    private volatile AccountPool.@Nullable Turn turn;
    private volatile boolean turnIsOver;

    AccountScheduler(AccountPool pool, String account, NetSuiteTbaConsumer consumer) {
        this.pool = pool;
        this.account = account;
        this.consumer = consumer;
    }

    private void poll(AccountPool.Turn now) {
        turn = now;
        turnIsOver = false;
        try {
            consumer.run();
        } finally {
            turn = null;
            scheduleAfter(consumer.pauseBeforeNextPoll());
        }
    }

    private synchronized void scheduleAfter(Duration pause) {
        if (scheduled) {
            next = pool.after(pause, account, work);
        }
    }

    /**
     * The poll that runs here has got on. Waits while other accounts have all the places.
     *
     * @return false where it is to end for now
     */
    boolean goOn() {
        AccountPool.Turn now = turn;
        if (now != null && !now.goOn()) {
            turnIsOver = true;
        }
        return !turnIsOver;
    }

    /** Whether the last poll was to end for others to have their turn, and the next one comes when they have had it. */
    boolean isTurnOver() {
        return turnIsOver;
    }

    @Override
    public void onInit(Consumer polled) {
        // It knows it from the beginning.
    }

    @Override
    public void scheduleTask(Runnable task) {
        // The task is the consumer.
    }

    @Override
    public synchronized void startScheduler() {
        if (!scheduled) {
            scheduled = true;
            scheduleAfter(consumer.pauseBeforeFirstPoll());
        }
    }

    @Override
    public synchronized void unscheduleTask() {
        scheduled = false;
        if (next != null) {
            next.cancel(false);
            next = null;
        }
        pool.cancel(account, work);
    }

    @Override
    public synchronized boolean isSchedulerStarted() {
        return scheduled;
    }

    @Override
    public void setCamelContext(@Nullable CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camelContext;
    }
}
