package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Looks up the names of many ids at once. */
final class DisplayNames {
    private DisplayNames() {}

    static Map<Long, String> of(Connection connection, Reference reference, Set<Long> ids) throws SQLException {
        Map<Long, String> names = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(reference.batchLookup())) {
            statement.setArray(1, connection.createArrayOf("BIGINT", ids.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.put(rows.getLong(1), rows.getString(2));
                }
            }
        }
        return names;
    }
}
