package io.github.camelnetsuite.tba.progress;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;

/** In what the databases differ that cursors can be kept in. */
enum SqlDialect {
    POSTGRESQL("PostgreSQL", "BYTEA"),
    H2("H2", "BLOB");

    private static final int LONGEST_STATEMENT_SECONDS = 30;

    private final String product;
    private final String bytes;

    SqlDialect(String product, String bytes) {
        this.product = product;
        this.bytes = bytes;
    }

    /** The database with that name, as its driver or a person spells it. */
    static Optional<SqlDialect> named(String product) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.product.equalsIgnoreCase(product.strip()))
                .findFirst();
    }

    /** @throws CursorStoreException for a database that is not supported */
    static SqlDialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return named(product)
                .orElseThrow(() -> new CursorStoreException(
                        "Option dataSource: progress cannot be kept in " + product
                                + "; PostgreSQL and H2 are supported. For another database, write a CursorStore of your"
                                + " own and set option cursorStore",
                        null));
    }

    /** The type of a column of up to some megabytes. */
    String bytes() {
        return bytes;
    }

    /**
     * Lets no statement wait for ever, for instance for somebody's lock on a row. Not with H2, which has a limit of its
     * own for that, and where this would stay with the connection when it goes back to its pool.
     */
    void limit(Statement statement) throws SQLException {
        if (this == POSTGRESQL) {
            statement.setQueryTimeout(LONGEST_STATEMENT_SECONDS);
        }
    }

    /** PostgreSQL: undefined_table; H2: three errors for one thing. */
    static boolean isMissingTable(SQLException e) {
        return isState(e, "42P01", "42S02", "42S03", "42S04");
    }

    static boolean isDuplicateKey(SQLException e) {
        return isState(e, "23505");
    }

    private static boolean isState(SQLException e, String... states) {
        return e.getSQLState() != null && Arrays.asList(states).contains(e.getSQLState());
    }
}
