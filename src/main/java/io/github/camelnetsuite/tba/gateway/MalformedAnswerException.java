package io.github.camelnetsuite.tba.gateway;

import org.jspecify.annotations.Nullable;

/** An answer that is not what NetSuite answers: a proxy's page, broken JSON, rows that do not fit together. */
public final class MalformedAnswerException extends NetSuiteException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    private MalformedAnswerException(String message, int status, @Nullable Throwable cause, boolean tooLarge) {
        super(message, status, cause);
        this.tooLarge = tooLarge;
    }

    public MalformedAnswerException(String message, int status, @Nullable Throwable cause) {
        this(message, status, cause, false);
    }

    public MalformedAnswerException(String message) {
        this(message, 0, null);
    }

    static MalformedAnswerException largerThan(long bytes) {
        return new MalformedAnswerException("The answer is larger than " + bytes + " bytes", 0, null, true);
    }

    static MalformedAnswerException holdingMoreThan(long characters) {
        return new MalformedAnswerException(
                "What was asked for has more than " + characters + " characters", 0, null, true);
    }

    /** The same, once it is known where it happened. */
    MalformedAnswerException of(Attempt attempt, int answered) {
        return new MalformedAnswerException(
                getMessage() + " (HTTP " + answered + "; " + attempt + ").", answered, getCause(), tooLarge);
    }

    @Override
    MalformedAnswerException again() {
        return new MalformedAnswerException(String.valueOf(getMessage()), status(), getCause(), tooLarge);
    }

    /** Whether only its size is wrong: asking for less may help. */
    public boolean isTooLarge() {
        return tooLarge;
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
