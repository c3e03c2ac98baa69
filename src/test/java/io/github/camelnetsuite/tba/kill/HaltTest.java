package io.github.camelnetsuite.tba.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.kill.HaltPoint.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A runner that ends at a named point, in its first read, when that turns into following changes, and while it follows
 * them, from an account that is edited all the time: what a user finds at the end is what the account holds.
 */
@Catalogue("55")
@DisabledOnOs(OS.WINDOWS)
@ExtendWith(ChildJvms.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HaltTest {

    private static final int CUSTOMERS = 2500;
    private static final int A_PAGE = 1000;

    private final Map<HaltPoint, CompletableFuture<Findings>> found = new EnumMap<>(HaltPoint.class);
    private ExecutorService lanes;

    /** Two at a time, since a process needs a core for a second to start. */
    @BeforeAll
    void haltEverywhere(@TempDir Path directory, ChildJvm java) {
        lanes = Executors.newFixedThreadPool(2);
        for (HaltPoint point : HaltPoint.values()) {
            found.put(point, CompletableFuture.supplyAsync(() -> haltAt(point, java, directory), lanes));
        }
    }

    @AfterAll
    void end() {
        lanes.shutdownNow();
    }

    private Findings haltAt(HaltPoint point, ChildJvm java, Path directory) {
        try (Bench bench = new Bench(
                Files.createDirectories(directory.resolve(point.name())), java, point.ordinal(), CUSTOMERS, 0)) {
            Series series = bench.series("customer");
            bench.editor.work();
            for (Moment moment : point.moments()) {
                series.haltAt(point, moment);
            }
            bench.editor.rest();
            series.readToTheEnd();
            return series.findings(bench.editor);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostWhereverTheProcessEnds(HaltPoint point) {
        Findings findings = found.get(point).join();
        findings.assertNothingIsWrong();
        assertThat(findings.torn())
                .as("torn lines")
                .isEqualTo(point == HaltPoint.IN_MID_LINE ? point.moments().size() : 0);
        Evidence.of("55")
                .outcome(point.words(), point.moments().size())
                .lost(findings.lost())
                .atMost("repeated after an end", findings.mostRepeated(), A_PAGE);
    }
}
