package io.github.camelnetsuite.tba.sandbox;

import io.github.camelnetsuite.tba.sandbox.login.UserLock;
import io.github.camelnetsuite.tba.sandbox.suiteql.SuiteQl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The account's keys and conditions as they are now. Thread-safe. */
public final class AccountState {
    private static final Duration APART = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final UserLock lock;
    private volatile SandboxCredentials credentials;
    private volatile AccountConditions conditions = AccountConditions.USUAL;

    /** The usual conditions, until they are changed. */
    public AccountState(InstantSource clock, UserLock lock, SandboxCredentials credentials) {
        this.clock = clock;
        this.lock = lock;
        this.credentials = credentials;
    }

    /** What opens the account now. */
    public SandboxCredentials credentials() {
        return credentials;
    }

    /** Resets the integration's credentials: there is a new consumer key and secret, and the old key is unknown. */
    public synchronized SandboxCredentials resetIntegration() {
        credentials = credentials.withConsumerOf(others());
        return credentials;
    }

    /** Revokes the token and makes another for the same user, role and integration. */
    public synchronized SandboxCredentials replaceToken() {
        credentials = credentials.withTokenOf(others());
        return credentials;
    }

    private SandboxCredentials others() {
        return SandboxCredentials.invent(credentials.accountId(), credentials.hashCode());
    }

    /** The conditions now. A lock that is over is none any more. */
    public AccountConditions conditions() {
        AccountConditions now = conditions;
        return is(LoginCause.USER_LOCKED, now) && !locked() ? now.withLoginCause(Optional.empty()) : now;
    }

    /**
     * Changes the conditions. A user that is to be locked is locked from now on.
     *
     * @throws IllegalArgumentException for a missing column that there never was
     */
    public synchronized void change(UnaryOperator<AccountConditions> change) {
        AccountConditions before = conditions();
        AccountConditions after = change.apply(before);
        for (String column : after.missingColumns()) {
            if (!SuiteQl.knowsColumn(column)) {
                throw new IllegalArgumentException(
                        "There is no column " + column + " to miss; one is customer.category");
            }
        }
        if (is(LoginCause.USER_LOCKED, after) && !is(LoginCause.USER_LOCKED, before)) {
            lock.lock(clock.instant());
        }
        conditions = after;
    }

    private static boolean is(LoginCause cause, AccountConditions conditions) {
        return conditions.loginCause().filter(cause::equals).isPresent();
    }

    /** Whether the user is locked. */
    public boolean locked() {
        return lock.locked(clock.instant());
    }

    /** Unlocks the user, as an administrator does, and forgets bad logins so far. */
    public void unlock() {
        lock.release();
    }

    /** The time by which the account judges logins and stamps answers. */
    public Instant now() {
        Instant now = clock.instant();
        return is(LoginCause.CLOCKS_APART, conditions) ? now.plus(APART) : now;
    }
}
