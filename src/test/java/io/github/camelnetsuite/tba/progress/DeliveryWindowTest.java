package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveryWindowTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    private final DeliveryWindow window = new DeliveryWindow();

    private void begin(int records) {
        for (int i = 0; i < records; i++) {
            window.begin();
        }
    }

    @Test
    void recordsAreNumberedFromZero() {
        assertThat(window.begin()).isZero();
        assertThat(window.begin()).isEqualTo(1);
        assertThat(window.outstanding()).isEqualTo(2);
        assertThat(window.deliveredPrefix()).isZero();
    }

    @Test
    void outOfOrderCompletionAdvancesOnlyTheContiguousPrefix() {
        begin(4);
        window.complete(2);
        window.complete(1);
        assertThat(window.deliveredPrefix()).isZero();
        window.complete(0);
        assertThat(window.deliveredPrefix()).isEqualTo(3);
        window.complete(3);
        assertThat(window.deliveredPrefix()).isEqualTo(4);
        assertThat(window.failed()).isFalse();
        assertThat(window.failure()).isNull();
    }

    @Test
    void thePrefixEndsAtAFailureWhateverCompletesLater() {
        begin(4);
        Exception refused = new Exception("refused");
        window.fail(1, refused);
        window.complete(3);
        window.complete(2);
        assertThat(window.deliveredPrefix()).isZero();
        window.complete(0);
        assertThat(window.deliveredPrefix()).isEqualTo(1);
        assertThat(window.failed()).isTrue();
        assertThat(window.failure()).isSameAs(refused);
        assertThat(window.outstanding()).isZero();
    }

    @Test
    void ofSeveralFailuresTheEarliestRecordsIsTold() {
        begin(3);
        Exception second = new Exception("second");
        window.fail(2, new Exception("third"));
        window.fail(1, second);
        assertThat(window.failure()).isSameAs(second);
    }

    @Test
    void theFirstMarkOfARecordCounts() {
        begin(2);
        window.complete(0);
        window.fail(0, new Exception("too late"));
        window.fail(1, new Exception("refused"));
        window.complete(1);
        window.complete(1);
        assertThat(window.deliveredPrefix()).isEqualTo(1);
        assertThat(window.failure()).hasMessage("refused");
    }

    @Test
    void aRecordThatWasNotHandedOverCannotBeSettled() {
        begin(1);
        assertThatThrownBy(() -> window.complete(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.fail(-1, new Exception())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void anEmptyPageIsSettled() throws InterruptedException {
        assertThat(window.awaitAll(Duration.ZERO)).isTrue();
    }

    @Test
    void aRecordThatNeverCompletesEndsTheWait() throws InterruptedException {
        begin(2);
        window.complete(1);
        assertThat(window.awaitAll(Duration.ofMillis(1))).isFalse();
        assertThat(window.awaitAll(Duration.ofSeconds(-1))).isFalse();
        assertThat(window.outstanding()).isEqualTo(1);
        window.complete(0);
        assertThat(window.awaitAll(Duration.ZERO)).isTrue();
        assertThat(window.deliveredPrefix()).isEqualTo(2);
    }

    @Test
    void anInterruptEndsTheWait() {
        begin(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> window.awaitAll(LONG)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aFailureIsNotTheEndOfTheWaitForTheOthers() throws Exception {
        begin(2);
        window.fail(0, new Exception("refused"));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch waiting = new CountDownLatch(1);
            Future<?> late = other.submit(() -> {
                waiting.await();
                window.complete(1);
                return null;
            });
            assertThat(window.awaitAll(Duration.ZERO)).isFalse();
            waiting.countDown();
            assertThat(window.awaitAll(LONG)).isTrue();
            late.get();
            assertThat(window.deliveredPrefix()).isZero();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void theWaiterIsWokenByTheLastOfManyThreads() throws Exception {
        int records = 2000;
        begin(records);
        AtomicIntegerArray delivered = new AtomicIntegerArray(records);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(7));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                List<Integer> share = order.subList(t * records / 8, (t + 1) * records / 8);
                done.add(threads.submit(() -> {
                    start.await();
                    for (int index : share) {
                        delivered.set(index, 1);
                        window.complete(index);
                    }
                    return null;
                }));
            }
            start.countDown();
            int seen = 0;
            while (!window.awaitAll(Duration.ofNanos(1))) {
                int prefix = window.deliveredPrefix();
                assertThat(prefix).isGreaterThanOrEqualTo(seen);
                for (; seen < prefix; seen++) {
                    assertThat(delivered.get(seen)).as("record %d", seen).isEqualTo(1);
                }
            }
            assertThat(window.deliveredPrefix()).isEqualTo(records);
            for (Future<?> thread : done) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void itBehavesAsANaiveModelDoes() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            DeliveryWindow tried = new DeliveryWindow();
            List<String> model = new ArrayList<>();
            for (int step = 0; step < 40; step++) {
                int choice = random.nextInt(10);
                int index = model.isEmpty() ? 0 : random.nextInt(model.size());
                if (choice < 4 || model.isEmpty()) {
                    assertThat(tried.begin()).isEqualTo(model.size());
                    model.add("open");
                } else if (choice < 9) {
                    tried.complete(index);
                    settle(model, index, "done");
                } else {
                    tried.fail(index, new Exception("record " + index));
                    settle(model, index, "failed");
                }
                int prefix = 0;
                while (prefix < model.size() && model.get(prefix).equals("done")) {
                    prefix++;
                }
                assertThat(tried.deliveredPrefix())
                        .as("seed %d step %d", seed, step)
                        .isEqualTo(prefix);
                assertThat(tried.outstanding()).isEqualTo(Collections.frequency(model, "open"));
                assertThat(tried.failed()).isEqualTo(model.contains("failed"));
                if (tried.failed()) {
                    assertThat(tried.failure()).hasMessage("record " + model.indexOf("failed"));
                }
            }
        }
    }

    private static void settle(List<String> model, int index, String how) {
        if (model.get(index).equals("open")) {
            model.set(index, how);
        }
    }

    @Test
    void whoeverAsksKeepsNobodyOut() throws Exception {
        begin(2);
        List<Callable<?>> questions = List.of(
                window::begin,
                window::deliveredPrefix,
                window::outstanding,
                window::failed,
                window::failure,
                () -> window.awaitAll(Duration.ZERO),
                () -> {
                    window.complete(0);
                    return null;
                });
        for (Callable<?> question : questions) {
            FutureTask<?> asked = new FutureTask<>(question);
            new Thread(asked).start();
            asked.get();
        }

        assertThat(CompletableFuture.supplyAsync(window::deliveredPrefix).get(50, TimeUnit.SECONDS))
                .isEqualTo(1);
    }

    @Test
    void theWaitEndsWithTheLastRecordAndNotWithItsTime() throws Exception {
        begin(1);
        FutureTask<Boolean> wait = new FutureTask<>(() -> window.awaitAll(Duration.ofDays(1)));
        Thread waiting = new Thread(wait);
        waiting.setDaemon(true);
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        window.complete(0);

        assertThat(wait.get(50, TimeUnit.SECONDS)).isTrue();
    }
}
