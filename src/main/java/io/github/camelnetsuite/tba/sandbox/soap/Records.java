package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.data.DisplayNames;
import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordQuery;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.filter.Condition;
import io.github.camelnetsuite.tba.sandbox.rest.Caller;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads at most a page of records of one type, all from one snapshot. */
final class Records {
    private final Connection connection;
    private final RecordType type;
    private final SandboxSettings settings;
    private final Caller caller;

    /** Records as the caller sees them. */
    Records(Connection connection, RecordType type, SandboxSettings settings, Caller caller) {
        this.connection = connection;
        this.type = type;
        this.settings = settings;
        this.caller = caller;
    }

    /** How many records match. */
    int count(Condition condition) throws SQLException {
        return Math.toIntExact(numbers("SELECT COUNT(*)", condition, "").get(0));
    }

    /** Ids of matching records. */
    List<Long> ids(Condition condition, String order, int offset, int limit) throws SQLException {
        return numbers(
                "SELECT t.id",
                condition,
                " ORDER BY " + order + " OFFSET " + offset + " ROWS FETCH NEXT " + limit + " ROWS ONLY");
    }

    /** Records by id; what does not exist is not among them. */
    Map<Long, Map<RecordField, @Nullable Object>> byId(List<Long> ids) throws SQLException, IOException {
        Map<Long, Map<RecordField, @Nullable Object>> found = new HashMap<>();
        if (!ids.isEmpty()) {
            Condition condition =
                    Condition.of("t.id = ANY(?)", (Object) ids.toArray()).and(caller.visible());
            new RecordQuery(type, fields(), DisplayNames.read(connection))
                    .read(connection, condition.sql(), condition.parameters(), ids.size(), found::put);
        }
        return found;
    }

    /** Fields that a record of SOAP has beside its id. */
    private List<RecordField> fields() {
        return type.allFields().stream()
                .filter(field -> field.kind() != RecordField.Kind.ID)
                .filter(field -> settings.has(type, field, caller.conditions()))
                .toList();
    }

    /** The id of a record by its external id. */
    List<Long> byExternalId(String key) throws SQLException {
        return numbers("SELECT t.id", Condition.of("t.externalid = ?", key), " FETCH FIRST 1 ROWS ONLY");
    }

    private List<Long> numbers(String select, Condition matching, String tail) throws SQLException {
        Condition condition = matching.and(caller.visible());
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(select + " FROM " + type.table() + " t WHERE " + condition.sql() + tail)) {
            for (int i = 0; i < condition.parameters().size(); i++) {
                statement.setObject(i + 1, condition.parameters().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
        }
        return numbers;
    }
}
