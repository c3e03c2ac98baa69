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
}
