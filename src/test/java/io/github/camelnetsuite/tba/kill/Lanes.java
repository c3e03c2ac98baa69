package io.github.camelnetsuite.tba.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
            List<Future<?>> both = new ArrayList<>();
            for (int lane = 0; lane < 2; lane++) {
                int number = lane;
                both.add(threads.submit(() -> {
                    work.on(number);
                    return number;
                }));
            }
            for (Future<?> one : both) {
                one.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("A lane failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }
}
