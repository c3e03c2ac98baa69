package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** What a real PostgreSQL can do to a cursor: refuse, hang, cut, and crash. */
@Timeout(120)
class PostgresFaultsTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final PostgresServer server = PostgresServer.running();
    private final String schema = "faults_" + UUID.randomUUID().toString().replace('-', '_');
    private final String user = schema + "_user";
    private final String table = schema + ".cursors";

    @BeforeEach
    void makeAUserWithATable() throws SQLException {
        administer("CREATE SCHEMA " + schema);
        administer(JdbcCursorStore.ddl("PostgreSQL", table));
        administer("CREATE ROLE " + user + " LOGIN");
        administer("GRANT USAGE ON SCHEMA " + schema + " TO " + user);
        administer("GRANT SELECT, INSERT, UPDATE, DELETE ON " + table + " TO " + user);
    }

    @AfterEach
    void dropThem() throws SQLException {
        administer("DROP SCHEMA " + schema + " CASCADE");
        administer("DROP ROLE " + user);
    }

    private void administer(String sql) throws SQLException {
        try (Connection connection = server.dataSource().getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private JdbcCursorStore store() {
        return store(server.dataSource(user));
    }

    private JdbcCursorStore store(DataSource dataSource) {
        return new JdbcCursorStore(dataSource, table, LEASE, (every, beat) -> () -> {});
    }

    private static CursorStoreException refused(CursorHandle handle, Cursor cursor) {
        CursorStoreException[] refusal = new CursorStoreException[1];
        assertThatThrownBy(() -> handle.save(cursor))
                .isInstanceOfSatisfying(CursorStoreException.class, e -> refusal[0] = e)
                .hasMessageContaining("'customers' could not be saved")
                .hasMessageContaining("dataSource")
                .hasMessageNotContaining("\n");
        return refusal[0];
    }

    @Test
    @Catalogue("65")
    void aPermissionThatIsTakenAwayFailsTheSaveAndKeepsTheOldCursor() throws SQLException {
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.starting());
            administer("REVOKE UPDATE ON " + table + " FROM " + user);
            assertThat(refused(handle, Cursors.tail())).hasMessageContaining("permission denied for table cursors");
            assertThat(store().read("customers")).contains(Cursors.starting());
            administer("GRANT UPDATE ON " + table + " TO " + user);
            handle.save(Cursors.tail());
            assertThat(handle.load()).contains(Cursors.tail());
        }
        Evidence.of("65").outcome("a database that takes permission away: the save fails, what was saved stands");
    }

    @Test
    @Catalogue("65")
    void aDatabaseThatBecomesReadOnlyFailsTheSaveAndKeepsTheOldCursor() throws SQLException {
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.starting());
            administer("ALTER ROLE " + user + " SET default_transaction_read_only = on");
            assertThat(refused(handle, Cursors.tail())).hasMessageContaining("read-only transaction");
            assertThat(store().read("customers")).contains(Cursors.starting());
            assertThatThrownBy(() -> store().open("contacts")).isInstanceOf(CursorStoreException.class);
            administer("ALTER ROLE " + user + " RESET default_transaction_read_only");
            handle.save(Cursors.tail());
        }
        Evidence.of("65").outcome("a database that becomes read-only: the save fails, what was saved stands");
    }

    @Test
    void aTableThatThisUserMayNotMakeIsToldWithItsStatement() throws SQLException {
        administer("DROP TABLE " + table);
        assertThatThrownBy(() -> store().open("customers"))
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("Table " + table + " is missing and cannot be created: ERROR: permission denied")
                .hasMessageContaining("cursor ddl --table " + table)
                .hasMessageNotContaining("\n");
        assertThat(store().names()).isEmpty();
    }

    @Test
    void aConnectionEndedInTheMiddleOfASaveLeavesTheOldCursorAndALateSaveChangesNothing() throws Exception {
        JdbcCursorStore store = store();
        CursorHandle handle = store.open("customers");
        handle.save(Cursors.starting());
        try (Connection other = server.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT * FROM " + table + " FOR UPDATE");
            CompletableFuture<Void> saving = CompletableFuture.runAsync(() -> handle.save(Cursors.tail()));
            awaitBlocked();
            administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + user + "'");
            assertThatThrownBy(saving::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(CursorStoreException.class);
        }
        handle.close();
        try (CursorHandle next = store.open("customers")) {
            assertThat(next.load()).contains(Cursors.starting());
            next.save(Cursors.interruptedTail());
        }
        assertThat(store.read("customers")).contains(Cursors.interruptedTail());
    }

    private void awaitBlocked() {
        Awaitility.await()
                .pollInterval(10, TimeUnit.MILLISECONDS)
                .until(() -> count("SELECT count(*) FROM pg_stat_activity WHERE usename = '" + user
                                + "' AND wait_event_type = 'Lock'")
                        == 1);
    }

    @Test
    void aStatementThatTakesTooLongFailsTheSaveAndKeepsTheOldCursor() throws Exception {
        PGSimpleDataSource impatient = server.dataSource(user);
        impatient.setOptions("-c statement_timeout=100");
        try (CursorHandle handle = store(impatient).open("customers")) {
            handle.save(Cursors.starting());
            try (Connection other = server.dataSource().getConnection()) {
                other.setAutoCommit(false);
                other.createStatement().execute("SELECT * FROM " + table + " FOR UPDATE");
                assertThat(refused(handle, Cursors.tail())).hasMessageContaining("statement timeout");
            }
            assertThat(handle.load()).contains(Cursors.starting());
            handle.save(Cursors.tail());
        }
    }

    @Test
    void twoTransactionsThatCannotBeSerializedFailOneSaveOnly() throws Exception {
        PGSimpleDataSource strict = server.dataSource(user);
        strict.setOptions("-c default_transaction_isolation=serializable");
        try (CursorHandle handle = store(strict).open("customers")) {
            handle.save(Cursors.starting());
            CompletableFuture<Void> saving;
            try (Connection other = server.dataSource().getConnection()) {
                other.setAutoCommit(false);
                other.createStatement().execute("UPDATE " + table + " SET leased_until = leased_until");
                saving = CompletableFuture.runAsync(() -> handle.save(Cursors.tail()));
                awaitBlocked();
                other.commit();
            }
            assertThatThrownBy(saving::join)
                    .hasCauseInstanceOf(CursorStoreException.class)
                    .hasMessageContaining("could not serialize access");
            handle.save(Cursors.tail());
            assertThat(handle.load()).contains(Cursors.tail());
        }
    }

    @Test
    void whatWasSavedOutlivesACrashOfTheDatabase() {
        JdbcCursorStore store = store();
        CursorHandle handle = store.open("customers");
        handle.save(Cursors.starting());
        handle.save(Cursors.tail());
        server.crash();
        assertThatThrownBy(() -> handle.save(Cursors.interruptedTail())).isInstanceOf(CursorStoreException.class);
        handle.close();
        assertThatThrownBy(() -> store.open("customers")).isInstanceOf(CursorStoreException.class);
        server.start();
        try (CursorHandle next = store.open("customers")) {
            assertThat(next.load()).contains(Cursors.tail());
            next.save(Cursors.interruptedTail());
        }
    }

    @Test
    @Catalogue("63")
    void aCursorOfAnotherProcessIsRefusedUntilThatProcessIsKilled() throws Exception {
        String url = server.dataSource(user).getUrl() + "&user=" + user;
        try (CursorProcess holder = CursorProcess.start("hold", url, table)) {
            assertThat(holder.line()).isEqualTo("held");
            assertThatThrownBy(() -> store().open(CursorProcess.NAME))
                    .isInstanceOf(CursorLockedException.class)
                    .hasMessageContaining("'customers' is in use by another process (process " + holder.pid() + "@");
            assertThatThrownBy(() -> store().delete(CursorProcess.NAME)).isInstanceOf(CursorLockedException.class);
            assertThatThrownBy(() -> store().replace(CursorProcess.NAME, Cursors.tail()))
                    .isInstanceOf(CursorLockedException.class);
            assertThat(store().read(CursorProcess.NAME)).contains(Cursors.starting());
            holder.kill();
        }
        Instant end = instant("SELECT leased_until FROM " + table);
        try (CursorHandle handle = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsMatching(CursorLockedException.class::isInstance)
                .until(() -> store().open(CursorProcess.NAME), taken -> true)) {
            assertThat(instant("SELECT CURRENT_TIMESTAMP")).isAfterOrEqualTo(end);
            assertThat(handle.load()).contains(Cursors.starting());
        }
        Evidence.of("63").outcome("a killed owner in a database: refused until its lease ends, then taken over");
    }

    private Instant instant(String query) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private int count(String query) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    @Test
    @Catalogue("63")
    void nothingThatWasSavedIsLostByAKillAtAnyMoment() throws Exception {
        String url = server.dataSource(user).getUrl() + "&user=" + user;
        for (int kill = 0; kill < 3; kill++) {
            String saved = null;
            try (CursorProcess process = CursorProcess.start("save-for-ever", url, table)) {
                for (int line = 7 * kill; line >= 0; line--) {
                    saved = process.line();
                }
                process.kill();
                for (String late = process.line(); late != null; late = process.line()) {
                    saved = late;
                }
            }
            long id = Long.parseLong(saved);
            // The server may still be at the last statement of the dead.
            Awaitility.await()
                    .until(() -> count("SELECT count(*) FROM pg_stat_activity WHERE usename = '" + user + "'") == 0);
            administer("UPDATE " + table + " SET leased_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
            try (CursorHandle next = store().open(CursorProcess.NAME)) {
                assertThat(next.load().orElseThrow()).isIn(Cursors.snapshotAt(id), Cursors.snapshotAt(id + 1));
            }
        }
    }
}
