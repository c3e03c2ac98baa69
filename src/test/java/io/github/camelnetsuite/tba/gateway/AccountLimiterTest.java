package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.camelnetsuite.tba.faults.Catalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountLimiterTest {

    private final FakeTime time = new FakeTime();
    private final AccountLimiter limiter = new AccountLimiter(8, time);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void neverMoreAreInFlightThanAllowed(int most) throws Exception {
        limiter.atMost(most);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger highest = new AtomicInteger();
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            done.add(threads.submit(() -> {
                for (int i = 0; i < 200; i++) {
                    limiter.enter();
                    highest.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    Thread.yield();
                    inFlight.decrementAndGet();
                    limiter.leave();
                }
                return null;
            }));
        }
        for (Future<?> thread : done) {
            thread.get();
        }

        assertThat(highest.get()).isBetween(1, most);
        assertThat(inFlight.get()).isZero();
    }

    @Test
    void theSmallestWishHoldsUntilItIsTakenBack() throws InterruptedException {
        AccountLimiter.Wish three = limiter.atMost(3);
        AccountLimiter.Wish five = limiter.atMost(5);
        AccountLimiter.Wish two = limiter.atMost(2);
        assertThat(room()).isEqualTo(2);

        two.close();
        two.close();
        assertThat(room()).isEqualTo(3);
        three.close();
        assertThat(room()).isEqualTo(5);
        five.close();
        assertThat(room()).isEqualTo(5);
    }

    @Test
    void aWishThatIsTakenBackUndoesNoThrottling() throws InterruptedException {
        limiter.atMost(6);
        AccountLimiter.Wish four = limiter.atMost(4);
        limiter.throttled(Duration.ZERO);

        four.close();
        assertThat(room()).isEqualTo(2);
    }

    @Test
    void oneThatMayNotBeHeldComesBackLaterForASlot() throws InterruptedException {
        limiter.atMost(1);
        limiter.enter();

        assertThatExceptionOfType(PostponedException.class)
                .isThrownBy(() -> limiter.enter(new Patience(Duration.ofMillis(5)), null))
                .satisfies(later -> assertThat(later.pause()).isEqualTo(Duration.ofMillis(5)));
        limiter.leave();
        assertThat(room()).as("taken by one that gave up").isEqualTo(1);
    }

    @Test
    void throttlingHalvesDownToOne() throws InterruptedException {
        List<Integer> rooms = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rooms.add(room());
            limiter.throttled(Duration.ZERO);
        }

        assertThat(rooms).containsExactly(8, 4, 2, 1, 1);
        assertThat(limiter.throttledCount()).isEqualTo(5);
    }

    @Test
    void twentySuccessesGiveOneMoreUntilAllAreBack() throws InterruptedException {
        limiter.throttled(Duration.ZERO);
        List<Integer> rooms = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            for (int success = 0; success < 19; success++) {
                limiter.succeeded();
            }
            rooms.add(room());
            limiter.succeeded();
        }

        assertThat(rooms).containsExactly(4, 5, 6, 7, 8, 8);
    }

    @Test
    void throttlingStartsTheCountOfSuccessesAnew() throws InterruptedException {
        limiter.throttled(Duration.ZERO);
        for (int success = 0; success < 19; success++) {
            limiter.succeeded();
        }
        limiter.throttled(Duration.ZERO);
        limiter.succeeded();

        assertThat(room()).isEqualTo(2);
    }

    @Catalogue("6")
    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void aClockThatIsSetAnHourBackOrForwardMakesNobodyWaitLongerOrShorter(long hours) throws InterruptedException {
        limiter.throttled(Duration.ofSeconds(40));
        time.jump(Duration.ofHours(hours));

        limiter.enter();

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(40));
    }

    @Test
    void everybodyWaitsWhileNetSuiteAsksTo() throws InterruptedException {
        limiter.throttled(Duration.ofSeconds(40));
        limiter.throttled(Duration.ofSeconds(5));

        limiter.enter();

        assertThat(time.instant()).isEqualTo(FakeTime.START.plusSeconds(40));
    }

    @Test
    void theLastOneToGoLetsInWhoeverWaits() throws Exception {
        limiter.atMost(1);
        limiter.enter();
        Future<?> waiting = threads.submit(() -> {
            limiter.enter();
            return null;
        });

        limiter.leave();

        await().until(waiting::isDone);
        waiting.get();
    }

    /** How many get in at once; leaves as it found it. */
    private int room() throws InterruptedException {
        AtomicInteger entered = new AtomicInteger();
        Thread greedy = new Thread(() -> {
            try {
                while (true) {
                    limiter.enter();
                    entered.incrementAndGet();
                }
            } catch (InterruptedException full) {
                Thread.currentThread().interrupt();
            }
        });
        greedy.start();
        await().pollInterval(Duration.ofMillis(1)).until(() -> greedy.getState() == Thread.State.WAITING);
        greedy.interrupt();
        greedy.join();
        for (int i = 0; i < entered.get(); i++) {
            limiter.leave();
        }
        return entered.get();
    }
}
