package io.github.camelnetsuite.tba.sandbox.suiteql;

/** What a column holds, and the H2 type that holds it. */
enum ColumnType {
    ID("BIGINT"),
    TEXT("VARCHAR"),
    FLAG("CHAR(1)"),
    DATE("DATE"),
    /** Kept in UTC in a column named {@code <name>_utc}; SuiteQL sees it in the session's zone as {@code <name>}. */
    INSTANT("TIMESTAMP(0)"),
    DECIMAL("DECIMAL(38,18)");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    String physicalName(String column) {
        return this == INSTANT ? column + "_utc" : column;
    }
}
