package io.github.camelnetsuite.tba.progress;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread, that does not keep the process alive and ends when there is nothing to do. */
final class HeartbeatThread implements Heartbeat {

    private static final Duration IDLE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor executor;

    HeartbeatThread() {
        this(IDLE);
    }

    /** @param idle how long the thread waits for something to do */
    HeartbeatThread(Duration idle) {
        executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "netsuite-tba-cursors");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(idle.toMillis(), TimeUnit.MILLISECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public Runnable begin(Duration every, Runnable beat) {
        Future<?> beating =
                executor.scheduleWithFixedDelay(beat, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return () -> beating.cancel(false);
    }
}
