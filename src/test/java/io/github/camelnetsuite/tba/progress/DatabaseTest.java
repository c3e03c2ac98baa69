package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatFailedIsRolledBackUnlessTheDatabaseDoesItself(boolean autoCommit) {
        List<String> calls = new ArrayList<>();
        Database database = new Database(watched("H2", autoCommit, calls));

        assertThatThrownBy(() -> database.update("INSERT INTO t VALUES ('x', 'not a number')"))
                .isInstanceOf(SQLException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
        assertThat(calls.contains("rollback")).isEqualTo(!autoCommit);
        assertThat(calls).doesNotContain("commit").contains("close");
    }

    @Test
    void whyAStatementFailedIsToldAlsoWhenItCannotBeRolledBack() {
        DataSource cut = proxy(DataSource.class, (self, method, arguments) -> {
            Connection connection = pool.withoutAutoCommit().getConnection();
            return proxy(Connection.class, (same, call, given) -> {
                if (call.getName().equals("rollback")) {
                    throw new SQLException("cut");
                }
                return invoke(call, connection, given);
            });
        });
        Database database = new Database(cut);

        assertThatThrownBy(() -> database.update("INSERT INTO t VALUES ('x', 'not a number')"))
                .isInstanceOf(SQLException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(SQLException.class));
    }

    @Test
    void noStatementOfPostgresMayHang() throws SQLException {
        List<String> calls = new ArrayList<>();

        insert(new Database(watched("PostgreSQL", true, calls)), 1, "one");
        assertThat(calls).contains("setQueryTimeout 30");
    }

    @Test
    void anotherDatabaseIsRefusedByItsName() {
        assertThatThrownBy(() -> insert(new Database(watched("Oracle", true, new ArrayList<>())), 1, "one"))
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("Option dataSource: progress cannot be kept in Oracle")
                .hasMessageContaining("cursorStore");
    }

    @ParameterizedTest
    @CsvSource({"the pool is closed, the pool is closed", ", IllegalStateException"})
    void whateverAPoolThrowsIsToldInOneLine(String thrown, String told) {
        DataSource broken = proxy(DataSource.class, (self, method, arguments) -> {
            throw new IllegalStateException(thrown);
        });

        assertThatThrownBy(() -> insert(new Database(broken), 1, "one"))
                .isInstanceOf(SQLException.class)
                .hasMessage(told)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    /** Connections that give the database another name and put down what is asked of them. */
    private DataSource watched(String product, boolean autoCommit, List<String> calls) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Connection connection = h2.dataSource().getConnection();
            connection.setAutoCommit(autoCommit);
            return watched(Connection.class, connection, product, calls);
        });
    }

    private static <T> T watched(Class<T> type, T target, String product, List<String> calls) {
        return proxy(type, (self, method, arguments) -> {
            String call = method.getName() + (arguments == null ? "" : " " + arguments[0]);
            calls.add(call);
            return switch (method.getName()) {
                case "getDatabaseProductName" -> product;
                case "getMetaData" ->
                    watched(
                            DatabaseMetaData.class,
                            (DatabaseMetaData) invoke(method, target, arguments),
                            product,
                            calls);
                case "prepareStatement" ->
                    watched(
                            PreparedStatement.class,
                            (PreparedStatement) invoke(method, target, arguments),
                            product,
                            calls);
                default -> invoke(method, target, arguments);
            };
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
