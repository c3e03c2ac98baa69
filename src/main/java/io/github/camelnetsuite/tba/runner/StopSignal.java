package io.github.camelnetsuite.tba.runner;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells a command that it shall end, and keeps the process alive until it has. Whoever takes one closes it when all is
 * put away. Thread-safe.
 */
final class StopSignal implements AutoCloseable {

    /** More than Camel gives its routes. */
    private static final long PATIENCE_SECONDS = 120;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Thread hook;
    private volatile @Nullable RuntimeException reason;

    /** One that SIGTERM and Ctrl-C trigger. */
    static StopSignal ofThisProcess() {
        StopSignal signal = new StopSignal();
        signal.hook = new Thread(signal::askAndWait, "netsuite-stop");
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Asks the command to end. */
    void ask() {
        asked.countDown();
    }

    /** Asks the command to end, because of this. */
    void because(RuntimeException failure) {
        reason = failure;
        ask();
    }

    /** Waits until asked, but not longer than this. */
    boolean isAskedWithin(long millis) throws InterruptedException {
        boolean isAsked = asked.await(millis, TimeUnit.MILLISECONDS);
        RuntimeException failure = reason;
        if (failure != null) {
            throw failure;
        }
        return isAsked;
    }

    /** Waits until asked. */
    void await() throws InterruptedException {
        asked.await();
    }

    private void askAndWait() {
        ask();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Ended without having stopped within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        Thread registered = hook;
        if (registered != null && asked.getCount() > 0) {
            try {
                Runtime.getRuntime().removeShutdownHook(registered);
            } catch (IllegalStateException alreadyEnding) {
                // Then it runs, and finds that all has ended.
            }
        }
    }
}
