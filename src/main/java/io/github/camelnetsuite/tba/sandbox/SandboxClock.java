package io.github.camelnetsuite.tba.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** The account's clock: another clock, moved forward on demand. Thread-safe. */
public final class SandboxClock implements InstantSource {
    private final InstantSource base;
    private final AtomicLong ahead = new AtomicLong();

    public SandboxClock(InstantSource base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().plusSeconds(ahead.get());
    }

    /**
     * Moves the clock forward.
     *
     * @throws IllegalArgumentException for a negative duration: an account's time does not run back
     */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The sandbox's clock only goes forward");
        }
        ahead.addAndGet(by.toSeconds());
    }
}
