package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.runner.Crowd.Breakage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many accounts in one process of 512 MB, some of them broken for good, each in its way: the others are read as if the
 * broken ones were not there.
 *
 * <p>In the build more of them are stuck for ever than there are places to work in. {@code mvn test -Dtest=ManyAccountsTest
 * -Daccounts=500} takes 500 of them, 50 broken, measures how long the 450 take with and without the broken ones, once this
 * way around and once the other way, behind a run that nobody counts, and prints it.
 */
class ManyAccountsTest {

    private static final Path EXAMPLE = Path.of("examples/many-accounts/routes").toAbsolutePath();
    private static final int ACCOUNTS = Integer.getInteger("accounts", 40);
    private static final boolean MEASURED = ACCOUNTS >= 500;
    private static final Duration PATIENCE = Duration.ofMinutes(MEASURED ? 10 : 3);
    private static final int PLACES = 8;

    @TempDir
    private Path directory;

    private int heap;
    private int threads;

    private JavaProcess run(Path log) throws IOException {
        return JavaProcess.start(
                directory,
                Map.of(),
                "-Xmx512m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:gc:file=" + log,
                "run",
                "--threads",
                String.valueOf(PLACES),
                "--routes",
                EXAMPLE.toString());
    }

    private Crowd crowd() throws IOException {
        int holes = MEASURED ? ACCOUNTS * 2 / 50 : PLACES - 1;
        int stalled = MEASURED ? ACCOUNTS / 50 : 3;
        int ofEachOther = MEASURED ? ACCOUNTS / 125 : 1;
        int broken = holes + stalled + 5 * ofEachOther;
        Crowd crowd = new Crowd(directory).healthy(ACCOUNTS - broken);
        crowd.broken(Breakage.BLACK_HOLE, holes).broken(Breakage.STALLED_DESTINATION, stalled);
        Stream.of(Breakage.values()).skip(2).forEach(how -> crowd.broken(how, ofEachOther));
        return crowd;
    }

    /** Waits until all healthy accounts have been read, and tells how long that took from the start of the process. */
    private Duration untilComplete(JavaProcess process, Crowd crowd, int healthy) throws IOException {
        long began = System.nanoTime();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> crowd.complete() == healthy || !process.isAlive());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(process.isAlive()).as(process.err()).isTrue();
        return took;
    }

    @Test
    void theOthersAreReadAsIfTheBrokenOnesWereNotThere() throws Exception {
        try (Crowd crowd = crowd()) {
            if (MEASURED) {
                timed(crowd, false);
                Duration with = timed(crowd, true);
                Duration without = timed(crowd, false).plus(timed(crowd, false));
                with = with.plus(timed(crowd, true));
                double ratio = with.toMillis() / (double) without.toMillis();
                System.out.printf(
                        Locale.ROOT,
                        "%d accounts, two runs each: the healthy %d took %.1f s without and %.1f s with %d broken ones: %.2f"
                                + " times as long; at most %d MB of heap left by a collection; %d threads%n",
                        ACCOUNTS,
                        ACCOUNTS - crowd.broken().size(),
                        without.toMillis() / 1000.0,
                        with.toMillis() / 1000.0,
                        crowd.broken().size(),
                        ratio,
                        heap,
                        threads);
                assertThat(ratio).isLessThan(1.2);
            } else {
                timed(crowd, true);
            }
        }
    }

    /** How long the healthy ones take, all of which arrive; the broken ones have the state that they should. */
    private Duration timed(Crowd crowd, boolean withBroken) throws Exception {
        crowd.withBroken(withBroken);
        Path log = directory.resolve("gc.log");
        try (JavaProcess process = run(log)) {
            Duration took =
                    untilComplete(process, crowd, ACCOUNTS - crowd.broken().size());
            if (withBroken) {
                heap = Math.max(heap, heap(log));
                threads = Math.max(threads, threads(process.id()));
                Awaitility.await()
                        .atMost(PATIENCE)
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThatTheBrokenOnesAreStuck(crowd));
            }
            assertThat(crowd.lostOrRepeated()).isEmpty();
            return took;
        } finally {
            crowd.forgetWhatArrived();
        }
    }

    private Map<String, JsonNode> states() throws IOException {
        JsonNode status = new ObjectMapper()
                .readTree(directory.resolve(".netsuite-tba/status.json").toFile());
        Map<String, JsonNode> states = new HashMap<>();
        status.path("routes").forEach(route -> states.put(route.path("route").asText(), route));
        return states;
    }

    private void assertThatTheBrokenOnesAreStuck(Crowd crowd) throws IOException {
        Map<String, JsonNode> states = states();
        assertThat(states).hasSize(2 * ACCOUNTS);
        crowd.broken().forEach((name, how) -> {
            JsonNode customers = states.get(name + "-customer");
            assertThat(customers.path("state").asText()).as(name).isIn((Object[])
                    switch (how) {
                        case BLACK_HOLE -> new String[] {"starting"};
                        case STALLED_DESTINATION -> new String[] {"starting", "reading", "failing"};
                        case BAD_CREDENTIALS -> new String[] {"refused"};
                        case THROTTLED, SERVER_ERROR -> new String[] {"starting", "postponed", "failing"};
                        case NO_PERMISSION -> new String[] {"failing"};
                        case MISCONFIGURED -> new String[] {"misconfigured"};
                    });
            assertThat(customers.path("whoActs").asText()).as(name).isIn((Object[])
                    switch (how) {
                        case BAD_CREDENTIALS, NO_PERMISSION -> new String[] {"administrator"};
                        case MISCONFIGURED -> new String[] {"you"};
                        case STALLED_DESTINATION -> new String[] {"nobody", "destination"};
                        default -> new String[] {"nobody"};
                    });
        });
    }

    private static int threads(long process) throws IOException {
        Path status = Path.of("/proc/" + process + "/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(-1);
    }

    /** The most that was left after a collection, in MB. */
    private static int heap(Path log) throws IOException {
        Matcher left = Pattern.compile("->(\\d+)M\\(").matcher(Files.readString(log));
        int most = 0;
        while (left.find()) {
            most = Math.max(most, Integer.parseInt(left.group(1)));
        }
        return most;
    }
}
