package io.github.camelnetsuite.tba.sandbox.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns and values of a row on its way into a table. */
final class Row {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Row set(String column, @Nullable Object value) {
        values.put(column, value instanceof Instant instant ? utc(instant) : value);
        return this;
    }

    Row set(String column, boolean value) {
        return set(column, value ? "T" : "F");
    }

    @Nullable
    Object get(String column) {
        return values.get(column);
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    /** An instant as the database keeps it. */
    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    void insertInto(String table, Connection connection) throws SQLException {
        String sql = "INSERT INTO " + table + " (" + String.join(", ", values.keySet()) + ") VALUES ("
                + String.join(", ", java.util.Collections.nCopies(values.size(), "?")) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            bind(insert, 1);
            insert.executeUpdate();
        }
    }

    void update(String table, long id, Connection connection) throws SQLException {
        String sql = "UPDATE " + table + " SET " + String.join(" = ?, ", values.keySet()) + " = ? WHERE id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(bind(update, 1), id);
            update.executeUpdate();
        }
    }

    int bind(PreparedStatement statement, int from) throws SQLException {
        int index = from;
        for (Object value : values.values()) {
            statement.setObject(index++, value);
        }
        return index;
    }
}
