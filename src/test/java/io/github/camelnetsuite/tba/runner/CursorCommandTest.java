package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.progress.CursorHandle;
import io.github.camelnetsuite.tba.progress.FileCursorStore;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against files that a real run has left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CursorCommandTest {

    private static final String CUSTOMER = "1234567_SB1-customer";
    private static final String CONTACT = "1234567_SB1-contact";

    private SmallSandbox account;

    private Path read;
    private Path directory;

    @BeforeAll
    void readEverything(@TempDir Path shared) {
        account = new SmallSandbox();
        read = shared;
        directory = shared;
        assertThat(run().exitCode()).isZero();
    }

    @AfterAll
    void close() {
        account.close();
    }

    @BeforeEach
    void copyTheCursors(@TempDir Path own) throws IOException {
        directory = own;
        Files.createDirectory(own.resolve(".netsuite-tba"));
        for (String name : List.of(CUSTOMER, CONTACT)) {
            String file = ".netsuite-tba/" + name + ".cursor";
            Files.copy(read.resolve(file), own.resolve(file));
        }
    }

    private Outcome run() {
        return CommandLineRun.in(directory)
                .account(account.sandbox)
                .run("run", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString());
    }

    private Outcome cursor(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "cursor";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineRun.in(directory).run(all);
    }

    private static void refusedInOneLine(Outcome outcome, String... says) {
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errLines()).singleElement().asString().contains(says);
    }

    private void damage(String name) throws IOException {
        Files.writeString(directory.resolve(".netsuite-tba").resolve(name + ".cursor"), "x", StandardOpenOption.APPEND);
    }

    @Test
    void listHasALineForEach() {
        Outcome list = cursor("list");
        assertThat(list.exitCode()).isZero();
        assertThat(list.outLines()).hasSize(2);
        assertThat(list.outLines().get(0)).startsWith(CONTACT + ": everything up to 20");
        assertThat(list.outLines().get(1)).startsWith(CUSTOMER + ": everything up to 20");
    }

    @Test
    void listSaysWhenThereIsNone() {
        assertThat(cursor("list", "--directory", "elsewhere").outLines())
                .containsExactly(
                        "No cursor is kept in " + directory.resolve("elsewhere").toAbsolutePath());
    }

    @Test
    void theFolderMayBeNamedBeforeOrAfterAndInTheProperties() throws IOException {
        Path folder = directory.resolve(".netsuite-tba");
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        assertThat(CommandLineRun.in(elsewhere)
                        .run("cursor", "list", "--directory", folder.toString())
                        .outLines())
                .hasSize(2);
        assertThat(CommandLineRun.in(elsewhere)
                        .run("cursor", "--directory", folder.toString(), "list")
                        .outLines())
                .hasSize(2);
        Files.writeString(
                elsewhere.resolve("application.properties"), "camel.component.netsuite-tba.cursor-directory=" + folder);
        assertThat(CommandLineRun.in(elsewhere).run("cursor", "list").outLines())
                .hasSize(2);
    }

    @Test
    void showTellsWhatACursorBelongsTo() {
        assertThat(cursor("show", CUSTOMER).out())
                .contains("1234567_SB1", "customer", "stage=customer", "since=beginning", "everything up to 20");
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThatThereAre() {
        refusedInOneLine(cursor("show", "customer"), "no cursor 'customer'", CONTACT, CUSTOMER);
        refusedInOneLine(cursor("reset", "customer"), "no cursor 'customer'", CONTACT, CUSTOMER);
        refusedInOneLine(
                cursor("rewind", "customer", "--to", "2020-01-01T00:00:00Z"),
                "no cursor 'customer'",
                CONTACT,
                CUSTOMER);
    }

    @Test
    void afterARewindWhatChangedSinceIsDeliveredAgain() throws IOException {
        Outcome rewound = cursor("rewind", CUSTOMER, "--to", "2001-02-03T04:05:06+01:00");
        assertThat(rewound.outLines()).containsExactly(CUSTOMER + ": everything up to 2001-02-03T03:05:06Z");
        assertThat(run().exitCode()).isZero();
        List<String> again = SmallSandbox.idsIn(directory.resolve("netsuite/customers.jsonl"));
        assertThat(again).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(account.ids("customer"));
        assertThat(again.size()).isGreaterThan(SmallSandbox.CUSTOMERS / 2);
    }

    @Test
    void aRewindNeedsAnInstantThatHasBeen() {
        refusedInOneLine(cursor("rewind", CUSTOMER, "--to", "2020-01-01"), "--to", "2026-01-31T00:00:00Z");
        refusedInOneLine(cursor("rewind", CUSTOMER, "--to", "2999-01-01T00:00:00Z"), "would skip");
    }

    @Test
    void afterAResetEverythingIsDeliveredAgain() throws IOException {
        assertThat(cursor("reset", CUSTOMER).outLines()).containsExactly(CUSTOMER + ": begins again with a first read");
        assertThat(run().out()).contains("customers: first snapshot", "customers: 40 records", "contacts: continuing");
        assertThat(SmallSandbox.idsIn(directory.resolve("netsuite/customers.jsonl")))
                .containsExactlyInAnyOrderElementsOf(account.ids("customer"));
    }

    @Test
    void aDamagedCursorIsToldAndMayBeReset() throws IOException {
        damage(CUSTOMER);
        assertThat(cursor("list").outLines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith(CUSTOMER + ": ").contains("cannot be trusted"));
        refusedInOneLine(cursor("show", CUSTOMER), "cannot be trusted", "cursor reset " + CUSTOMER);
        refusedInOneLine(cursor("rewind", CUSTOMER, "--to", "2020-01-01T00:00:00Z"), "cannot be trusted");
        assertThat(cursor("reset", CUSTOMER).exitCode()).isZero();
        assertThat(cursor("list").outLines()).hasSize(1);
    }

    @Test
    void aCursorThatARouteHoldsIsShownButNotMoved() {
        FileCursorStore store = new FileCursorStore(directory.resolve(".netsuite-tba"));
        try (CursorHandle held = store.open(CUSTOMER)) {
            assertThat(held.toString()).isNotNull();
            assertThat(cursor("list").outLines()).hasSize(2);
            assertThat(cursor("show", CUSTOMER).exitCode()).isZero();
            refusedInOneLine(cursor("reset", CUSTOMER), "in use");
            refusedInOneLine(cursor("rewind", CUSTOMER, "--to", "2020-01-01T00:00:00Z"), "in use");
        }
        assertThat(cursor("reset", CUSTOMER).exitCode()).isZero();
    }
}
