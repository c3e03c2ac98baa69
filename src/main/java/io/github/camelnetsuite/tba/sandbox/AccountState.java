package io.github.camelnetsuite.tba.sandbox;

import io.github.camelnetsuite.tba.sandbox.login.UserLock;
import io.github.camelnetsuite.tba.sandbox.suiteql.SuiteQl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The account's conditions as they are now. Thread-safe. */
public final class AccountState {
    private static final Duration APART = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final UserLock lock;
    private volatile AccountConditions conditions = AccountConditions.USUAL;

    /** The usual conditions, until they are changed. */
    public AccountState(InstantSource clock, UserLock lock) {
        this.clock = clock;
        this.lock = lock;
    }

    public AccountConditions conditions() {
        return conditions;
    }

    /**
     * Changes the conditions. A user that they lock is locked from now on.
     *
     * @throws IllegalArgumentException for a missing column that there never was
     */
    public void change(AccountConditions value) {
        for (String column : value.missingColumns()) {
            if (!SuiteQl.knowsColumn(column)) {
                throw new IllegalArgumentException(
                        "There is no column " + column + " to miss; one is customer.category");
            }
        }
        if (value.loginCause().filter(LoginCause.USER_LOCKED::equals).isPresent()) {
            lock.lock(clock.instant());
        }
        conditions = value;
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
        return conditions.loginCause().filter(LoginCause.CLOCKS_APART::equals).isPresent() ? now.plus(APART) : now;
    }
}
