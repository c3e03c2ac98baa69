package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeTest {

    @Test
    void theSystemsClocksAreThisMachines() {
        long nanos = System.nanoTime();
        Instant before = Instant.now();

        assertThat(Time.SYSTEM.instant()).isBetween(before, Instant.now());
        assertThat(Time.SYSTEM.nanos() - nanos).isBetween(0L, System.nanoTime() - nanos);
    }

    @Test
    void itsSleepEndsByInterruption() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> Time.SYSTEM.sleep(Duration.ofHours(1)));
    }
}
