package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * NetSuite did not accept the login, or it was not even tried because it was refused shortly before. Repeating it locks
 * the user after five times (Oracle help, subsect_156935170194), so it waits until {@link #notBefore()} or until the
 * credentials change.
 */
public final class LoginRefusedException extends NetSuiteException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Instant notBefore;
    private final @Nullable Duration skew;
    private final boolean sent;

    private LoginRefusedException(
            String message, int status, @Nullable Instant notBefore, @Nullable Duration skew, boolean sent) {
        super(message, status, null);
        this.notBefore = notBefore;
        this.skew = skew;
        this.sent = sent;
    }

    LoginRefusedException(String message, int status) {
        this(message, status, null);
    }

    /** @param skew how far the clock here is ahead of the server's; null where the server did not say */
    LoginRefusedException(String message, int status, @Nullable Duration skew) {
        this(message, status, null, skew, true);
    }

    /** NetSuite was not even asked: what is known here is enough to tell that it would refuse. */
    static LoginRefusedException unasked(String message) {
        return new LoginRefusedException(message, 0, null, null, false);
    }

    /** One that another process was told, or this one before it was started again. */
    static LoginRefusedException before(Instant when) {
        return new LoginRefusedException(
                "NetSuite refused the login at " + when
                        + ", as another process was told, or this one before a restart.",
                401);
    }

    /** These credentials would be one attempt too many after what others were told. */
    static LoginRefusedException ofOthers(int refused, Instant notBefore) {
        return new LoginRefusedException(
                "Not logged in: with other credentials, " + refused + " logins to this account were refused within 30"
                        + " minutes, and NetSuite locks a user after five. Not tried before " + notBefore + ".",
                0,
                notBefore,
                null,
                false);
    }

    LoginRefusedException(LoginRefusedException refusal, Instant notBefore) {
        this(
                refusal.getMessage() + " Not tried again before " + notBefore + ", unless the credentials change.",
                refusal.status(),
                notBefore,
                refusal.skew,
                refusal.sent);
    }

    @Override
    LoginRefusedException again() {
        return new LoginRefusedException(String.valueOf(getMessage()), status(), notBefore, skew, sent);
    }

    /** Whether NetSuite said so itself, so that it counts towards locking the user. */
    boolean isNetSuites() {
        return sent;
    }

    /** When the next login may be tried with the same credentials; null while an attempt is left now. */
    public @Nullable Instant notBefore() {
        return notBefore;
    }

    /** How far the clock here was ahead of NetSuite's when it refused; null where that is not known. */
    public @Nullable Duration skew() {
        return skew;
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
