package io.github.camelnetsuite.tba.sandbox.login;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Locks a user for 30 minutes after five failed logins (Oracle help, subsect_156935170194, {@code temporary_locked}).
 * Unverified, and the harsher reading: failures count for 30 minutes, and a good login in between does not excuse them. Thread-safe.
 */
public final class UserLock {
    private static final int FAILURES = 5;
    private static final Duration LOCKED = Duration.ofMinutes(30);

    private final Deque<Instant> failures = new ArrayDeque<>();
    private @Nullable Instant lockedUntil;

    public synchronized boolean locked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    synchronized void failed(Instant now) {
        if (locked(now)) {
            return;
        }
        failures.addLast(now);
        failures.removeIf(failure -> failure.isBefore(now.minus(LOCKED)));
        if (failures.size() >= FAILURES) {
            lock(now);
        }
    }

    /** Locks the user as if the fifth login had failed now. */
    public synchronized void lock(Instant now) {
        lockedUntil = now.plus(LOCKED);
        failures.clear();
    }

    /** Unlocks the user, and forgets failures so far. */
    public synchronized void release() {
        lockedUntil = null;
        failures.clear();
    }
}
