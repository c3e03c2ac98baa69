package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** No answer, a broken one, or a server error: nothing is known about the account, only that it can't be read now. */
public final class UnavailableException extends NetSuiteException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient @Nullable Duration retryAfter;

    /** What kept the answer away. */
    public enum Kind {
        /** Nothing, or not all, arrived in time. The request may still run on the server. */
        TIMED_OUT,
        /** The connection failed or broke. */
        BROKEN,
        /** The other side is not who it should be. Trying again changes nothing. */
        UNTRUSTED,
        /** The server says that it is in trouble. */
        SERVER_ERROR
    }

    private UnavailableException(
            String message, int status, Kind kind, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, status, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    UnavailableException(String message, Kind kind, @Nullable Throwable cause) {
        this(message, 0, kind, null, cause);
    }

    UnavailableException(String message, int status, @Nullable Duration retryAfter) {
        this(message, status, Kind.SERVER_ERROR, retryAfter, null);
    }

    @Override
    UnavailableException again() {
        return new UnavailableException(String.valueOf(getMessage()), status(), kind, retryAfter, getCause());
    }

    /** What kept the answer away. */
    public Kind kind() {
        return kind;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public boolean isTransient() {
        return kind != Kind.UNTRUSTED;
    }
}
