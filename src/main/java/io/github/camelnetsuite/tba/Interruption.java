package io.github.camelnetsuite.tba;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Lets a stop cut short a read from NetSuite, and never the route's own work. Thread-safe. */
final class Interruption {

    private @Nullable Thread interruptible;
    private boolean stopping;

    /**
     * Does what may be interrupted.
     *
     * @throws InterruptedException when it was, or when it was to begin after {@link #now()}
     */
    <T> T of(Callable<T> work) throws Exception {
        synchronized (this) {
            if (stopping) {
                throw new InterruptedException("Stopping");
            }
            interruptible = Thread.currentThread();
        }
        try {
            return work.call();
        } finally {
            synchronized (this) {
                interruptible = null;
                if (stopping) {
                    // It may have come too late for the work; it is not meant for anybody else.
                    Thread.interrupted();
                }
            }
        }
    }

    synchronized void now() {
        stopping = true;
        if (interruptible != null) {
            interruptible.interrupt();
        }
    }

    synchronized void reset() {
        stopping = false;
    }

    synchronized boolean isStopping() {
        return stopping;
    }
}
