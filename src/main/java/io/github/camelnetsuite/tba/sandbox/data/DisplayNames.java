package io.github.camelnetsuite.tba.sandbox.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of list values, employees, subsidiaries and currencies, by list or table and id. */
public final class DisplayNames {
    private static final String ALL = "SELECT list, id, name FROM displayname"
            + " UNION ALL SELECT 'employee', id, entityid FROM employee"
            + " UNION ALL SELECT 'subsidiary', id, name FROM subsidiary"
            + " UNION ALL SELECT 'currency', id, name FROM currency";

    private final Map<String, String> names;

    private DisplayNames(Map<String, String> names) {
        this.names = names;
    }

    public static DisplayNames read(Connection connection) throws SQLException {
        Map<String, String> names = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                names.put(rows.getString(1) + " " + rows.getLong(2), rows.getString(3));
            }
        }
        return new DisplayNames(names);
    }

    @Nullable
    String of(String list, long id) {
        return names.get(list + " " + id);
    }
}
