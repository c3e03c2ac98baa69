package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock and the way to wait, so that tests hold both. */
public interface Time extends InstantSource {

    /** The machine's clock and real sleep. */
    Time SYSTEM = new Time() {
        @Override
        public Instant instant() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }
    };

    /** A clock for measuring durations: never set, counts nanoseconds from anywhere. */
    long nanos();

    /** Waits; ends early only by interruption. */
    void sleep(Duration duration) throws InterruptedException;
}
