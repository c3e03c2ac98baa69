package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.Time;
import java.time.Duration;
import java.time.Instant;

/** Time passes by it as it does elsewhere, but it shows another one. */
final class WrongClock implements Time {

    private final Time right;
    private Duration ahead = Duration.ZERO;

    WrongClock(Time right) {
        this.right = right;
    }

    /** @param by negative for behind */
    void isAhead(Duration by) {
        ahead = by;
    }

    @Override
    public Instant instant() {
        return right.instant().plus(ahead);
    }

    @Override
    public long nanos() {
        return right.nanos();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        right.sleep(duration);
    }
}
