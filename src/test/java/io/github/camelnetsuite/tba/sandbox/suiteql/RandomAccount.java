package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Customers made up from a seed, in the database and as plain values to compare its answers with. */
final class RandomAccount implements AutoCloseable {
    record Customer(long id, String name, String stage, Long parent, Instant modified) {}

    final AnalyticsDatabase database = AnalyticsDatabase.open();
    final SuiteQl suiteQl = new SuiteQl(database, InstantSource.fixed(SmallAccount.NOW));
    final List<Customer> customers = new ArrayList<>();

    /** Many share a second, as after an import; some have never been modified. */
    RandomAccount(long seed, int count, Instant from, int seconds) throws SQLException {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            Instant modified = random.nextInt(50) == 0 ? null : from.plusSeconds(random.nextInt(seconds));
            customers.add(new Customer(
                    (i - count / 10) * 3L,
                    "N" + random.nextInt(count / 2 + 1),
                    List.of("Customer", "Prospect", "Lead").get(random.nextInt(3)),
                    random.nextInt(3) == 0 ? null : (random.nextInt(count) - count / 10) * 3L,
                    modified));
        }
        try (Connection writer = database.writer();
                PreparedStatement insert = writer.prepareStatement("INSERT INTO customer (id, entityid, altname,"
                        + " searchstage, parent, lastmodifieddate_utc) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Customer customer : customers) {
                insert.setLong(1, customer.id());
                insert.setString(2, customer.name());
                insert.setString(3, "Alt " + customer.id());
                insert.setString(4, customer.stage());
                insert.setObject(5, customer.parent());
                insert.setObject(6, utc(customer.modified()));
                insert.addBatch();
            }
            insert.executeBatch();
            database.createIndexes();
        }
    }

    static LocalDateTime utc(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @Override
    public void close() {
        database.close();
    }
}
