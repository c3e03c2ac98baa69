package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The account has too many requests in flight, ours and those of every other integration together. */
public final class ThrottledException extends NetSuiteException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration retryAfter;
    private final boolean known;

    ThrottledException(String message, int status, @Nullable Duration retryAfter) {
        this(message, status, retryAfter, false);
    }

    private ThrottledException(String message, int status, @Nullable Duration retryAfter, boolean known) {
        super(message, status, null);
        this.retryAfter = retryAfter;
        this.known = known;
    }

    @Override
    ThrottledException again() {
        return new ThrottledException(String.valueOf(getMessage()), status(), retryAfter, true);
    }

    /** Whether another one was told of this very refusal, and has slowed everybody down. */
    boolean isKnown() {
        return known;
    }

    /** How long NetSuite asks to wait, where it says so. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public boolean isTransient() {
        return true;
    }
}
