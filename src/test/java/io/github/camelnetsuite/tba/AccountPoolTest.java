package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two places or one, many accounts, and a clock that the test holds: who works, and who waits. */
class AccountPoolTest {

    /** Less than a second, so that nobody stands still. */
    private static final Duration A_LITTLE = Duration.ofMillis(900);

    private final HeldTime time = new HeldTime();
    private final AccountPool pool = new AccountPool(2, time, AccountPool.timer(), Executors.newCachedThreadPool());
    private final AccountPool small = new AccountPool(1, time, AccountPool.timer(), Executors.newCachedThreadPool());
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> steps = new ConcurrentHashMap<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        steps.values().forEach(CountDownLatch::countDown);
        pool.close();
        small.close();
    }

    /** Work of an account that begins, does its only step when it is let, and ends. */
    private void due(String account, String work) {
        steps.put(work, new CountDownLatch(1));
        pool.after(Duration.ZERO, account, turn -> {
            begun.add(work);
            awaitQuietly(steps.get(work));
            turn.goOn();
            ended.add(work);
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void step(String work) {
        steps.get(work).countDown();
    }

    private void untilBegun(String... works) {
        await().until(() -> begun.containsAll(List.of(works)));
    }

    private void untilEnded(String... works) {
        await().until(() -> ended.containsAll(List.of(works)));
    }

    @Test
    void asManyWorkAsThereArePlacesAndWhoWaitsLongestIsNext() {
        due("a", "a");
        due("b", "b");
        untilBegun("a", "b");
        due("c", "c");
        due("d", "d");
        pool.look();
        assertThat(begun).containsExactlyInAnyOrder("a", "b");

        step("b");
        untilBegun("c");
        assertThat(begun).containsExactly(begun.get(0), begun.get(1), "c");
    }

    @Test
    void theWorksOfOneAccountAreDoneOneAfterTheOther() {
        due("a", "a1");
        untilBegun("a1");
        due("a", "a2");
        due("b", "b");
        untilBegun("b");
        assertThat(begun).doesNotContain("a2");

        step("a1");
        untilBegun("a2");
        assertThat(ended).containsExactly("a1");
    }

    @Test
    void whoGetsNowhereForASecondHasNoPlaceUntilItGoesOn() {
        due("black hole", "hole");
        due("slow destination", "slow");
        untilBegun("hole", "slow");
        due("c", "c");
        due("d", "d");
        due("e", "e");
        pool.look();
        assertThat(begun).hasSize(2);
        time.advance(AccountPool.STALLS_AFTER);
        untilBegun("c", "d");
        assertThat(begun).doesNotContain("e");

        // It has got on, but all places are taken: it does no further step before one is free, and that it has before
        // others
        // begin, since it holds what it has read.
        step("slow");
        await().until(() -> pool.returning() == 1);
        assertThat(ended).isEmpty();
        step("c");
        untilBegun("e");
        assertThat(ended).containsExactly("c", "slow");
        step("d");
        step("e");
        untilEnded("c", "d", "e", "slow");
        assertThat(ended).doesNotContain("hole");
        assertThat(pool.begun()).isEqualTo(1);
    }

    @Test
    void anyNumberOfPollsMayWaitForTheirTime() {
        for (int account = 0; account < 3000; account++) {
            pool.after(Duration.ofHours(1), "account " + account, turn -> {});
        }
        due("a", "a");

        untilBegun("a");
    }

    @Test
    void whereNoThreadCanBeHadAPollWaitsAndTheOthersGoOn() {
        AtomicInteger refusals = new AtomicInteger(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        AccountPool poor = new AccountPool(2, time, AccountPool.timer(), new AbstractExecutorService() {
            @Override
            public void execute(Runnable work) {
                if (refusals.getAndDecrement() > 0) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                threads.execute(work);
            }

            @Override
            public void shutdown() {
                threads.shutdown();
            }

            @Override
            public List<Runnable> shutdownNow() {
                return threads.shutdownNow();
            }

            @Override
            public boolean isShutdown() {
                return threads.isShutdown();
            }

            @Override
            public boolean isTerminated() {
                return threads.isTerminated();
            }

            @Override
            public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
                return threads.awaitTermination(time, unit);
            }
        });
        try {
            poor.after(Duration.ZERO, "a", turn -> ended.add("a"));
            poor.after(Duration.ZERO, "b", turn -> ended.add("b"));

            untilEnded("a", "b");
        } finally {
            poor.close();
        }
    }

    @Test
    void whoHasWorkedForLongEndsWhereOthersWaitAndOnlyThere() {
        List<Boolean> letGoOn = new CopyOnWriteArrayList<>();
        small.after(Duration.ZERO, "large", turn -> {
            for (Duration worked = Duration.ZERO; worked.compareTo(AccountPool.SLICE) < 0; ) {
                worked = worked.plus(A_LITTLE);
                time.advance(A_LITTLE);
                letGoOn.add(turn.goOn());
            }
            small.after(Duration.ZERO, "other", other -> ended.add("other"));
            await().until(() -> small.waiting() == 1);
            letGoOn.add(turn.goOn());
        });
        untilEnded("other");

        assertThat(letGoOn).endsWith(true, false).containsOnlyOnce(false);
    }

    /** A step that takes longer than one may stand still. */
    private void stall() {
        time.advance(AccountPool.STALLS_AFTER);
        small.look();
    }

    @Test
    void stallsCountForTheShareOfWhoComesBackSoThatNobodyWaitsForEver() {
        List<Boolean> letGoOn = new CopyOnWriteArrayList<>();
        small.after(Duration.ZERO, "slow", turn -> {
            for (int stalls = 0; stalls < 5; stalls++) {
                stall();
                letGoOn.add(turn.goOn());
            }
            small.after(Duration.ZERO, "other", other -> ended.add("other"));
            await().until(() -> small.waiting() == 1);
            letGoOn.add(turn.goOn());
        });
        untilEnded("other");

        assertThat(letGoOn).containsExactly(true, true, true, true, true, false);
    }

    @Test
    void whoHasLostHisPlaceComesBackHoweverLongTheOthersWork() {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch busyHasBegun = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        small.after(Duration.ZERO, "slow", turn -> {
            small.after(Duration.ZERO, "busy", busy -> {
                busyHasBegun.countDown();
                awaitQuietly(answered);
                await().until(() -> small.returning() == 1);
                while (busy.goOn()) {
                    time.advance(A_LITTLE);
                }
                order.add("busy");
            });
            await().until(() -> small.waiting() == 1);
            stall();
            awaitQuietly(busyHasBegun);
            answered.countDown();
            turn.goOn();
            order.add("slow");
        });
        await().until(() -> order.size() == 2);

        assertThat(order).containsExactly("busy", "slow");
    }

    @Test
    void whatIsCancelledBeforeItBeginsIsNotDone() {
        due("a", "a");
        due("b", "b");
        untilBegun("a", "b");
        AccountPool.Work work = turn -> begun.add("cancelled");
        pool.after(Duration.ZERO, "a", work);
        due("c", "c");
        await().until(() -> pool.waiting() == 1);
        pool.cancel("a", work);
        step("a");
        step("b");
        untilBegun("c");
        step("c");
        untilEnded("a", "b", "c");

        assertThat(begun).doesNotContain("cancelled");
    }
}
