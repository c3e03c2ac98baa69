package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds back our requests to one account, over all routes and transports: no more in flight than allowed, half of that
 * after NetSuite refused for concurrency, one more again after a run of successes, and none at all while it asks to
 * wait. Thread-safe; one instance an account.
 */
public final class AccountLimiter {

    private static final int SUCCESSES_FOR_ONE_MORE = 20;

    private final Time time;
    private final Set<Wish> wishes = new HashSet<>();
    private int most;
    private int allowed;
    private int inFlight;
    private int successes;
    private long throttled;
    private Duration pausedUntil = Duration.ofSeconds(Long.MIN_VALUE);

    /** @param most while nobody wishes anything else */
    public AccountLimiter(int most, Time time) {
        this.most = most;
        this.allowed = most;
        this.time = time;
    }

    /** What a route of the account allows, until that is taken back. The smallest of all holds. */
    public final class Wish implements AutoCloseable {

        private final int limit;

        private Wish(int limit) {
            this.limit = limit;
        }

        /** Takes it back; what was the bound when the last one is gone stays. */
        @Override
        public void close() {
            synchronized (AccountLimiter.this) {
                if (wishes.remove(this)) {
                    bind();
                }
            }
        }
    }

    /** Has no more in flight than this, from now on until the wish is closed. */
    public synchronized Wish atMost(int limit) {
        Wish wish = new Wish(limit);
        wishes.add(wish);
        bind();
        return wish;
    }

    private void bind() {
        int before = most;
        most = wishes.stream().mapToInt(wish -> wish.limit).min().orElse(most);
        // What throttling has taken away comes back with successes only.
        allowed = allowed < before ? Math.min(allowed, most) : most;
        notifyAll();
    }

    /** Waits for a free slot and, where NetSuite asked for it, longer. */
    void enter() throws InterruptedException {
        enter(Patience.ENDLESS, null);
    }

    /**
     * The same, but no longer than this.
     *
     * @param reason why the caller asks again; null when it asks for the first time
     * @throws PostponedException when the wait would be longer
     */
    void enter(Patience patience, @Nullable NetSuiteException reason) throws InterruptedException {
        for (Duration pause = tryEnter(patience); !pause.isZero(); pause = tryEnter(patience)) {
            patience.require(pause, reason);
            time.sleep(pause);
        }
    }

    /** Zero when in; otherwise how long to wait outside the lock before asking again. */
    private synchronized Duration tryEnter(Patience patience) throws InterruptedException {
        for (boolean hasWaited = false; inFlight >= allowed; hasWaited = true) {
            patience.waitOn(this, hasWaited);
        }
        Duration now = now();
        if (now.compareTo(pausedUntil) < 0) {
            return pausedUntil.minus(now);
        }
        inFlight++;
        return Duration.ZERO;
    }

    synchronized void leave() {
        inFlight--;
        notifyAll();
    }

    synchronized void succeeded() {
        if (allowed < most && ++successes >= SUCCESSES_FOR_ONE_MORE) {
            allowed++;
            successes = 0;
            notifyAll();
        }
    }

    /** Everybody pauses: the account's slots are full, whoever of us noticed. */
    synchronized void throttled(Duration pause) {
        throttled++;
        successes = 0;
        allowed = Math.max(1, allowed / 2);
        Duration until = now().plus(pause);
        pausedUntil = until.compareTo(pausedUntil) > 0 ? until : pausedUntil;
    }

    /** By a clock that nobody sets: a wait must not grow by the hour that the machine's is put back. */
    private Duration now() {
        return Duration.ofNanos(time.nanos());
    }

    /** How often NetSuite refused for concurrency. */
    public synchronized long throttledCount() {
        return throttled;
    }
}
