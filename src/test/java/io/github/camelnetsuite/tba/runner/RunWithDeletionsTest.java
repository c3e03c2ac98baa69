package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped routes with option {@code includeDeleted}, and the cursors that they keep. */
class RunWithDeletionsTest {

    private static final String CONTACT = "1234567_SB1-contact";
    private static final String DELETED = CONTACT + "-deleted";

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

    private Outcome run() {
        return CommandLineRun.in(directory)
                .account(account.sandbox)
                .run(
                        "run",
                        "--once",
                        "--routes",
                        CommandLineRun.SHIPPED_ROUTES.toString(),
                        "-Dcamel.component.netsuite-tba.includeDeleted=true");
    }

    private Outcome cursor(String... arguments) {
        List<String> all = new ArrayList<>(List.of("cursor"));
        all.addAll(List.of(arguments));
        return CommandLineRun.in(directory).run(all.toArray(new String[0]));
    }

    private List<String> contacts() throws IOException {
        return SmallSandbox.idsIn(directory.resolve("netsuite/contacts.jsonl"));
    }

    @Test
    void aRunEndsWhenDeletionsAreReadTooAndCountsThemApart() throws IOException {
        Outcome first = run();
        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).contains("contacts: 30 records in", "customers: 40 records in");
        List<String> before = account.ids("contact");
        account.plant("{\"type\":\"contact\",\"deletes\":2}");
        List<String> deleted = new ArrayList<>(before);
        deleted.removeAll(account.ids("contact"));

        Outcome second = run();

        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("contacts: 0 records and 2 deletions in", "customers: 0 records in");
        assertThat(contacts().subList(30, 32)).containsExactlyInAnyOrderElementsOf(deleted);
        assertThat(Files.readAllLines(directory.resolve("netsuite/contacts.jsonl"))
                        .get(30))
                .matches("\\{\"id\":\"-?\\d+\"}");
    }

    @Test
    void theirCursorIsToldFromThatOfTheChanges() {
        run();

        assertThat(cursor("list").outLines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).startsWith(CONTACT + ": everything up to "))
                .anySatisfy(line -> assertThat(line).startsWith(DELETED + ": deletions up to "));
        assertThat(cursor("show", DELETED).outLines())
                .contains("type:      contact", "reads:     deletions", "remembers: 0 deletions of the overlap");
    }

    @Test
    void aRewindOfOneLeavesTheOtherAndSaysSo() throws IOException {
        run();
        account.plant("{\"type\":\"contact\",\"deletes\":2}");
        run();
        int before = contacts().size();

        assertThat(cursor("rewind", CONTACT, "--to", "2001-02-03T00:00:00Z").outLines())
                .containsExactly(
                        CONTACT + ": everything up to 2001-02-03T00:00:00Z",
                        DELETED + ": stays where it is; deletions are delivered again by cursor rewind " + DELETED);
        assertThat(run().out()).contains("contacts: 28 records in");
        assertThat(cursor("rewind", DELETED, "--to", "2001-02-03T00:00:00Z").outLines())
                .containsExactly(DELETED + ": deletions up to 2001-02-03T00:00:00Z");
        // Those before the first start, too.
        assertThat(run().out()).containsPattern("contacts: 0 records and \\d+ deletions in");
        assertThat(contacts().size()).isGreaterThanOrEqualTo(before + 28 + 2);
    }

    @Test
    void aResetOfOneLeavesTheOtherAndSaysSo() {
        run();
        assertThat(cursor("reset", CONTACT).outLines())
                .containsExactly(
                        CONTACT + ": begins again with a first read",
                        DELETED + ": stays where it is; deletions are read on behind that");
        account.plant("{\"type\":\"contact\",\"deletes\":2}");
        assertThat(run().out()).contains("contacts: first snapshot", "contacts: 28 records and 2 deletions in");

        account.plant("{\"type\":\"contact\",\"deletes\":2}");
        assertThat(cursor("reset", DELETED).outLines())
                .containsExactly(DELETED + ": begins again at the next start, and misses what is deleted until then");
        assertThat(run().out()).contains("contacts: 0 records in");
    }

    @Test
    void aDamagedCursorOfDeletionsStopsItsRouteBeforeItReads() throws IOException {
        run();
        Files.writeString(
                directory.resolve(".netsuite-tba").resolve(DELETED + ".cursor"), "x", StandardOpenOption.APPEND);

        Outcome refused = run();

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("contacts: failed after 0 records", "cursor reset " + DELETED);
        assertThat(cursor("reset", DELETED).outLines()).hasSize(1);
        assertThat(run().exitCode()).isZero();
    }

    @Test
    void withoutThePermissionChangesAreReadAndTheRunFailsByItsName() throws IOException {
        account.fault("{\"permission\":\"Deleted Records\"}");

        Outcome run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("contacts: failed after 30 records", "Setup > Deleted Records", "contacts: first snapshot");
        assertThat(contacts()).containsExactlyInAnyOrderElementsOf(account.ids("contact"));
    }
}
