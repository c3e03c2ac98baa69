package io.github.camelnetsuite.tba.progress;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table of a {@link JdbcCursorStore}, one row a cursor, and every statement that is sent to it. A row belongs to its
 * {@code owner} until {@code leased_until}, by the database's clock. An owner is one taking, not one process, so that
 * nothing that an earlier one had under way when it gave up finds anything to change. Taking and saving raise {@code
 * version}. {@code saved_at} is null in a row that was taken and never saved. Rows whose name begins with a tilde, as no
 * cursor's does, hold a note each.
 */
final class CursorTable {

    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z_][A-Za-z0-9_]{0,62}\\.)?[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final String NOTE = "~";
    private static final String STORED = "(saved_at IS NOT NULL OR payload IS NOT NULL)";

    private final Database database;
    private final String table;
    private final String leaseEnd;
    private final String free;

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

    /** A text, in its version. */
    record Note(long version, String text) {}

    /**
     * @param store a word in the name of every owner that asks: what one of them could not let go, the next one may take
     * @throws IllegalArgumentException for a table's name that is not a plain identifier
     */
    CursorTable(Database database, String table, Duration lease, UUID store) {
        this.database = database;
        this.table = checked(table);
        this.leaseEnd = "CURRENT_TIMESTAMP + INTERVAL '" + lease.toSeconds() + "' SECOND";
        this.free = "(owner IS NULL OR owner LIKE '% " + store
                + " %' OR leased_until IS NULL OR leased_until < CURRENT_TIMESTAMP)";
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
     * Makes the row this owner's if it is free, and makes it if there is none.
     *
     * @return whose it is now; empty when somebody removed it at the same moment
     */
    Optional<Claim> take(String cursor, String owner) {
        return attempt("Cursor '" + cursor + "' could not be taken in table " + table, () -> {
            String row = EncodedName.encode(cursor);
            boolean taken = database.update(
                            "UPDATE " + table + " SET owner = ?, leased_until = " + leaseEnd
                                    + ", version = version + 1 WHERE name = ? AND " + free,
                            owner,
                            row)
                    > 0;
            if (!taken && claim(cursor).isEmpty()) {
                insert(row, owner);
            }
            return claim(cursor);
        });
    }

    private void insert(String row, String owner) throws SQLException {
        Optional<SQLException> refusal = create();
        try {
            boolean done = database.update(
                            "INSERT INTO " + table + " (name, version, owner, leased_until) VALUES (?, 0, ?, "
                                    + leaseEnd + ")",
                            row,
                            owner)
                    > 0;
            if (!done && refusal.isPresent()) {
                throw new CursorStoreException(
                        "Table " + table + " is missing and cannot be created: "
                                + CursorStoreException.reason(refusal.get())
                                + ". Let the database's administrator run what `cursor ddl --table " + table
                                + "` prints, and give this user SELECT, INSERT, UPDATE and DELETE on it",
                        refusal.get());
            }
        } catch (SQLException e) {
            // Somebody else was faster.
            if (!SqlDialect.isDuplicateKey(e)) {
                throw e;
            }
        }
    }

    /** Makes the table; what the database has against it does not matter when it is there already. */
    private Optional<SQLException> create() {
        try {
            database.define(dialect -> ddl(dialect, table));
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    /** Whose it is; empty when there is no row. */
    Optional<Claim> claim(String cursor) {
        return attempt(
                        "Cursor '" + cursor + "' could not be looked up in table " + table,
                        () -> database.query(
                                "SELECT owner, version, " + free + " FROM " + table + " WHERE name = ?",
                                row -> new Claim(row.getString(1), row.getLong(2), row.getBoolean(3)),
                                EncodedName.encode(cursor)))
                .stream()
                .findFirst();
    }

    /** Keeps what is still theirs for one lease longer; returns how many rows that are. */
    int renew(Collection<String> owners) {
        return attempt(
                "Cursors could not be kept in table " + table,
                () -> database.update(
                        "UPDATE " + table + " SET leased_until = " + leaseEnd + " WHERE owner IN ("
                                + String.join(", ", Collections.nCopies(owners.size(), "?")) + ")",
                        owners.toArray()));
    }

    /** Lets go of the row, if it is this owner's. */
    void release(String cursor, String owner) {
        attempt(
                "Cursor '" + cursor + "' could not be released in table " + table,
                () -> database.update(
                        "UPDATE " + table + " SET owner = NULL, leased_until = NULL WHERE name = ? AND owner = ?",
                        EncodedName.encode(cursor),
                        owner));
    }

    /**
     * Saves it, if it is still this owner's, and in the last version that is sure or a later one below the next; else
     * changes nothing.
     */
    boolean save(String cursor, String owner, long sure, long next, byte[] payload) {
        return attempt(
                "Cursor '" + cursor + "' could not be saved to table " + table,
                () -> database.update(
                                "UPDATE " + table + " SET payload = ?, version = ?, leased_until = " + leaseEnd
                                        + ", saved_at = CURRENT_TIMESTAMP"
                                        + " WHERE name = ? AND owner = ? AND version >= ? AND version < ?",
                                payload,
                                next,
                                EncodedName.encode(cursor),
                                owner,
                                sure,
                                next)
                        > 0);
    }

    /**
     * What was saved last, if anything ever was.
     *
     * @throws CursorCorruptException when it cannot be trusted
     */
    Optional<Cursor> read(String cursor) {
        return attempt(
                        "Cursor '" + cursor + "' could not be read from table " + table,
                        () -> database.query(
                                "SELECT OCTET_LENGTH(payload), CASE WHEN OCTET_LENGTH(payload) <= "
                                        + CursorCodec.largest() + " THEN payload END FROM " + table
                                        + " WHERE name = ? AND " + STORED,
                                row -> decoded(cursor, row),
                                EncodedName.encode(cursor)))
                .stream()
                .findFirst();
    }

    private Cursor decoded(String name, ResultSet row) throws SQLException {
        long size = row.getLong(1);
        byte[] payload = row.getBytes(2);
        try {
            CursorCodec.requirePlausible(size);
            if (payload == null) {
                throw new CursorFormatException("has lost its payload");
            }
            return CursorCodec.decode(name, payload);
        } catch (CursorFormatException e) {
            throw new CursorCorruptException(name, place(name), e.reason(), e.getCause());
        }
    }

    /** The names of all cursors that were ever saved. */
    List<String> names() {
        return attempt(
                        "The cursors in table " + table + " could not be listed",
                        () -> database.query("SELECT name FROM " + table + " WHERE " + STORED, row -> row.getString(1)))
                .stream()
                .flatMap(row -> EncodedName.decode(row).stream())
                .sorted()
                .toList();
    }

    /** Removes it, if it is free and anything was ever saved. */
    boolean delete(String cursor) {
        return attempt(
                "Cursor '" + cursor + "' could not be removed from table " + table,
                () -> database.update(
                                "DELETE FROM " + table + " WHERE name = ? AND " + free + " AND " + STORED,
                                EncodedName.encode(cursor))
                        > 0);
    }

    /** Removes it, if it is this owner's. */
    boolean remove(String cursor, String owner) {
        return attempt(
                "Cursor '" + cursor + "' could not be removed from table " + table,
                () -> database.update(
                                "DELETE FROM " + table + " WHERE name = ? AND owner = ?",
                                EncodedName.encode(cursor),
                                owner)
                        > 0);
    }

    /** The note about a subject, if there is one. */
    Optional<Note> note(String subject) {
        return attempt(
                        "A note could not be read from table " + table,
                        () -> database.query(
                                "SELECT version, payload FROM " + table + " WHERE name = ?",
                                row -> new Note(row.getLong(1), new String(row.getBytes(2), StandardCharsets.UTF_8)),
                                noteRow(subject)))
                .stream()
                .findFirst();
    }

    /**
     * Puts it down, if it is still what it was.
     *
     * @param before null where there was none
     * @return whether it was
     */
    boolean note(String subject, @Nullable Note before, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return attempt("A note could not be put down in table " + table, () -> {
            if (before != null) {
                return database.update(
                                "UPDATE " + table
                                        + " SET payload = ?, version = version + 1, saved_at = CURRENT_TIMESTAMP"
                                        + " WHERE name = ? AND version = ?",
                                payload,
                                noteRow(subject),
                                before.version())
                        > 0;
            }
            String insert =
                    "INSERT INTO " + table + " (name, version, payload, saved_at) VALUES (?, 0, ?, CURRENT_TIMESTAMP)";
            try {
                if (database.update(insert, noteRow(subject), payload) > 0) {
                    return true;
                }
                Optional<SQLException> refusal = create();
                if (database.update(insert, noteRow(subject), payload) > 0) {
                    return true;
                }
                throw refusal.orElseGet(() -> new SQLException("Table " + table + " is missing"));
            } catch (SQLException e) {
                // Somebody else was faster.
                if (!SqlDialect.isDuplicateKey(e)) {
                    throw e;
                }
                return false;
            }
        });
    }

    private static String noteRow(String subject) {
        return NOTE + EncodedName.encode(subject);
    }

    /** What can fail in the database. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    private static <T> T attempt(String problem, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw CursorStoreException.of(problem, e);
        }
    }
}
