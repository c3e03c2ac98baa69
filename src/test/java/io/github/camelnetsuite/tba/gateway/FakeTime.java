package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves when somebody sleeps, and at once. */
public final class FakeTime implements Time {

    public static final Instant START = Instant.parse("2026-03-12T08:57:09Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now = START;
    private Duration jumped = Duration.ZERO;

    @Override
    public synchronized Instant instant() {
        return now.plus(jumped);
    }

    @Override
    public synchronized long nanos() {
        return Duration.between(START, now).toNanos();
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (duration.isNegative()) {
            throw new AssertionError("Asked to sleep for " + duration);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(duration);
        now = now.plus(duration);
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Somebody sets the clock, forward or back, and no time passes. */
    public synchronized void jump(Duration by) {
        jumped = jumped.plus(by);
    }

    /** All the sleeps so far, in order. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}
