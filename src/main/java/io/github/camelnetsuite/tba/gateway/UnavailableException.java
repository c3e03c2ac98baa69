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

    UnavailableException(String message, Kind kind, @Nullable Throwable cause) {
        super(message, 0, cause);
        this.kind = kind;
        this.retryAfter = null;
    }

    UnavailableException(String message, int status, @Nullable Duration retryAfter) {
        super(message, status, null);
        this.kind = Kind.SERVER_ERROR;
        this.retryAfter = retryAfter;
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
