package io.github.camelnetsuite.tba.kill;

import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** An account that keeps being edited, and the series of processes that read it, one after the other. */
final class Bench implements AutoCloseable {

    private static final Duration BETWEEN_EDITS = Duration.ofMillis(60);
    /** So that there is something to kill between two pages. */
    private static final Duration LATENCY = Duration.ofMillis(20);

    private final AtomicInteger number = new AtomicInteger();
    private final Path directory;
    private final ChildJvm java;
    private final Sandbox sandbox;
    final Account account;
    final Editor editor;

    Bench(Path directory, ChildJvm java, long seed, int customers, int contacts) {
        this.directory = directory;
        this.java = java;
        sandbox = Sandbox.builder()
                .seed(seed)
                .customers(customers)
                .contacts(contacts)
                .latency(LATENCY)
                // Requests of killed processes take part in it for a while.
                .concurrency(20)
                .start();
        account = new Account(sandbox.environment());
        editor = contacts == 0
                ? new Editor(account, seed, BETWEEN_EDITS, true, "customer")
                : new Editor(account, seed, BETWEEN_EDITS, true, "customer", "contact");
    }

    /** Another destination. */
    Series series(String... types) throws IOException {
        Path own = Files.createDirectories(directory.resolve("series-" + number.incrementAndGet()));
        return new Series(java.command("64m"), account, own, types);
    }

    @Override
    public void close() {
        editor.close();
        sandbox.close();
    }
}
