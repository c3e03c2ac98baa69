package io.github.camelnetsuite.tba.progress;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Single statements, each committed on a connection of its own: nothing is held between them, so that any pool will do,
 * whatever its connections' setting of auto-commit. A thread that is being interrupted still gets its statement done,
 * since a graceful stop has to save.
 */
final class Database {

    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A statement's text, for the database at hand. */
    @FunctionalInterface
    interface Sql {
        String in(SqlDialect dialect);
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
    int update(Sql sql, @Nullable Object... parameters) throws SQLException {
        return execute(sql, PreparedStatement::executeUpdate, parameters);
    }

    <T> List<T> query(Sql sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        return execute(
                sql,
                statement -> {
                    List<T> rows = new ArrayList<>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            rows.add(reader.read(row));
                        }
                    }
                    return rows;
                },
                parameters);
    }

    private <T> T execute(Sql sql, Use<T> use, @Nullable Object... parameters) throws SQLException {
        boolean interrupted = Thread.interrupted();
        try (Connection connection = connection()) {
            SqlDialect dialect = SqlDialect.of(connection);
            try (PreparedStatement statement = connection.prepareStatement(sql.in(dialect))) {
                dialect.limit(statement);
                bind(statement, parameters);
                T result = use.with(statement);
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
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

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            if (parameter == null) {
                statement.setNull(i + 1, Types.VARCHAR);
            } else if (parameter instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, parameter);
            }
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
