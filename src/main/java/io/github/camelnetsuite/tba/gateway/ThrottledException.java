package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The account has too many requests in flight, ours and those of every other integration together. */
public final class ThrottledException extends NetSuiteException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration retryAfter;

    ThrottledException(String message, int status, @Nullable Duration retryAfter) {
        super(message, status, null);
        this.retryAfter = retryAfter;
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
