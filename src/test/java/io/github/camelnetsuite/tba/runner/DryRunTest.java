package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --dry-run}: what a run would deliver. */
class DryRunTest {

    private static final String SHIPPED = CommandLineRun.SHIPPED_ROUTES.toString();

    @TempDir
    Path directory;

    private SmallSandbox account;

    @BeforeEach
    void open() {
        account = new SmallSandbox();
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(arguments));
        return CommandLineRun.in(directory).account(account.sandbox).run(all.toArray(String[]::new));
    }

    @Test
    void everythingIsReadAndCountedAndNothingIsDelivered() {
        for (int time = 1; time <= 2; time++) {
            Outcome dry = run("--dry-run", "--routes", SHIPPED);
            assertThat(dry.exitCode()).as(dry.err()).isZero();
            assertThat(dry.outLines().get(0)).isEqualTo("DRY RUN: nothing is delivered, and no cursor moves");
            assertThat(dry.outLines().subList(1, 3))
                    .anySatisfy(line -> assertThat(line)
                            .matches("customers: would deliver 40 records to jsonl:.*/customers.jsonl"
                                    + " \\(first snapshot\\)"))
                    .anySatisfy(line -> assertThat(line)
                            .matches("contacts: would deliver 30 records to jsonl:.*/contacts.jsonl"
                                    + " \\(first snapshot\\)"));
            assertThat(directory.resolve("netsuite")).doesNotExist();
        }
    }

    @Test
    void aRouteThatHasReadBeforeTellsWhatIsNewAndDeliversItAfterwards() throws IOException {
        String deletions = "-Dcamel.component.netsuite-tba.includeDeleted=true";
        run("--once", "--routes", SHIPPED, deletions);
        account.update("customer", 3);
        account.plant("{\"type\":\"contact\",\"deletes\":2,\"seed\":7}");

        assertThat(run("--dry-run", "--routes", SHIPPED, deletions).out())
                .contains("customers: would deliver 3 records to ", "(continuing from 20")
                .contains("contacts: would deliver 0 records and 2 deletions to ");
        assertThat(run("--once", "--routes", SHIPPED, deletions).out())
                .contains("customers: 3 records in ", "contacts: 0 records and 2 deletions in ");
        assertThat(run("--dry-run", "--routes", SHIPPED, deletions).out())
                .contains("customers: would deliver 0 records to ", "contacts: would deliver 0 records to ");
    }

    @Test
    void aDestinationThatCamelDoesNotKnowIsFoundOut() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("own"));
        Files.writeString(folder.resolve("own.yaml"), """
                - route: {id: own, from: {uri: "netsuite-tba:customer", steps: [{to: "nowhere:at-all"}]}}
                """);

        Outcome dry = run("--dry-run", "--routes", folder.toString());

        assertThat(dry.exitCode()).isEqualTo(2);
        assertThat(dry.errLines()).singleElement().asString().contains("nowhere");
        assertThat(account.requests()).isZero();
    }

    @Test
    void aRouteThatCantBeReadIsToldAndTheOthersAreRead() {
        account.fault("{\"match\":{\"path\":\"suiteql\",\"nth\":1},\"status\":403}");

        Outcome dry = run("--dry-run", "--routes", SHIPPED);

        assertThat(dry.exitCode()).isEqualTo(1);
        assertThat(dry.out()).contains(": can't be read: ", "would deliver ");
    }

    @Test
    void theSandboxMayBeRehearsedAsWellAndWhatLiesThereStays() throws IOException {
        Path earlier =
                Files.createDirectories(directory.resolve("netsuite-sandbox")).resolve("customers.jsonl");
        Files.writeString(earlier, "{}\n");

        Outcome dry = run("--dry-run", "--sandbox", "--routes", SHIPPED);

        assertThat(dry.exitCode()).as(dry.err()).isZero();
        assertThat(dry.out()).contains("customers: would deliver 1000 records to ");
        assertThat(Files.readString(earlier)).isEqualTo("{}\n");
        assertThat(account.requests()).isZero();
    }
}
