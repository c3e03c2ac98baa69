package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeartbeatThreadTest {

    @Test
    void itBeatsOnOneThreadThatKeepsNoProcessAliveUntilItIsEnded() throws InterruptedException {
        HeartbeatThread heart = new HeartbeatThread();
        BlockingQueue<Thread> beats = new LinkedBlockingQueue<>();
        Runnable end = heart.begin(Duration.ofMillis(1), () -> beats.add(Thread.currentThread()));

        Thread first = beats.poll(50, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(first.isDaemon()).isTrue();
        assertThat(beats.poll(50, TimeUnit.SECONDS)).isSameAs(first);

        end.run();
        BlockingQueue<String> others = new LinkedBlockingQueue<>();
        Runnable endOthers = heart.begin(Duration.ofMillis(1), () -> others.add("other"));
        others.poll(50, TimeUnit.SECONDS);
        beats.clear();
        assertThat(others.poll(50, TimeUnit.SECONDS)).isNotNull();
        assertThat(beats).as("beats after the end").isEmpty();
        endOthers.run();
    }
}
