package io.github.camelnetsuite.tba.sandbox.data;

import io.github.camelnetsuite.tba.sandbox.suiteql.AnalyticsDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/** The account's records: loaded once, then read in consistent snapshots and changed by edits. Thread-safe. */
public final class Account implements AutoCloseable {
    private static final int PAGE = 1000;

    private final AnalyticsDatabase database;

    private Account(AnalyticsDatabase database) {
        this.database = database;
    }

    /** A fresh account with invented records, the same for the same seed and start. */
    public static Account invent(long seed, Instant start, int customers, int contacts, boolean denseIds)
            throws SQLException {
        Account account = new Account(AnalyticsDatabase.open());
        try (Connection connection = account.connect()) {
            new AccountLoad(seed, start, denseIds).fill(connection, customers, contacts);
        }
        account.database.createIndexes();
        return account;
    }

    /** What SuiteQL runs on. */
    public AnalyticsDatabase database() {
        return database;
    }

    /** A connection of one's own; the caller closes it. */
    public Connection connect() throws SQLException {
        return database.writer();
    }

    /**
     * Every matching record in id order, as of one moment, with bounded memory.
     *
     * @param condition SQL over the table's alias {@code t}, without parameters
     */
    public void readAll(RecordType type, List<RecordField> fields, String condition, RecordQuery.Sink sink)
            throws SQLException, IOException {
        try (Connection connection = snapshot()) {
            RecordQuery query = new RecordQuery(type, fields, DisplayNames.read(connection));
            long[] last = {Long.MIN_VALUE};
            while (query.read(connection, condition + " AND t.id > ?", List.of(last[0]), PAGE, (id, values) -> {
                        last[0] = id;
                        sink.accept(id, values);
                    })
                    == PAGE) {
                // the next page follows
            }
        }
    }

    /** A connection that sees the account as of one moment, until it is closed; the caller closes it. */
    public Connection snapshot() throws SQLException {
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void close() {
        database.close();
    }
}
