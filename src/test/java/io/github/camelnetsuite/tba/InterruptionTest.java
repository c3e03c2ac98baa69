package io.github.camelnetsuite.tba;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A stop cuts short a read and leaves everything else in peace. */
class InterruptionTest {

    private final Interruption interruption = new Interruption();

    @Test
    void workThatIsUnderWayIsInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Object> work = CompletableFuture.supplyAsync(() -> {
            try {
                return interruption.of(() -> {
                    begun.countDown();
                    return new CountDownLatch(1).await(20, SECONDS);
                });
            } catch (Exception e) {
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                return e;
            }
        });
        assertThat(begun.await(10, SECONDS)).isTrue();
        interruption.now();

        assertThat(work.get(10, SECONDS)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void workThatHasNotBegunDoesNotBeginUntilTheNextStart() throws Exception {
        interruption.now();
        assertThatThrownBy(() -> interruption.of(() -> "never")).isInstanceOf(InterruptedException.class);
        interruption.reset();

        assertThat(interruption.<String>of(() -> "now")).isEqualTo("now");
    }

    @Test
    void whatAnInterruptedWorkThrowsIsNoTrouble() {
        assertThatThrownBy(() -> interruption.of(() -> {
                    interruption.now();
                    throw new IllegalStateException("the file was closed by the interrupt");
                }))
                .isInstanceOf(InterruptedException.class)
                .hasRootCauseMessage("the file was closed by the interrupt");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whatWorkThrowsOtherwiseIsItsOwn() {
        assertThatThrownBy(() -> interruption.of(() -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptThatComesTooLateReachesNobodyElse() throws Exception {
        String result = interruption.of(() -> {
            interruption.now();
            // A start right after the stop takes the order back, but not the interrupt.
            interruption.reset();
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void outsideOfWorkNobodyIsInterrupted() throws Exception {
        interruption.of(() -> "done");
        interruption.now();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(interruption.isStopping()).isTrue();
    }
}
