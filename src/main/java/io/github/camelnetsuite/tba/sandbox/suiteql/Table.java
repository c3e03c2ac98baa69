package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table that SuiteQL may read: its lower-case name and its columns in the order that {@code SELECT *} gives them. */
record Table(String name, Map<String, ColumnType> columns) {

    Table {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Columns as {@code "id:ID name:TEXT"}; a column without a type is text. */
    static Table of(String name, String columns) {
        Map<String, ColumnType> typed = new LinkedHashMap<>();
        for (String column : columns.split(" ", -1)) {
            int colon = column.indexOf(':');
            if (colon < 0) {
                typed.put(column, ColumnType.TEXT);
            } else {
                typed.put(column.substring(0, colon), ColumnType.valueOf(column.substring(colon + 1)));
            }
        }
        return new Table(name, typed);
    }

    @Nullable
    ColumnType type(String column) {
        return columns.get(column);
    }

    String createStatement(String primaryKey) {
        return columns.entrySet().stream()
                .map(column -> column.getValue().physicalName(column.getKey()) + " "
                        + column.getValue().sql() + (column.getKey().equals(primaryKey) ? " PRIMARY KEY" : ""))
                .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ")"));
    }
}
