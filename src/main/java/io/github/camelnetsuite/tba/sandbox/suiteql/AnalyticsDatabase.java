package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.h2.Driver;

/**
 * The simulated account's records in a private in-memory H2 database, which lives as long as this object is open.
 *
 * <p>Every datetime is kept in UTC in a column {@code <name>_utc}; booleans are {@code 'T'} and {@code 'F'}. Safe for
 * use by many threads, each with connections of its own; a connection sees only committed rows.
 */
public final class AnalyticsDatabase implements AutoCloseable {
    private static final String SESSION = ";TIME ZONE=UTC";
    /**
     * Set by the first connection for all; a connection without administrator's rights may not even repeat them. Without
     * a default escape, as in Oracle, the backslash in LIKE is a backslash.
     */
    private static final String DATABASE = ";MODE=Oracle;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";DEFAULT_NULL_ORDERING=HIGH;DEFAULT_ESCAPE=";

    private static final String READER = "reader";
    /** NetSuite ends any request after 15 minutes; a query that takes that long here was a mistake. */
    private static final int LONGEST_SECONDS = 60;

    private final String url;
    private final Driver driver = new Driver();
    private final Connection keeper;

    private AnalyticsDatabase(String name) throws SQLException {
        this.url = "jdbc:h2:mem:" + name + SESSION;
        this.keeper = connect(url + DATABASE, "sa");
    }

    /** Opens a fresh database with all tables and no rows. */
    public static AnalyticsDatabase open() {
        try {
            AnalyticsDatabase database =
                    new AnalyticsDatabase("suiteql-" + UUID.randomUUID().toString());
            database.execute(Catalog.createStatements());
            database.execute(SqlFunctions.createStatements());
            database.execute(List.of("CREATE USER " + READER + " PASSWORD ''"));
            database.execute(Catalog.readableTables().stream()
                    .map(table -> "GRANT SELECT ON " + table + " TO " + READER)
                    .toList());
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("The simulated account's database could not be created.", e);
        }
    }

    /** A new connection that may write, in auto-commit mode. The caller closes it. */
    public Connection writer() throws SQLException {
        return connect(url, "sa");
    }

    /**
     * A new connection that may do nothing but SELECT, and sees one snapshot until it is rolled back. The caller closes
     * it.
     */
    Connection reader() throws SQLException {
        Connection connection = connect(url, READER);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
            statement.setQueryTimeout(LONGEST_SECONDS);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /** Creates the indexes that queries need. Call it after the bulk load; calling it again does nothing. */
    public void createIndexes() throws SQLException {
        execute(Catalog.indexStatements());
        execute(List.of("ANALYZE"));
    }

    /** Drops every row and table. Open connections fail from here on. */
    @Override
    public void close() {
        try (keeper;
                Statement statement = keeper.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IllegalStateException("The simulated account's database could not be closed.", e);
        }
    }

    private void execute(List<String> statements) throws SQLException {
        try (Statement statement = keeper.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Connection connect(String url, String user) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", "");
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("H2 does not know " + url);
        }
        return connection;
    }
}
