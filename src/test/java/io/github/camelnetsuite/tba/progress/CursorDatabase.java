package io.github.camelnetsuite.tba.progress;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A database to keep cursors in, and what an administrator does to it. */
final class CursorDatabase implements AutoCloseable {

    private final String product;
    private final JdbcConnectionPool pool;

    private CursorDatabase(String product, JdbcConnectionPool pool) {
        this.product = product;
        this.pool = pool;
    }

    /** Gone when it is closed. */
    static CursorDatabase h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=5");
        return new CursorDatabase("h2", JdbcConnectionPool.create(source));
    }

    /** The real one, through a pool of its own. */
    static CursorDatabase postgres() {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setUrl(PostgresServer.running().dataSource().getUrl());
        source.setUser("postgres");
        return new CursorDatabase("postgresql", JdbcConnectionPool.create(source));
    }

    String product() {
        return product;
    }

    DataSource dataSource() {
        return pool;
    }

    int execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** The first column of every row. */
    List<Object> query(String sql, Object... parameters) throws SQLException {
        try (Connection connection = pool.getConnection();
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

    @Override
    public void close() {
        pool.dispose();
    }
}
