package io.github.camelnetsuite.tba.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table of a {@link JdbcCursorStore}, one row a cursor, and every statement that is sent to it. A row belongs to its
 * {@code owner} until {@code leased_until}, by the database's clock. Whoever takes or saves it raises {@code version},
 * so that a statement that was under way when its owner gave up finds nothing to change. {@code saved_at} is null in a
 * row that was taken and never saved.
 */
final class CursorTable {

    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z_][A-Za-z0-9_]{0,62}\\.)?[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final String FREE =
            "(owner IS NULL OR owner = ? OR leased_until IS NULL OR leased_until < CURRENT_TIMESTAMP)";
    private static final String STORED = "(saved_at IS NOT NULL OR payload IS NOT NULL)";

    private final Database database;
    private final String table;
    private final String leaseEnd;

    /**
     * Whose a row is, and in which version.
     *
     * @param free whether whoever asked may take it
     */
    record Claim(@Nullable String owner, long version, boolean free) {

        /** The process that has it, for people. */
        String holder() {
            return owner == null ? "another one" : owner.replaceFirst("^(process \\S+) .*", "$1");
        }
    }

    /** A cursor as it was found, if any was ever saved. */
    record Found(@Nullable String owner, long version, Optional<Cursor> cursor) {}

    /** @throws IllegalArgumentException for a table's name that is not a plain identifier */
    CursorTable(Database database, String table, Duration lease) {
        this.database = database;
        this.table = checked(table);
        this.leaseEnd = "CURRENT_TIMESTAMP + INTERVAL '" + lease.toSeconds() + "' SECOND";
    }

    private static String checked(String table) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "The table of cursors is named '" + table
                            + "': give letters, digits and underscores, such as netsuite_tba_cursor or etl.netsuite_tba_cursor");
        }
        return table;
    }

    static String ddl(SqlDialect dialect, String table) {
        return """
                CREATE TABLE IF NOT EXISTS %s (
                  name VARCHAR(%d) NOT NULL PRIMARY KEY,
                  version BIGINT NOT NULL,
                  owner VARCHAR(200),
                  leased_until TIMESTAMP WITH TIME ZONE,
                  payload %s,
                  saved_at TIMESTAMP WITH TIME ZONE
                )""".formatted(checked(table), EncodedName.LONGEST, dialect.bytes());
    }

    /** So that it fits the column of owners with all that follows it. */
    static String shortened(String process) {
        return process.substring(0, Math.min(process.length(), 100));
    }

    /** Where a cursor is, for people. */
    String place(String cursor) {
        return "row '" + EncodedName.encode(cursor) + "' of table " + table;
    }

    /**
     * Makes the row this owner's, and makes the row if there is none.
     *
     * @return whose it is instead, or empty when it was taken
     */
    Optional<Claim> take(String cursor, String owner) {
        return attempt(
                "Cursor '" + cursor + "' could not be taken in table " + table,
                () -> orCreating(() -> {
                    String row = EncodedName.encode(cursor);
                    for (int race = 0; race < 3; race++) {
                        if (changes(
                                "UPDATE %s SET owner = ?, leased_until = " + leaseEnd
                                        + ", version = version + 1 WHERE name = ? AND " + FREE,
                                owner,
                                row,
                                owner)) {
                            return Optional.empty();
                        }
                        Optional<Claim> other = claimOf(row, owner);
                        if (other.isPresent() && !other.get().free()) {
                            return other;
                        }
                        if (other.isEmpty()
                                && inserts(
                                        "INSERT INTO %s (name, version, owner, leased_until) VALUES (?, 0, ?, "
                                                + leaseEnd + ")",
                                        row,
                                        owner)) {
                            return Optional.empty();
                        }
                    }
                    return Optional.of(new Claim(null, 0, false));
                }));
    }

    /** Whose it is; empty when there is no row. */
    Optional<Claim> claim(String cursor, String owner) {
        return attempt(
                "Cursor '" + cursor + "' could not be looked up in table " + table,
                () -> unlessMissing(Optional.<Claim>empty(), () -> claimOf(EncodedName.encode(cursor), owner)));
    }

    private Optional<Claim> claimOf(String row, String owner) throws SQLException {
        return database
                .query(
                        sql("SELECT owner, version, " + FREE + " FROM %s WHERE name = ?"),
                        found -> new Claim(found.getString(1), found.getLong(2), found.getBoolean(3)),
                        owner,
                        row)
                .stream()
                .findFirst();
    }

    /** Whether it is still this owner's, and for one lease longer. */
    boolean renew(String cursor, String owner) {
        return attempt(
                "Cursor '" + cursor + "' could not be kept in table " + table,
                () -> changes(
                        "UPDATE %s SET leased_until = " + leaseEnd + " WHERE name = ? AND owner = ?",
                        EncodedName.encode(cursor),
                        owner));
    }

    /** Lets go of the row, if it is this owner's. */
    void release(String cursor, String owner) {
        attempt(
                "Cursor '" + cursor + "' could not be released in table " + table,
                () -> changes(
                        "UPDATE %s SET owner = NULL, leased_until = NULL WHERE name = ? AND owner = ?",
                        EncodedName.encode(cursor), owner));
    }

    /** Saves it, if it is still this owner's in that version; else changes nothing. */
    boolean save(String cursor, String owner, long version, byte[] payload) {
        return attempt(
                "Cursor '" + cursor + "' could not be saved to table " + table,
                () -> changes(
                        "UPDATE %s SET payload = ?, version = version + 1, leased_until = " + leaseEnd
                                + ", saved_at = CURRENT_TIMESTAMP WHERE name = ? AND owner = ? AND version = ?",
                        payload,
                        EncodedName.encode(cursor),
                        owner,
                        version));
    }

    /**
     * What is there; empty when there is no row.
     *
     * @throws CursorCorruptException when it cannot be trusted
     */
    Optional<Found> read(String cursor) {
        return attempt("Cursor '" + cursor + "' could not be read from table " + table, () -> unlessMissing(
                        List.<Found>of(),
                        () -> database.query(
                                sql("SELECT owner, version, " + STORED + ", OCTET_LENGTH(payload),"
                                        + " CASE WHEN OCTET_LENGTH(payload) <= " + CursorCodec.largest()
                                        + " THEN payload END FROM %s WHERE name = ?"),
                                row -> new Found(row.getString(1), row.getLong(2), cursor(cursor, row)),
                                EncodedName.encode(cursor)))
                .stream()
                .findFirst());
    }

    private Optional<Cursor> cursor(String name, ResultSet row) throws SQLException {
        boolean stored = row.getBoolean(3);
        long size = row.getLong(4);
        byte[] payload = row.getBytes(5);
        try {
            CursorCodec.requirePlausible(size);
            if (stored && payload == null) {
                throw new CursorFormatException("has lost its payload");
            }
            return stored ? Optional.of(CursorCodec.decode(name, payload)) : Optional.empty();
        } catch (CursorFormatException e) {
            throw new CursorCorruptException(name, place(name), e.reason(), e.getCause());
        }
    }

    /** The names of all cursors that were ever saved. */
    List<String> names() {
        return attempt("The cursors in table " + table + " could not be listed", () -> unlessMissing(
                        List.<String>of(),
                        () -> database.query(sql("SELECT name FROM %s WHERE " + STORED), row -> row.getString(1)))
                .stream()
                .flatMap(row -> EncodedName.decode(row).stream())
                .sorted()
                .toList());
    }

    /** Removes it, if it is free for this owner and anything was ever saved. */
    boolean delete(String cursor, String owner) {
        return attempt(
                "Cursor '" + cursor + "' could not be removed from table " + table,
                () -> unlessMissing(
                        false,
                        () -> changes(
                                "DELETE FROM %s WHERE name = ? AND " + FREE + " AND " + STORED,
                                EncodedName.encode(cursor),
                                owner)));
    }

    private <T> T orCreating(Work<T> work) throws SQLException {
        try {
            return work.run();
        } catch (SQLException e) {
            if (!SqlDialect.isMissingTable(e)) {
                throw e;
            }
            create();
            return work.run();
        }
    }

    private void create() throws SQLException {
        try {
            database.update(dialect -> ddl(dialect, table));
        } catch (SQLException e) {
            // Somebody else may be doing the same at this moment, or have done it before.
            try {
                database.query(sql("SELECT name FROM %s WHERE 1 = 0"), row -> row.getString(1));
            } catch (SQLException still) {
                if (!SqlDialect.isMissingTable(still)) {
                    throw still;
                }
                throw new CursorStoreException(
                        "Table " + table + " is missing and cannot be created: " + CursorStoreException.reason(e)
                                + ". Let the database's administrator run what `cursor ddl --table " + table
                                + "` prints, and give this user SELECT, INSERT, UPDATE and DELETE on it",
                        e);
            }
        }
    }

    private boolean changes(String statement, @Nullable Object... parameters) throws SQLException {
        return database.update(sql(statement), parameters) > 0;
    }

    private boolean inserts(String statement, @Nullable Object... parameters) throws SQLException {
        try {
            return changes(statement, parameters);
        } catch (SQLException e) {
            if (SqlDialect.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    private Database.Sql sql(String statement) {
        return dialect -> statement.formatted(table);
    }

    /** What can fail in the database. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    private static <T> T unlessMissing(T otherwise, Work<T> work) throws SQLException {
        try {
            return work.run();
        } catch (SQLException e) {
            if (SqlDialect.isMissingTable(e)) {
                return otherwise;
            }
            throw e;
        }
    }

    private static <T> T attempt(String problem, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw CursorStoreException.of(problem, e);
        }
    }
}
