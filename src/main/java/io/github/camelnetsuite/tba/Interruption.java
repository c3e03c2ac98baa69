package io.github.camelnetsuite.tba;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Lets a stop cut short a read from NetSuite, and never the route's own work. Thread-safe. */
final class Interruption {

    private @Nullable Thread interruptible;
    private boolean stopping;
    private boolean interrupted;

    /**
     * Does what may be interrupted.
     *
     * @throws InterruptedException when it was, or when it was to begin after {@link #now()}; whatever an interrupted
     *     work throws, since a file closed by the interrupt is no trouble with the file
     */
    <T> T of(Callable<T> work) throws Exception {
        synchronized (this) {
            if (stopping) {
                throw new InterruptedException("Stopping");
            }
            interruptible = Thread.currentThread();
        }
        T result;
        try {
            result = work.call();
        } catch (Exception failure) {
            if (ended()) {
                InterruptedException stopped = new InterruptedException("Stopping");
                stopped.initCause(failure);
                throw stopped;
            }
            throw failure;
        }
        ended();
        return result;
    }

    /** Whether the work was interrupted. It may have come too late for it, and is not meant for anybody else. */
    private synchronized boolean ended() {
        interruptible = null;
        boolean was = interrupted;
        if (was) {
            interrupted = false;
            Thread.interrupted();
        }
        return was;
    }

    synchronized void now() {
        stopping = true;
        if (interruptible != null) {
            interrupted = true;
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
