package io.github.camelnetsuite.tba.gateway;

import org.jspecify.annotations.Nullable;

/** An answer that is not what NetSuite answers: a proxy's page, broken JSON, rows that do not fit together. */
public final class MalformedAnswerException extends NetSuiteException {

    private static final long serialVersionUID = 1L;

    public MalformedAnswerException(String message, int status, @Nullable Throwable cause) {
        super(message, status, cause);
    }

    public MalformedAnswerException(String message) {
        this(message, 0, null);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
