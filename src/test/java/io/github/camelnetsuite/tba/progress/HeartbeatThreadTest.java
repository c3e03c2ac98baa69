package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HeartbeatThreadTest {

    private final HeartbeatThread heart = new HeartbeatThread(Duration.ofMillis(1));
    private final BlockingQueue<Thread> beats = new LinkedBlockingQueue<>();

    private Runnable begin() {
        return heart.begin(Duration.ofMillis(1), () -> beats.add(Thread.currentThread()));
    }

    private Thread next() throws InterruptedException {
        return Objects.requireNonNull(beats.poll(50, TimeUnit.SECONDS));
    }

    @Test
    void itBeatsOnOneThreadUntilItIsEnded() throws InterruptedException {
        Runnable end = begin();
        assertThat(next()).isSameAs(next());

        end.run();
        BlockingQueue<String> others = new LinkedBlockingQueue<>();
        Runnable endOthers = heart.begin(Duration.ofMillis(1), () -> others.add("other"));
        others.poll(50, TimeUnit.SECONDS);
        beats.clear();
        assertThat(others.poll(50, TimeUnit.SECONDS)).isNotNull();
        assertThat(beats).as("beats after the end").isEmpty();
        endOthers.run();
    }

    @Test
    void itsThreadKeepsNoProcessAlive() throws InterruptedException {
        AtomicReference<Runnable> end = new AtomicReference<>();
        // A thread is a daemon if the one is that it was begun by, unless it is told otherwise.
        Thread route = new Thread(() -> end.set(begin()));
        route.setDaemon(false);
        route.start();
        route.join();
        assertThat(next().isDaemon()).isTrue();
        end.get().run();
    }

    @Test
    void itsThreadEndsWhenAllHasEndedAndAnotherOneGoesOn() throws InterruptedException {
        Runnable seldom = heart.begin(Duration.ofDays(1), () -> {});
        Runnable end = begin();
        Thread thread = next();
        end.run();
        seldom.run();
        thread.join(50_000);
        assertThat(thread.isAlive()).isFalse();

        Runnable again = begin();
        beats.clear();
        assertThat(next()).isNotSameAs(thread);
        again.run();
    }
}
