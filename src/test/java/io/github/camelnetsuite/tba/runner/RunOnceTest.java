package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunOnceTest {

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

    private CommandLineRun commandLine() {
        return CommandLineRun.in(directory).account(account.sandbox);
    }

    private Path route(String name, String steps) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(folder.resolve("route.yaml"), """
                - route:
                    id: %s
                    from:
                      uri: netsuite-tba:customer?delay=20&cursorName=%s
                      steps: %s
                """.formatted(name, name, steps));
        return folder;
    }

    @Test
    void theShippedRoutesWriteEveryRecordOnceAndSayWhatTheyDo() throws IOException {
        Outcome run = commandLine().run("run", "--once", "--routes", SHIPPED);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines()).hasSize(5);
        assertThat(run.outLines().get(0))
                .isEqualTo("Progress is kept in "
                        + directory.resolve(".netsuite-tba").toAbsolutePath());
        assertThat(run.outLines().subList(1, 3))
                .containsExactlyInAnyOrder("customers: first snapshot", "contacts: first snapshot");
        assertThat(run.outLines().subList(3, 5))
                .anySatisfy(line -> assertThat(line)
                        .matches("customers: 40 records in \\d+\\.\\d s to jsonl:.*/netsuite/customers.jsonl"))
                .anySatisfy(line -> assertThat(line)
                        .matches("contacts: 30 records in \\d+\\.\\d s to jsonl:.*/netsuite/contacts.jsonl"));
        assertThat(SmallSandbox.idsIn(directory.resolve("netsuite/customers.jsonl")))
                .containsExactlyInAnyOrderElementsOf(account.ids("customer"));
        assertThat(SmallSandbox.idsIn(directory.resolve("netsuite/contacts.jsonl")))
                .containsExactlyInAnyOrderElementsOf(account.ids("contact"));
        assertThat(directory.resolve("netsuite/dead-letters.jsonl")).doesNotExist();
    }

    @Test
    void aSecondRunContinues() throws IOException {
        commandLine().run("run", "--once", "--routes", SHIPPED);
        var touched = account.update("customer", 3);
        Outcome second = commandLine().run("run", "--once", "--routes", SHIPPED);
        assertThat(second.exitCode()).isZero();
        assertThat(second.out())
                .contains("customers: continuing from 20", "customers: 3 records in ", "contacts: 0 records in ")
                .doesNotContain("first snapshot");
        var ids = SmallSandbox.idsIn(directory.resolve("netsuite/customers.jsonl"));
        assertThat(ids.subList(40, ids.size())).containsExactlyInAnyOrderElementsOf(touched);
    }

    @Test
    void aRefusedLoginFailsAfterThreePollsAndIsTriedTwice() throws IOException {
        Outcome run = commandLine()
                .environment("NETSUITE_TOKEN_SECRET", "0123456789abcdef")
                .run(
                        "run",
                        "--once",
                        "--routes",
                        route("customers", "[{to: 'mock:a'}]").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outLines())
                .last()
                .asString()
                .startsWith("customers: failed after 0 records: ")
                .contains("refused the login", "Login Audit Trail");
        assertThat(run.out() + run.err()).doesNotContain("0123456789abcdef");
        assertThat(account.stats().path("refusedLogins").asInt()).isEqualTo(2);
    }

    @Test
    void anAccountThatIsNotThereFailsAfterThreePolls() throws IOException {
        Path folder = route("customers", "[{to: 'mock:a'}]");
        account.close();
        Outcome run = commandLine()
                .run("run", "--once", "--routes", folder.toString(), "-Dcamel.component.netsuite-tba.maxAttempts=1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outLines())
                .last()
                .asString()
                .startsWith("customers: failed after 0 records: ")
                .contains("refused");
    }

    @Test
    void anUnknownRecordTypeAndAnUnknownFieldFailWithWhatIsKnown() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("typing"));
        Files.writeString(folder.resolve("route.yaml"), """
                - route: {id: type, from: {uri: "netsuite-tba:custmer?delay=20", steps: [{to: "mock:a"}]}}
                - route: {id: field, from: {uri: "netsuite-tba:contact?delay=20&fields=emial", steps: [{to: "mock:a"}]}}
                - route: {id: right, from: {uri: "netsuite-tba:customer?delay=20", steps: [{to: "mock:a"}]}}
                """);
        Outcome run = commandLine().run("run", "--once", "--routes", folder.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outLines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("type: failed after 0 records: There is no record type 'custmer'")
                        .contains("customer", "contact"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("field: failed after 0 records: Option fields names 'emial'")
                        .contains("email"))
                .anySatisfy(line -> assertThat(line).startsWith("right: 40 records in "));
    }

    @Test
    void aRecordThatTheRouteDoesNotTakeFailsTheRun() throws IOException {
        Outcome run = commandLine()
                .run(
                        "run",
                        "--once",
                        "--routes",
                        route("stuck", "[{to: 'http://127.0.0.1:1/x'}]").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outLines())
                .last()
                .asString()
                .startsWith("stuck: failed after 0 records: The route did not take");
    }

    @Test
    void aRecordThatTheDestinationRefusesGoesToTheDeadLettersAndIsCounted() throws IOException {
        String poison = account.ids("customer").get(5);
        try (Destination crm = new Destination(body -> SmallSandbox.id(body).equals(poison) ? 422 : 204)) {
            Outcome run = commandLine().run("run", "--once", "--routes", SHIPPED, "-Dcustomers.to=" + crm.url());
            assertThat(run.exitCode()).isZero();
            assertThat(run.outLines())
                    .filteredOn(line -> line.startsWith("customers: 40 records in "))
                    .singleElement()
                    .asString()
                    .endsWith("to " + crm.url() + ", 1 of them only to the error handler (dead letters)");
            assertThat(crm.bodies).hasSize(39);
        }
        assertThat(SmallSandbox.idsIn(directory.resolve("netsuite/dead-letters.jsonl")))
                .containsExactly(poison);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 500, 503})
    void aDestinationInTroubleGetsItsRecordsLaterAndNoDeadLetterIsWritten(int trouble) throws IOException {
        AtomicBoolean inTrouble = new AtomicBoolean(true);
        try (Destination crm = new Destination(body -> inTrouble.get() ? trouble : 204)) {
            Outcome failed = commandLine().run("run", "--once", "--routes", SHIPPED, "-Dcustomers.to=" + crm.url());
            assertThat(failed.exitCode()).isEqualTo(1);
            inTrouble.set(false);
            Outcome run = commandLine().run("run", "--once", "--routes", SHIPPED, "-Dcustomers.to=" + crm.url());
            assertThat(run.exitCode()).isZero();
            assertThat(crm.bodies.stream().map(SmallSandbox::id))
                    .containsExactlyInAnyOrderElementsOf(account.ids("customer"));
        }
        assertThat(directory.resolve("netsuite/dead-letters.jsonl")).doesNotExist();
    }

    @Test
    void aRouteThatIsNotStartedIsNotWaitedFor() throws IOException {
        Path folder = route("started", "[{to: 'mock:a'}]");
        Files.writeString(folder.resolve("other.yaml"), """
                - route: {id: other, autoStartup: false, from: {uri: "netsuite-tba:contact", steps: [{to: "mock:a"}]}}
                """);
        Outcome run = commandLine().run("run", "--once", "--routes", folder.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("started: 40 records").doesNotContain("other");
    }

    @Test
    void theOptionsOfADestinationAreNotPrinted() throws IOException {
        try (Destination crm = new Destination()) {
            Outcome run = commandLine()
                    .run(
                            "run",
                            "--once",
                            "--routes",
                            SHIPPED,
                            "-Dcustomers.to=" + crm.url() + "?authUsername=me&authPassword=hunter2&apikey=hunter3");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("customers: 40 records").doesNotContain("hunter");
        }
    }

    @Test
    void aPersonAtATerminalSeesTheFirstReadGrow() {
        account.fault("{\"match\":{\"path\":\"/services/rest/query\",\"nth\":1,\"times\":4},\"delayMs\":300}");
        Outcome run = commandLine().terminal().run("run", "--once", "--routes", SHIPPED);
        assertThat(run.out()).containsPattern("\rcustomers: \\d+ of 40|\rcontacts: \\d+ of 30");
        assertThat(run.outLines()).last().asString().doesNotContain(" of ");
    }
}
