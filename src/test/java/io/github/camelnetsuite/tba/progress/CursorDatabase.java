package io.github.camelnetsuite.tba.progress;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A database to keep cursors in, and what an administrator does to it. */
final class CursorDatabase {

    private static final CursorDatabase H2 = new CursorDatabase(h2());

    private final DataSource dataSource;

    private CursorDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static CursorDatabase h2InMemory() {
        return H2;
    }

    /** The real one, through a pool. */
    static CursorDatabase postgres() {
        return Postgres.DATABASE;
    }

    private static final class Postgres {

        static final CursorDatabase DATABASE = new CursorDatabase(pool());

        private static DataSource pool() {
            PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
            source.setUrl(PostgresServer.running().dataSource().getUrl());
            source.setUser("postgres");
            return JdbcConnectionPool.create(source);
        }
    }

    private static DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:cursors;DB_CLOSE_DELAY=-1");
        return JdbcConnectionPool.create(source);
    }

    DataSource dataSource() {
        return dataSource;
    }

    int execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** The first column of every row. */
    List<Object> query(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<Object> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Object value = rows.getObject(1);
                    values.add(value instanceof java.sql.Blob ? rows.getBytes(1) : value);
                }
            }
            return values;
        }
    }
}
