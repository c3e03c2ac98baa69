package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a pause may hold the thread that asks.
 *
 * @param longest what is waited for; what takes longer is postponed
 */
public record Patience(Duration longest) {

    /** Threads wait as long as it takes. */
    public static final Patience ENDLESS = new Patience(Duration.ofSeconds(Long.MAX_VALUE));

    /**
     * Has a short pause pass.
     *
     * @param reason why there is a pause, where the one who asks has been told
     * @throws PostponedException for a longer one
     */
    void require(Duration pause, @Nullable NetSuiteException reason) {
        if (pause.compareTo(longest) > 0) {
            throw new PostponedException(pause, reason);
        }
    }

    /**
     * Waits until the caller's monitor, which it holds, is notified; an endless patience again and again, any other once.
     *
     * @param hasWaited whether this one has waited already, in vain
     * @throws PostponedException when it has
     */
    @SuppressWarnings("WaitNotInLoop") // The caller looks again.
    void waitOn(Object monitor, boolean hasWaited) throws InterruptedException {
        if (equals(ENDLESS)) {
            monitor.wait();
        } else if (hasWaited) {
            throw new PostponedException(longest, null);
        } else {
            monitor.wait(Math.max(1, longest.toMillis()));
        }
    }
}
