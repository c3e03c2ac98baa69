package io.github.camelnetsuite.tba.progress;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Single statements, each committed on a connection of its own: nothing is held between them, so that any pool will do,
 * whatever its connections' setting of auto-commit. A thread that is being interrupted still gets its statement done,
 * since a graceful stop has to save. A table that is missing is one without rows.
 */
final class Database {

    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes something of one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Uses a statement that has its parameters. */
    @FunctionalInterface
    private interface Use<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** How many rows it changed. */
    int update(String sql, Object... parameters) throws SQLException {
        return execute(dialect -> sql, PreparedStatement::executeUpdate, 0, parameters);
    }

    /** Changes what the tables are, in the words of the database at hand. */
    void define(Function<SqlDialect, String> sql) throws SQLException {
        execute(sql, PreparedStatement::executeUpdate, 0);
    }

    <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        return execute(
                dialect -> sql,
                statement -> {
                    List<T> rows = new ArrayList<>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            rows.add(reader.read(row));
                        }
                    }
                    return rows;
                },
                List.of(),
                parameters);
    }

    private <T> T execute(Function<SqlDialect, String> sql, Use<T> use, T nothing, Object... parameters)
            throws SQLException {
        boolean interrupted = Thread.interrupted();
        try (Connection connection = connection()) {
            SqlDialect dialect = SqlDialect.of(connection);
            try (PreparedStatement statement = connection.prepareStatement(sql.apply(dialect))) {
                dialect.limit(statement);
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                T result = use.with(statement);
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                if (e instanceof SQLException problem && SqlDialect.isMissingTable(problem)) {
                    return nothing;
                }
                throw e;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Connection connection() throws SQLException {
        try {
            return dataSource.getConnection();
        } catch (RuntimeException e) {
            // Pools that have been closed or set up wrongly say so in many ways.
            throw new SQLException(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
