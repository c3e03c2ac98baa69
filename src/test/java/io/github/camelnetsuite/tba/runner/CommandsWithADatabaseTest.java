package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.progress.PostgresServer;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with progress in a database that nothing but properties name. */
class CommandsWithADatabaseTest {

    private static final String CUSTOMER = "1234567_SB1-customer";
    private static final String CONTACT = "1234567_SB1-contact";

    private final SmallSandbox account = new SmallSandbox();

    @TempDir
    private Path directory;

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(directory.resolve("application.properties"), """
                camel.beans.cursors = #class:org.h2.jdbcx.JdbcDataSource
                camel.beans.cursors.url = jdbc:h2:mem:%s;DB_CLOSE_DELAY=60
                camel.component.netsuite-tba.data-source = #bean:cursors
                """.formatted(UUID.randomUUID()));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Outcome run(String... arguments) {
        return CommandLineRun.in(directory).account(account.sandbox).run(arguments);
    }

    private Outcome runOnce() {
        return run("run", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString());
    }

    @Test
    void progressInADatabaseIsShownAndMovedByTheSameCommands() throws IOException {
        assertThat(run("cursor", "list").outLines())
                .containsExactly("No cursor is kept in table netsuite_tba_cursor of the database of option dataSource");
        Outcome first = runOnce();
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("Progress is kept in table netsuite_tba_cursor of the database of option dataSource")
                .contains("customers: 40 records");
        assertThat(directory.resolve(".netsuite-tba")).isDirectoryNotContaining(file -> !file.endsWith("status.json"));
        assertThat(runOnce().out()).contains("customers: 0 records");

        Outcome list = run("cursor", "list");
        assertThat(list.outLines()).hasSize(2);
        assertThat(list.outLines().get(1)).startsWith(CUSTOMER + ": everything up to 20");
        assertThat(run("cursor", "show", CUSTOMER).out()).contains("1234567_SB1", "everything up to 20");
        assertThat(run("cursor", "rewind", CONTACT, "--to", "2001-02-03T04:05:06Z")
                        .outLines())
                .containsExactly(CONTACT + ": everything up to 2001-02-03T04:05:06Z");
        assertThat(run("cursor", "reset", CUSTOMER).exitCode()).isZero();
        assertThat(runOnce().out()).contains("customers: 40 records");
        assertThat(run("cursor", "list", "--directory", "elsewhere").out()).contains("elsewhere");
    }

    @Test
    void aSandboxKeepsItsProgressToItself() {
        Outcome sandbox = run("run", "--sandbox", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString());
        assertThat(sandbox.exitCode()).as(sandbox.err()).isZero();
        assertThat(run("cursor", "list").out()).contains("No cursor is kept");
    }

    @Test
    void aBeanThatIsNotThereIsToldInOneLine() throws IOException {
        Files.writeString(
                directory.resolve("application.properties"), "camel.component.netsuite-tba.dataSource = #bean:nowhere");
        Outcome list = run("cursor", "list");
        assertThat(list.exitCode()).isEqualTo(2);
        assertThat(list.errLines()).singleElement().asString().contains("nowhere");
    }

    @Test
    void theStatementThatIsPrintedMakesTheTable() throws Exception {
        Outcome printed = run("cursor", "ddl", "--table", "printed_ddl");
        assertThat(printed.exitCode()).isZero();
        try (Connection connection = PostgresServer.running().dataSource().getConnection()) {
            connection.createStatement().execute(printed.out());
            connection.createStatement().execute("DROP TABLE printed_ddl");
        }
        assertThat(run("cursor", "ddl").out()).contains("netsuite_tba_cursor", "BYTEA");
        assertThat(run("cursor", "ddl", "--database", "h2").out()).contains("BLOB");
        Outcome unknown = run("cursor", "ddl", "--database", "oracle");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.errLines()).singleElement().asString().contains("oracle", "postgresql");
    }
}
