package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A handful of records, known to the last column, and questions to them. */
final class SmallAccount implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-10-15T09:00:00Z");
    static final SuiteQlSession LOS_ANGELES = session("America/Los_Angeles", "M/d/yyyy");

    private static final List<String> ROWS = List.of(
            "INSERT INTO currency VALUES (1, 'Euro', 'EUR')",
            "INSERT INTO subsidiary VALUES (1, 'Parent Company'), (2, 'Holding : Sales')",
            "INSERT INTO employee VALUES (-5, 'Ada Byron', 'Ada', 'Byron', 'ada@acme.example')",
            "INSERT INTO displayname VALUES ('category', 3, 'Corporate'), ('entitystatus', 13, 'CUSTOMER-Won'),"
                    + " ('terms', 3, 'Net 30'), ('globalsubscriptionstatus', 1, 'Soft Opt-In')",
            "INSERT INTO customer (id, entityid, altname, companyname, isperson, email, phone, searchstage, stage,"
                    + " entitystatus, category, salesrep, subsidiary, currency, creditlimit, balance, startdate,"
                    + " isinactive, datecreated_utc, lastmodifieddate_utc) VALUES"
                    + " (1, '1 Acme', 'Acme GmbH', 'Acme GmbH', 'F', 'info@acme.example', NULL, 'Customer',"
                    + " 'CUSTOMER', 13, 3, -5, 1, 1, 5000.50, 0, DATE '2026-01-31', 'F',"
                    + " TIMESTAMP '2020-01-01 00:00:00', TIMESTAMP '2026-03-01 06:30:00'),"
                    + " (2, '2 Beta', 'Beta 100% Ltd', 'Beta 100% Ltd', 'F', NULL, '', 'Customer', 'CUSTOMER', 13,"
                    + " NULL, NULL, 2, 1, NULL, 0.25, NULL, 'T', TIMESTAMP '2020-01-02 00:00:00',"
                    + " TIMESTAMP '2026-03-01 06:30:00'),"
                    + " (3, '3 Carl', 'Carl O''Hara', NULL, 'T', 'carl@acme.example', '555', 'Prospect',"
                    + " 'PROSPECT', NULL, 3, -5, 1, 1, 12345678901234567890.123456789012345678, -7, NULL, 'F',"
                    + " TIMESTAMP '2020-01-03 00:00:00', TIMESTAMP '2026-03-02 23:59:59'),"
                    + " (-4, '-4 Old', 'Old', 'Old', 'F', NULL, NULL, 'Customer', 'CUSTOMER', 13, NULL, NULL, 1, 1,"
                    + " NULL, NULL, NULL, 'F', TIMESTAMP '2019-01-01 00:00:00', NULL)",
            "UPDATE customer SET parent = 1 WHERE id = 2",
            "INSERT INTO contact (id, entityid, firstname, lastname, company, isinactive, isprivate, supervisor,"
                    + " globalsubscriptionstatus, lastmodifieddate_utc) VALUES (11, 'Eve Adams', 'Eve', 'Adams', 1, 'F',"
                    + " 'F', NULL, 1, TIMESTAMP '2026-02-01 08:00:00'), (12, 'Bob Stone', 'Bob', 'Stone', 2, 'F', 'T',"
                    + " 11, 1, TIMESTAMP '2026-02-02 08:00:00'), (13, 'Solo', NULL, 'Solo', NULL, 'F', 'F', NULL, NULL,"
                    + " TIMESTAMP '2026-02-03 08:00:00')",
            "INSERT INTO companycontactrelationship VALUES (1, 11, -10), (2, 11, NULL), (2, 12, -10)",
            "INSERT INTO deletedrecord (deleteddate_utc, type, recordid, name, deletedby, context) VALUES"
                    + " (TIMESTAMP '2026-04-01 12:00:00', 'customer', 99, 'Gone Inc', -5, 'UIF')");

    private final AnalyticsDatabase database = AnalyticsDatabase.open();
    private final SuiteQl suiteQl = new SuiteQl(database, InstantSource.fixed(NOW));

    SmallAccount() {
        try (Connection writer = database.writer();
                Statement statement = writer.createStatement()) {
            for (String sql : ROWS) {
                statement.execute(sql);
            }
            database.createIndexes();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static SuiteQlSession session(String zone, String dateFormat) {
        return new SuiteQlSession(ZoneId.of(zone), dateFormat, Set.of(), Set.of());
    }

    SuiteQl suiteQl() {
        return suiteQl;
    }

    SuiteQlPage page(String query, String... parameters) throws SuiteQlException {
        return suiteQl.execute(query, List.of(parameters), LOS_ANGELES, 1000, 0);
    }

    List<Map<String, String>> rows(String query, String... parameters) throws SuiteQlException {
        return page(query, parameters).rows();
    }

    /** The first column of each row; {@code null} where it is absent. */
    List<String> column(String query, String... parameters) throws SuiteQlException {
        return rows(query, parameters).stream()
                .map(row -> row.isEmpty() ? null : row.values().iterator().next())
                .toList();
    }

    /** The only column of the only row. */
    String value(String expression) throws SuiteQlException {
        return column("SELECT " + expression + " AS x FROM dual").get(0);
    }

    @Override
    public void close() {
        database.close();
    }
}
