package io.github.camelnetsuite.tba.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A runner that is killed again and again while it reads everything once more, from an account that is edited all the time:
 * every record comes again, and no kill repeats more than a page.
 */
@DisabledOnOs(OS.WINDOWS)
@ExtendWith(ChildJvms.class)
class ResyncKillTest {

    private static final int A_PAGE = 1000;
    private static final int CUSTOMERS = 6000;
    private static final int KILLS = 4;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void nothingThatWasAskedForIsLostWheneverTheProcessIsKilled(ChildJvm java) throws IOException {
        try (Bench bench = new Bench(directory, java, 11, CUSTOMERS, 0)) {
            Series series = bench.series("customer");
            series.readToTheTail();
            long firstRead = series.arrived("customer").size();
            bench.editor.work();
            series.askForAResync("customer");
            for (int kill = 1; kill <= KILLS; kill++) {
                series.killAt("customer", series.arrived("customer").size() + firstRead / (KILLS + 3));
                assertThat(series.isResyncPending("customer"))
                        .as("killed in the middle, time " + kill)
                        .isTrue();
            }
            bench.editor.rest();
            series.readToTheEnd();
            assertThat(series.isResyncPending("customer")).isFalse();

            Map<Long, Integer> again = againOfWhatNobodyEdits(series.arrived("customer"), firstRead);
            Set<Long> truth = new TreeSet<>();
            bench.account.truth("customer", node -> truth.add(State.of(node).id()));
            truth.removeIf(id -> id % 2 == 0);
            assertThat(again.keySet()).as("came again").containsAll(truth);
            again.keySet().retainAll(truth);
            assertThat(again.values().stream().mapToInt(times -> times - 1).sum())
                    .as("came again more than once")
                    .isLessThanOrEqualTo(KILLS * A_PAGE);

            Findings findings = series.findings(bench.editor);
            assertThat(findings.lost()).as("lost").isZero();
            assertThat(findings.older()).as("older states after newer ones").isZero();
            assertThat(findings.invented()).as("records that never existed").isZero();
            assertThat(findings.broken()).as("pieces that can't be read").isZero();
        }
    }

    /** How often each record of an odd id, which is never changed, has arrived behind the first read. */
    private static Map<Long, Integer> againOfWhatNobodyEdits(Arrived arrived, long firstRead) {
        Map<Long, Integer> times = new HashMap<>();
        arrived.read((bytes, from, to, ended) -> {
            if (from < firstRead || !ended) {
                return;
            }
            try {
                long id = State.of(Account.JSON.readTree(bytes)).id();
                if (id % 2 != 0) {
                    times.merge(id, 1, Integer::sum);
                }
            } catch (IOException | RuntimeException torn) {
                // By a kill; what is broken otherwise is found elsewhere.
            }
        });
        return times;
    }
}
