package io.github.camelnetsuite.tba.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Compares the report of all tests, which ran before this, with the committed one. Runs in a build's last phase. */
class FaultReportCheck {

    private static final Path COMMITTED = Path.of("src", "test", "fault-report.md");

    @Test
    void theCommittedFaultReportIsWhatTheTestsHaveShown() throws IOException {
        String shown = Files.readString(FaultReportListener.REPORT);
        if (Boolean.getBoolean("refreshFaultReport")) {
            Files.writeString(COMMITTED, shown);
        }
        assertThat(shown).doesNotContain("not tested", "FAILED");
        assertThat(Files.readString(COMMITTED))
                .as("%s is stale: write it anew with mvn verify -DrefreshFaultReport", COMMITTED)
                .isEqualTo(shown);
    }
}
