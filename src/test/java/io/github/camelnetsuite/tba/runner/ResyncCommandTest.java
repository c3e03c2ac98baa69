package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Has a route read again what it has read, whether it runs or not. */
class ResyncCommandTest {

    private static final String CUSTOMER = "1234567_SB1-customer";
    private static final String RESYNC = CUSTOMER + "-resync";
    private static final String WHEN = "The running route takes it up with its next poll, a stopped one when it starts";

    private final SmallSandbox account = new SmallSandbox();

    @TempDir
    private Path directory;

    private Path routes;

    @BeforeEach
    void write() throws IOException {
        routes = Files.createDirectories(directory.resolve("own"));
        Files.writeString(routes.resolve("own.yaml"), """
                - route:
                    id: own
                    from:
                      uri: netsuite-tba:customer?delay=50
                      steps:
                        - marshal: { json: { library: Jackson } }
                        - to: "jsonl:%s/own.jsonl"
                """.formatted(directory));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Outcome runOnce() {
        Outcome run = CommandLineRun.in(directory)
                .account(account.sandbox)
                .run("run", "--once", "--routes", routes.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return run;
    }

    private Outcome command(String... arguments) {
        return CommandLineRun.in(directory).run(arguments);
    }

    private Outcome resync(String... arguments) {
        List<String> all = new ArrayList<>(List.of("resync"));
        all.addAll(List.of(arguments));
        return command(all.toArray(new String[0]));
    }

    private static void refusedInOneLine(Outcome outcome, String... says) {
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errLines()).singleElement().asString().contains(says);
    }

    private List<String> written() throws IOException {
        return SmallSandbox.idsIn(directory.resolve("own.jsonl"));
    }

    private Path file() {
        return directory.resolve(".netsuite-tba/" + RESYNC + ".cursor");
    }

    @Test
    void aStoppedRouteReadsEverythingAgainWithItsNextRunWhichCountsIt() throws IOException {
        runOnce();
        assertThat(resync(CUSTOMER).outLines())
                .containsExactly(CUSTOMER + ": everything to be read again, with change type resync", WHEN);
        assertThat(command("cursor", "list").out())
                .contains(RESYNC + ": resync of everything, asked for at 20", "not begun");

        assertThat(runOnce().out())
                .contains("own: continuing from", "then a resync of everything")
                .containsPattern("own: 0 records and 40 by resync in \\d");
        assertThat(written().subList(40, 80)).containsExactlyInAnyOrderElementsOf(account.ids("customer"));
        assertThat(command("cursor", "list").outLines()).hasSize(1);
        assertThat(runOnce().out()).contains("own: 0 records in");
    }

    @Test
    void aRunningRouteTakesItUp() throws IOException {
        Running running = CommandLineRun.in(directory)
                .account(account.sandbox)
                .start("run", "--routes", routes.toString())
                .until("own: 40 records");
        assertThat(resync(CUSTOMER).exitCode()).isZero();
        running.until("own: 0 records and 40 by resync");
        assertThat(running.stop().exitCode()).isZero();
        assertThat(written()).hasSize(80);
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatIsAskedForIsReadableByItsOwnerOnly() throws IOException {
        runOnce();
        resync(CUSTOMER);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void sinceAnInstantOrByIdsOrAFileOfThem() throws IOException {
        runOnce();
        List<String> ids = account.ids("customer");
        assertThat(resync(CUSTOMER, "--since", "2999-01-01T00:00:00+01:00")
                        .outLines()
                        .get(0))
                .isEqualTo(CUSTOMER
                        + ": what was modified since 2998-12-31T23:00:00Z to be read again, with change type resync");
        assertThat(resync(CUSTOMER, "--ids", ids.get(3) + ",-7", "--replace")
                        .outLines()
                        .get(0))
                .isEqualTo(CUSTOMER + ": 2 ids to be read again, with change type resync");
        assertThat(runOnce().out()).contains("own: 0 records and 1 by resync");

        Files.writeString(directory.resolve("doubtful.txt"), ids.get(5) + "\n" + ids.get(6) + "\r\n\n");
        assertThat(resync(CUSTOMER, "--ids-file", "doubtful.txt").exitCode()).isZero();
        assertThat(runOnce().out()).contains("own: 0 records and 2 by resync");
        assertThat(written().subList(40, 43)).containsExactlyInAnyOrder(ids.get(3), ids.get(5), ids.get(6));
    }

    @Test
    void aSecondOneIsRefusedReplacedOrGivenUp() throws IOException {
        runOnce();
        resync(CUSTOMER);
        refusedInOneLine(resync(CUSTOMER), "resync of everything", "--replace", "--cancel");
        assertThat(resync(CUSTOMER, "--replace", "--ids", "1").exitCode()).isZero();
        assertThat(command("cursor", "show", RESYNC).outLines())
                .contains("type:      customer", "reads:     resync")
                .noneMatch(line -> line.startsWith("remembers"))
                .anyMatch(line -> line.startsWith("stands:    resync of 1 id, asked for at 20"));
        assertThat(resync(CUSTOMER, "--cancel").outLines())
                .containsExactly(CUSTOMER + ": the resync is given up; what is being handed over may still arrive");
        refusedInOneLine(resync(CUSTOMER, "--cancel"), "No resync of '" + CUSTOMER + "' is pending", CUSTOMER);
        refusedInOneLine(resync(CUSTOMER, "--cancel", "--replace"), "--cancel", "--replace");
        assertThat(runOnce().out()).contains("own: 0 records in");
    }

    @Test
    void theCursorCommandsKnowIt() throws IOException {
        runOnce();
        resync(CUSTOMER);
        refusedInOneLine(command("cursor", "rewind", RESYNC, "--to", "2020-01-01T00:00:00Z"), "by id", "--replace");
        assertThat(command("cursor", "reset", CUSTOMER).outLines())
                .containsExactly(
                        CUSTOMER + ": begins again with a first read",
                        RESYNC + ": stays, and goes on behind that; cursor reset " + RESYNC + " gives it up");
        assertThat(command("cursor", "reset", RESYNC).outLines())
                .containsExactly(RESYNC + ": the resync is given up; what is being handed over may still arrive");
        assertThat(runOnce().out()).contains("own: first snapshot", "own: 40 records in");
    }

    @Test
    void aDamagedOneIsToldBehindTheChangesAndMayBeForgottenOrReplaced() throws IOException {
        runOnce();
        resync(CUSTOMER);
        Files.writeString(file(), "x", StandardOpenOption.APPEND);
        List<String> updated = account.update("customer", 3);

        Outcome run = CommandLineRun.in(directory)
                .account(account.sandbox)
                .run("run", "--once", "--routes", routes.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("own: failed after 3 records", "cannot be trusted", "cursor reset " + RESYNC)
                .contains("gives the resync up")
                .doesNotContain("read everything again");
        assertThat(written().subList(40, 43)).containsExactlyInAnyOrderElementsOf(updated);
        refusedInOneLine(resync(CUSTOMER), "cannot be trusted", "cursor reset " + RESYNC);
        assertThat(resync(CUSTOMER, "--replace", "--ids", updated.get(0)).exitCode())
                .isZero();
        Files.writeString(file(), "x", StandardOpenOption.APPEND);
        assertThat(command("cursor", "reset", RESYNC).outLines())
                .containsExactly(RESYNC + ": the resync is given up; what is being handed over may still arrive");
        assertThat(runOnce().out()).contains("own: 0 records in");
    }

    @Test
    void beforeTheFirstReadThereIsNothingToReadAgain() {
        refusedInOneLine(resync(CUSTOMER), "There is no cursor '" + CUSTOMER + "': none is kept here");
        runOnce();
        refusedInOneLine(resync("own"), "There is no cursor 'own'; there are " + CUSTOMER);
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ids 1,zz9 | The 2. of the ids to read again is no whole number",
                "--since 2026-01-31 | such as 2026-01-31T00:00:00Z",
                "--ids-file nowhere.txt | Option --ids-file: there is no file",
                "--ids-file data.txt | The 1. of the ids to read again is no whole number",
            })
    void whatIsNotUnderstoodIsToldWithoutWhatAFileHolds(String arguments, String says) throws IOException {
        Files.writeString(directory.resolve("data.txt"), "someone@example.com");
        runOnce();
        List<String> all = new ArrayList<>(List.of(CUSTOMER));
        all.addAll(List.of(arguments.split(" ")));
        Outcome refused = resync(all.toArray(new String[0]));
        refusedInOneLine(refused, says);
        assertThat(refused.err()).doesNotContain("someone", "zz9");
    }

    @Test
    void sinceAndIdsExcludeEachOther() {
        Outcome refused = resync(CUSTOMER, "--since", "2026-01-31T00:00:00Z", "--ids", "1");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errLines().get(0)).contains("mutually exclusive").contains("--help");
    }

    @Test
    void itIsAskedForInADatabaseToo() throws IOException {
        Files.writeString(directory.resolve("application.properties"), """
                camel.beans.cursors = #class:org.h2.jdbcx.JdbcDataSource
                camel.beans.cursors.url = jdbc:h2:mem:%s;DB_CLOSE_DELAY=60
                camel.component.netsuite-tba.data-source = #bean:cursors
                """.formatted(UUID.randomUUID()));
        runOnce();
        assertThat(resync(CUSTOMER).exitCode()).isZero();
        refusedInOneLine(resync(CUSTOMER), "resync of everything");
        assertThat(command("cursor", "list").outLines()).hasSize(2);
        assertThat(directory.resolve(".netsuite-tba")).isDirectoryNotContaining(file -> !file.endsWith("status.json"));
        assertThat(runOnce().out()).contains("own: 0 records and 40 by resync");
        assertThat(command("cursor", "list").outLines()).hasSize(1);
    }

    @Test
    void statusTellsARecordThatIsRefusedFromARouteThatIsNotRead() throws IOException {
        runOnce();
        Files.writeString(routes.resolve("own.yaml"), """
                - route:
                    id: own
                    from:
                      uri: netsuite-tba:customer?delay=50
                      steps:
                        - filter:
                            simple: "${header.CamelNetsuiteTbaChangeType} == 'resync'"
                            steps: [{throwException: {exceptionType: java.lang.IllegalStateException, message: no}}]
                """);
        Running running = CommandLineRun.in(directory)
                .account(account.sandbox)
                .start("run", "--routes", routes.toString())
                .until("own: continuing from");
        resync(CUSTOMER);
        Outcome[] status = new Outcome[1];
        Awaitility.await().until(() -> {
            status[0] = command("status");
            return status[0].out().contains("resync-failing");
        });
        running.stop();

        assertThat(status[0].exitCode()).isEqualTo(1);
        assertThat(status[0].out()).contains("own  resync-failing", "destination: The route did not take ");
    }

    @Test
    void statusTellsThatChangesAreReadWhileALongOneGoesOn() throws IOException {
        runOnce();
        Files.writeString(routes.resolve("own.yaml"), """
                - route:
                    id: own
                    from:
                      uri: netsuite-tba:customer?delay=50
                      steps:
                        - delay: {constant: "300", asyncDelayed: "false"}
                """);
        resync(CUSTOMER);
        Running running = CommandLineRun.in(directory)
                .account(account.sandbox)
                .start("run", "--routes", routes.toString())
                .until("own: continuing from");
        Outcome[] status = new Outcome[1];
        Awaitility.await().until(() -> {
            status[0] = command("status");
            return status[0].out().matches("(?s).*own  \\w+  [1-9]\\d* records.*");
        });
        running.stop();

        assertThat(status[0].out()).contains("own  current  ", "1 route, 0 for somebody");
        assertThat(file()).exists();
    }
}
