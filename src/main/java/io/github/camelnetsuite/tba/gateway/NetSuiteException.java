package io.github.camelnetsuite.tba.gateway;

import org.jspecify.annotations.Nullable;

/**
 * Why a request got no usable answer. The type says what to do about it, the text says it to a person: what happened,
 * where, on which attempt, NetSuite's code, and the likely cause with its menu path. No text holds a secret.
 */
public abstract sealed class NetSuiteException extends RuntimeException
        permits LoginRefusedException,
                PermissionMissingException,
                RequestRefusedException,
                ThrottledException,
                UnavailableException,
                MalformedAnswerException,
                NothingVisibleException,
                PostponedException {

    private static final long serialVersionUID = 1L;

    private final int status;

    NetSuiteException(String message, int status, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status that NetSuite answered, 0 where none was received. */
    public final int status() {
        return status;
    }

    /** The same in an exception of its own: one object must not be thrown on several threads. */
    abstract NetSuiteException again();

    /** Whether the same request, signed afresh, may succeed within seconds. */
    public abstract boolean isTransient();
}
