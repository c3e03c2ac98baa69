package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long to wait before the next attempt. */
@FunctionalInterface
public interface Backoff {

    /** What is waited at most when a server asks for more: a wait has to end within a route's patience. */
    Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    /**
     * How long to wait.
     *
     * @param failed how many attempts have failed, from 1
     */
    Duration after(int failed, NetSuiteException failure);

    /**
     * Anything between nothing and an exponentially growing bound, so that many clients do not come back together.
     *
     * @param first the bound after one failure, doubled by each further one
     * @param most the bound of the bound
     */
    static Backoff fullJitter(Duration first, Duration most, RandomGenerator random) {
        if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("Backoff needs 0 < first <= most");
        }
        return (failed, failure) -> {
            long doubled = first.toMillis() << Math.min(failed - 1, 30);
            return Duration.ofMillis(random.nextLong(Math.min(doubled, most.toMillis()) + 1));
        };
    }

    /** What the server asks for, at most {@link #LONGEST_RETRY_AFTER}; this where it asks for nothing or for the past. */
    default Backoff orRetryAfter() {
        return (failed, failure) -> {
            Duration asked = retryAfter(failure);
            if (asked == null || asked.isNegative() || asked.isZero()) {
                return after(failed, failure);
            }
            return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
        };
    }

    private static @Nullable Duration retryAfter(NetSuiteException failure) {
        if (failure instanceof ThrottledException throttled) {
            return throttled.retryAfter();
        }
        return failure instanceof UnavailableException unavailable ? unavailable.retryAfter() : null;
    }
}
