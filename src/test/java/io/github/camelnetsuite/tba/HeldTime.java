package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until a test, or somebody who sleeps by it, moves it. Thread-safe. */
final class HeldTime implements Time {

    private static final Instant START = Instant.parse("2026-04-14T08:30:00Z");

    private Duration passed = Duration.ZERO;

    @Override
    public synchronized Instant instant() {
        return START.plus(passed);
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
        advance(duration);
    }

    synchronized void advance(Duration by) {
        passed = passed.plus(by);
    }
}
