package io.github.camelnetsuite.tba.sandbox.data;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads records with their values in the shapes of NetSuite's REST API: ids, dates and instants (ISO-8601, UTC) as
 * text, booleans, numbers without trailing zeros, {@link Reference}s, and null where there is no value.
 */
public final class RecordQuery {
    private final RecordType type;
    private final List<RecordField> fields;
    private final DisplayNames names;

    public RecordQuery(RecordType type, List<RecordField> fields, DisplayNames names) {
        this.type = type;
        this.fields = fields;
        this.names = names;
    }

    /** Takes one record after the other. */
    @FunctionalInterface
    public interface Sink {
        void accept(long id, Map<RecordField, @Nullable Object> values) throws java.io.IOException;
    }

    /**
     * Reads matching records in id order.
     *
     * @param condition SQL over the table's alias {@code t}
     * @return how many there were
     */
    public int read(Connection connection, String condition, List<?> parameters, int limit, Sink sink)
            throws SQLException, java.io.IOException {
        try (PreparedStatement select =
                connection.prepareStatement(sql(condition) + " FETCH FIRST " + limit + " ROWS ONLY")) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setObject(i + 1, parameters.get(i));
            }
            int count = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sink.accept(rows.getLong(1), values(rows));
                    count++;
                }
            }
            return count;
        }
    }

    private String sql(String condition) {
        StringBuilder columns = new StringBuilder("SELECT t.id");
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            RecordField field = fields.get(i);
            columns.append(", t.").append(field.column());
            if (namedByJoin(field)) {
                columns.append(", ").append(displayName(field, "r" + i));
                joins.append(" LEFT JOIN ").append(field.target()).append(" r").append(i);
                joins.append(" ON r").append(i).append(".id = t.").append(field.column());
            }
        }
        return columns + " FROM " + type.table() + " t" + joins + " WHERE " + condition + " ORDER BY t.id";
    }

    /** As BUILTIN.DF shows it in SuiteQL. */
    private static String displayName(RecordField field, String alias) {
        return field.target().equals("customer")
                ? "COALESCE(" + alias + ".altname, " + alias + ".entityid)"
                : alias + ".entityid";
    }

    private static boolean namedByJoin(RecordField field) {
        return field.kind() == RecordField.Kind.RECORD
                && RecordType.named(field.target()).isPresent();
    }

    private Map<RecordField, @Nullable Object> values(ResultSet rows) throws SQLException {
        Map<RecordField, @Nullable Object> values = new LinkedHashMap<>();
        int column = 2;
        for (RecordField field : fields) {
            values.put(field, value(rows, column, field));
            column += namedByJoin(field) ? 2 : 1;
        }
        return values;
    }

    private @Nullable Object value(ResultSet rows, int column, RecordField field) throws SQLException {
        if (rows.getObject(column) == null) {
            return null;
        }
        return switch (field.kind()) {
            case TEXT, STAGE -> rows.getString(column);
            case ID -> String.valueOf(rows.getLong(column));
            case BOOLEAN -> rows.getString(column).startsWith("T");
            case INTEGER -> BigDecimal.valueOf(rows.getLong(column));
            case NUMBER -> plain(rows.getBigDecimal(column));
            case DATE -> rows.getObject(column, LocalDate.class).toString();
            case INSTANT -> iso(rows.getObject(column, LocalDateTime.class));
            case LIST, ENUM, RECORD -> {
                long id = rows.getLong(column);
                String name = namedByJoin(field) ? rows.getString(column + 1) : names.of(field.target(), id);
                yield new Reference(String.valueOf(id), name);
            }
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whole seconds, UTC, as NetSuite shows datetimes in records. */
    static String iso(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC).toString();
    }
}
