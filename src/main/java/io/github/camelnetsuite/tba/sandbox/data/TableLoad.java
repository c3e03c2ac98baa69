package io.github.camelnetsuite.tba.sandbox.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads many rows of one table in batches. All rows have the columns of the first. */
final class TableLoad implements AutoCloseable {
    private static final int BATCH = 500;

    private final Connection connection;
    private final String table;
    private @Nullable PreparedStatement insert;
    private Set<String> columns = Set.of();
    private int waiting;

    TableLoad(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    void add(Row row) throws SQLException {
        PreparedStatement statement = insert;
        if (statement == null) {
            columns = Set.copyOf(row.values().keySet());
            statement = connection.prepareStatement("INSERT INTO " + table + " ("
                    + String.join(", ", row.values().keySet()) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")");
            insert = statement;
        }
        if (!columns.equals(row.values().keySet())) {
            throw new IllegalArgumentException("Rows of " + table + " differ in columns");
        }
        row.bind(statement, 1);
        statement.addBatch();
        if (++waiting == BATCH) {
            statement.executeBatch();
            // One transaction for everything would keep every row twice.
            connection.commit();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        if (insert != null) {
            insert.executeBatch();
            insert.close();
        }
    }
}
