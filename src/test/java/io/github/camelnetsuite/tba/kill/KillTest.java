package io.github.camelnetsuite.tba.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.kill.Aim.Hit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A runner that is killed at random times of its life while it reads both shipped routes from an account that is edited
 * all the time: what a user finds at the end is what the account holds. {@code -Dkills=1000} kills that often, {@code
 * -Dseed=} changes the times, {@code -Dtransport=} has all of them by one.
 */
@Catalogue("56")
@DisabledOnOs(OS.WINDOWS)
@ExtendWith(ChildJvms.class)
class KillTest {

    private static final int A_PAGE = 1000;
    private static final int SHORT_FORM = 16;
    /** From here on a kill falls everywhere, whatever the seed and the machine. */
    private static final int LONG_FORM = 100;

    private static final int KILLS_A_SERIES = 12;
    private static final int CUSTOMERS = 4000;
    private static final int CONTACTS = 1500;
    private static final List<String> TRANSPORTS = List.of("suiteql", "soap");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void nothingIsLostWheneverTheProcessIsKilled(ChildJvm java) {
        int kills = Integer.getInteger("kills", SHORT_FORM);
        long seed = Long.getLong("seed", 20_260_303L);
        int aSeries = Math.min(KILLS_A_SERIES, (kills + 1) / 2);
        Toll toll = new Toll(kills, seed);
        Lanes.two(lane -> {
            try (Bench bench = new Bench(
                    Files.createDirectories(directory.resolve("lane-" + lane)),
                    java,
                    seed + lane,
                    CUSTOMERS,
                    CONTACTS)) {
                Random random = new Random(seed + lane);
                // The last series of a lane may be a short one.
                for (int next = toll.take(aSeries); next > 0; next = toll.take(aSeries)) {
                    Series series = bench.series("customer", "contact")
                            .withDeletions()
                            .by(System.getProperty("transport", TRANSPORTS.get(lane)));
                    bench.editor.work();
                    for (int killed = 0; killed < next; ) {
                        Hit hit = series.kill(Aim.any(random), random);
                        toll.add(hit);
                        killed += hit == Hit.STOPPED ? 0 : 1;
                    }
                    bench.editor.rest();
                    series.readToTheEnd();
                    Findings findings = series.findings(bench.editor);
                    toll.add(findings);
                    // Here, so that what there is to look at stays.
                    assertThat(findings.lost()).as("lost").isZero();
                    series.delete();
                }
            }
        });
        System.out.println(toll);
        toll.findings().assertNothingIsWrong();
        assertThat(toll.findings().deletions()).as("deletions that arrived").isPositive();
        assertThat(toll.hits()).as("where kills fell").anyMatch(hit -> hit != Hit.START && hit != Hit.STOPPED);
        if (kills >= LONG_FORM) {
            assertThat(toll.hits()).contains(Hit.SNAPSHOT, Hit.TAIL, Hit.SAVE, Hit.SHUTDOWN);
        }
        assertThat(toll.findings().torn()).as("torn lines").isLessThanOrEqualTo(2 * kills);
        Evidence.of("56")
                .outcome("killed, and went on", toll.kills())
                .lost(toll.findings().lost())
                .atMost("repeated after a kill", toll.findings().mostRepeated(), A_PAGE);
    }

    @Test
    void aDestinationBehindHttpMissesNothing(ChildJvm java) throws IOException {
        try (HttpDestination destination = new HttpDestination();
                Bench bench = new Bench(directory, java, 7, 1500, 0)) {
            Random random = new Random(7);
            Series series = bench.series("customer").withDeletions().to("customer", destination.url(), destination);
            bench.editor.work();
            List<Aim> aims = new ArrayList<>(List.of(Aim.READING, Aim.READING, Aim.SAVE));
            aims.forEach(aim -> series.kill(aim, random));
            bench.editor.rest();
            series.readToTheEnd();
            Findings findings = series.findings(bench.editor);
            findings.assertNothingIsWrong();
            Evidence.of("56")
                    .outcome("killed before a destination behind HTTP, and went on", aims.size())
                    .lost(findings.lost())
                    .atMost("repeated after a kill", findings.mostRepeated(), A_PAGE);
        }
    }
}
