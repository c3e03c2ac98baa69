package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
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

    /** A producer ends it when it is started. */
    @Test
    void whatTheDestinationsHoldIsNotTouched() throws IOException {
        Path torn = Files.createDirectories(directory.resolve("netsuite")).resolve("customers.jsonl");
        Files.writeString(torn, "{\"id\":\"1\"}\n{\"id\":");
        Path own = Files.createDirectories(directory.resolve("own"));
        Files.writeString(own.resolve("own.yaml"), """
                - route: {id: own, from: {uri: "netsuite-tba:contact", steps: [{to: "jms:nobody"}, {to: "direct:next"}]}}
                - route: {id: next, from: {uri: "direct:next", steps: [{to: "jsonl:%s"}]}}
                - route: {id: back, from: {uri: "jms:inbox", steps: [{to: "direct:next"}]}}
                """.formatted(torn));
        Files.writeString(directory.resolve("application.properties"), """
                camel.beans.jms=#class:%s
                """.formatted(Unreachable.class.getName()));

        for (String routes : List.of(SHIPPED, own.toString())) {
            assertThat(run("--dry-run", "--routes", routes).out()).contains("would deliver 30 records to ");
            assertThat(CommandLineRun.in(directory)
                            .account(account.sandbox)
                            .run("plan", "--routes", routes)
                            .exitCode())
                    .isZero();
        }
        assertThat(Files.readString(torn)).isEqualTo("{\"id\":\"1\"}\n{\"id\":");
        try (Stream<Path> files = Files.list(torn.getParent())) {
            assertThat(files).containsExactly(torn);
        }
    }

    /** A broker that is not there: whatever is opened finds that out, or would create what it does not find. */
    public static final class Unreachable extends DefaultComponent {

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            return new DefaultEndpoint(uri, this) {
                @Override
                public Producer createProducer() {
                    throw new IllegalStateException("The broker is asked");
                }

                @Override
                public Consumer createConsumer(Processor processor) {
                    throw new IllegalStateException("The broker is asked");
                }

                @Override
                protected void doInit() {
                    throw new IllegalStateException("The broker is asked");
                }

                @Override
                protected void doStart() {
                    throw new IllegalStateException("The broker is asked");
                }
            };
        }
    }

    @Test
    void whatWasAskedToBeReadAgainIsCountedAndStaysAskedFor() throws IOException {
        run("--once", "--routes", SHIPPED);
        Path asked = directory.resolve(".netsuite-tba/1234567_SB1-customer-resync.cursor");
        CommandLineRun.in(directory).run("resync", "1234567_SB1-customer");
        String before = Files.readString(asked, StandardCharsets.ISO_8859_1);
        CommandLineRun.in(directory)
                .run(
                        "resync",
                        "1234567_SB1-contact",
                        "--ids",
                        "1,2,3," + String.join(",", account.ids("contact").subList(0, 7)));
        account.update("customer", 3);

        assertThat(run("--dry-run", "--routes", SHIPPED).out())
                .contains("customers: would deliver 3 records and 40 by resync to ", "then a resync of everything")
                .contains("contacts: would deliver 0 records and 7 by resync to ", "then a resync of 10 ids");
        assertThat(Files.readString(asked, StandardCharsets.ISO_8859_1)).isEqualTo(before);
        assertThat(run("--once", "--routes", SHIPPED).out())
                .contains("customers: 3 records and 40 by resync in ", "contacts: 0 records and 7 by resync in ");
    }
}
