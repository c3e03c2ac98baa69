package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until a test, or somebody who sleeps by it, moves it. Thread-safe. */
final class HeldTime implements Time {

    private final Instant start;
    private Duration passed = Duration.ZERO;
    private Duration jumped = Duration.ZERO;

    HeldTime() {
        this(Instant.parse("2026-04-14T08:30:00Z"));
    }

    HeldTime(Instant start) {
        this.start = start;
    }

    @Override
    public synchronized Instant instant() {
        return start.plus(passed).plus(jumped);
    }

    @Override
    public synchronized long nanos() {
        return passed.toNanos();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (duration.isNegative()) {
            throw new AssertionError("Asked to sleep for " + duration);
        }
        advance(duration);
    }

    synchronized void advance(Duration by) {
        passed = passed.plus(by);
    }

    /** Somebody sets the clock, forward or back, and no time passes. */
    synchronized void jump(Duration by) {
        jumped = jumped.plus(by);
    }
}
