package io.github.camelnetsuite.tba.kill;

import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Two at a time, since a process needs a core for a second to start. */
final class Lanes {

    private Lanes() {}

    /** What one lane does. */
    @FunctionalInterface
    interface Work {
        void on(int lane) throws Exception;
    }

    /** Does it in both, and fails as the first of them fails. */
    static void two(Work work) {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CompletionService<Integer> both = new ExecutorCompletionService<>(threads);
            for (int lane = 0; lane < 2; lane++) {
                int number = lane;
                both.submit(() -> {
                    work.on(number);
                    return number;
                });
            }
            for (int lane = 0; lane < 2; lane++) {
                both.take().get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("A lane failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }
}
