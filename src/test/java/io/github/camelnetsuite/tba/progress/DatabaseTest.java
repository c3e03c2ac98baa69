package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single statements, each for itself, whatever the pool's connections are set to. */
class DatabaseTest {

    private final CursorDatabase h2 = CursorDatabase.h2();
    private final FaultyDataSource pool = new FaultyDataSource(h2.dataSource());

    @BeforeEach
    void makeATable() throws SQLException {
        h2.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(9))");
    }

    @AfterEach
    void end() {
        h2.close();
    }

    private static void insert(Database database, int id, String name) throws SQLException {
        assertThat(database.update("INSERT INTO t VALUES (?, ?)", id, name)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStatementIsDoneWhenItReturnsWhateverAutoCommitIs(boolean autoCommit) throws SQLException {
        Database database = new Database(autoCommit ? pool : pool.withoutAutoCommit());

        insert(database, 1, "one");
        insert(database, 2, null);

        assertThat(h2.query("SELECT name FROM t ORDER BY id")).containsExactly("one", null);
        assertThat(database.query("SELECT id FROM t WHERE name = ?", row -> row.getInt(1), "one"))
                .containsExactly(1);
    }

    @Test
    void aFailureLeavesNothingOfItsStatementBehind() throws SQLException {
        Database database = new Database(pool.withoutAutoCommit());

        assertThatThrownBy(() -> database.query("SELECT 1 FROM t FOR UPDATE", row -> 1, "one too many"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> database.query("VALUES (1)", row -> {
                    h2.execute("INSERT INTO t VALUES (7, 'other')");
                    throw new IllegalStateException("unreadable");
                }))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());

        assertThat(h2.query("SELECT id FROM t")).as("done by somebody else").containsExactly(7);
        insert(database, 1, "one");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTableThatIsMissingHasNoRows(boolean autoCommit) throws SQLException {
        Database database = new Database(autoCommit ? pool : pool.withoutAutoCommit());

        assertThat(database.update("UPDATE missing SET id = 1")).isZero();
        assertThat(database.query("SELECT id FROM missing", row -> row.getInt(1)))
                .isEmpty();
        database.define(dialect -> "CREATE TABLE missing (id " + dialect.bytes() + ")");
        assertThat(h2.query("SELECT id FROM missing")).isEmpty();
        assertThatThrownBy(() -> database.query("SELECT wrong FROM missing", row -> 1))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aPoolThatIsClosedIsADatabaseThatIsAway() {
        JdbcConnectionPool closed = (JdbcConnectionPool) CursorDatabase.h2().dataSource();
        closed.dispose();

        assertThatThrownBy(() -> insert(new Database(closed), 1, "one"))
                .isInstanceOf(SQLException.class)
                .hasMessageNotContaining("null");
    }

    @Test
    void anInterruptIsHandedOnAfterTheStatement() throws SQLException {
        Thread.currentThread().interrupt();
        insert(new Database(pool), 1, "one");
        assertThat(Thread.interrupted()).isTrue();

        insert(new Database(pool), 2, "two");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(List.copyOf(h2.query("SELECT id FROM t"))).hasSize(2);
    }

    @Test
    void everyConnectionGoesBackToItsPool() throws SQLException {
        JdbcConnectionPool connections = (JdbcConnectionPool) h2.dataSource();
        Database database = new Database(connections);

        insert(database, 1, "one");
        assertThatThrownBy(() -> insert(database, 1, "again")).isInstanceOf(SQLException.class);

        assertThat(connections.getActiveConnections()).isZero();
        try (Connection connection = connections.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }
}
