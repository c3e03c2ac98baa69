package io.github.camelnetsuite.tba.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large account through a small heap, kills included. Runs with {@code -Dmillion=1000000}, or any other number of
 * customers; the account is a process of its own.
 */
@DisabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(named = "million", matches = "\\d+")
@ExtendWith(ChildJvms.class)
class MillionTest {

    private static final int KILLS_IN_THE_FIRST_READ = 10;
    private static final int KILLS_IN_THE_TAIL = 2;
    private static final int A_PAGE = 1000;
    private static final int LESS_THAN_A_LINE = 500;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void aMillionCustomersPassThroughASmallHeapKillsIncluded(ChildJvm java) throws IOException {
        long customers = Long.getLong("million");
        long seed = Long.getLong("seed", 20_260_303L);
        Stopwatch watch = new Stopwatch();
        try (RunnerProcess sandbox = sandbox(java, customers)) {
            Account account = new Account(sandbox.output()
                    .lines()
                    .filter(line -> line.startsWith("NETSUITE_"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
            watch.say("the account is there");
            try (Editor editor = new Editor(account, seed, Duration.ofMillis(300), false, "customer")) {
                watch.say("its first state is known");
                Series series = new Series(
                                java.command("64m"),
                                account,
                                Files.createDirectory(directory.resolve("run")),
                                "customer")
                        .by(System.getProperty("transport", "suiteql"));
                editor.work();
                Random random = new Random(seed);
                long memory = 0;
                long[] sizes = random.longs(KILLS_IN_THE_FIRST_READ, 1, LESS_THAN_A_LINE * customers)
                        .sorted()
                        .toArray();
                for (long size : sizes) {
                    memory = Math.max(memory, series.killAt("customer", size));
                    assertThat(series.isInTail()).as("killed in the first read").isFalse();
                }
                watch.say(sizes.length + " kills are done");
                series.readToTheTail();
                watch.say("the first read is done");
                for (int kill = 0; kill < KILLS_IN_THE_TAIL; kill++) {
                    series.kill(Aim.READING, random);
                }
                editor.rest();
                memory = Math.max(memory, series.readToTheEnd());
                watch.say("everything is read");
                Findings findings = series.findings(editor);
                watch.say("compared: at most " + memory + " MB in memory, " + findings);
                findings.assertNothingIsWrong();
                assertThat(findings.lost()).as("lost").isZero();
                assertThat(findings.mostRepeated()).as("repeated after a kill").isLessThanOrEqualTo(A_PAGE);
            }
        }
    }

    private RunnerProcess sandbox(ChildJvm java, long customers) throws IOException {
        Path own = Files.createDirectory(directory.resolve("sandbox"));
        RunnerProcess sandbox = new RunnerProcess(
                java.longCommand("4g"),
                own,
                Map.of(),
                List.of("sandbox", "--customers", String.valueOf(customers), "--contacts", "0"));
        assertThat(sandbox.until(() -> sandbox.hasSaid("NETSUITE_BASE_URL=")))
                .as(sandbox.said())
                .isTrue();
        return sandbox;
    }

    /** Says what took how long. */
    private static final class Stopwatch {

        private final long began = System.nanoTime();

        void say(String what) {
            System.out.printf(
                    Locale.ROOT,
                    "%.1f s: %s%n",
                    Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0,
                    what);
        }
    }
}
