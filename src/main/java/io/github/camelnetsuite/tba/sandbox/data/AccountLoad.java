package io.github.camelnetsuite.tba.sandbox.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Fills an empty account. The same seed, counts and start give the same rows on every machine.
 *
 * <p>On top of the customers asked for come a tenth each of prospects and leads. Unless ids are dense, they come
 * in clusters with gaps; a large enough account has a few negative ones, and a few customers without a last-modified time.
 */
public final class AccountLoad {
    private final RandomGenerator random;
    private final Instant start;
    private final boolean denseIds;

    public AccountLoad(long seed, Instant start, boolean denseIds) {
        this.random = new SplittableRandom(seed);
        this.start = start;
        this.denseIds = denseIds;
    }

    /** Loads everything; nobody must read before it is done. */
    public void fill(Connection connection, int customers, int contacts) throws SQLException {
        connection.setAutoCommit(false);
        ValueLists.load(connection);
        Ids ids = new Ids(random, 200, denseIds);
        long[] companies = loadCustomers(connection, customers, ids);
        loadContacts(connection, contacts, companies, ids);
        loadDeletions(connection, customers > 0 ? 12 : 0, ids);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private long[] loadCustomers(Connection connection, int customers, Ids ids) throws SQLException {
        int total = customers + customers / 10 * 2;
        int withoutTime = total >= 100 ? 2 + total / 5000 : 0;
        long[] loaded = new long[total];
        Timeline timeline = new Timeline(start, total, random);
        CustomerRows rows = new CustomerRows(random);
        try (TableLoad table = new TableLoad(connection, "customer");
                TableLoad book = new TableLoad(connection, "customeraddressbook");
                TableLoad addresses = new TableLoad(connection, "customeraddressbookentityaddress");
                TableLoad subsidiaries = new TableLoad(connection, "customersubsidiaryrelationship")) {
            AddressRows addressRows = new AddressRows(random, book, addresses);
            for (int i = 0; i < total; i++) {
                long id = ids.next(i, total);
                Instant modified = timeline.modified(i);
                boolean timeless = withoutTime > 0 && i % (total / withoutTime) == total / withoutTime / 2;
                Row row = rows.row(
                        id,
                        stage(i, customers),
                        parent(loaded, i),
                        timeline.created(modified),
                        timeless ? null : modified);
                addressRows.addFor(row, id);
                table.add(row);
                subsidiaries.add(new Row()
                        .set("id", i + 1L)
                        .set("entity", id)
                        .set("subsidiary", row.get("subsidiary"))
                        .set("isprimarysub", true)
                        .set("lastmodifieddate_utc", modified));
                loaded[i] = id;
            }
        }
        return loaded;
    }

    /** Customers, prospects and leads mixed over the whole range of ids, in exact numbers. */
    private static Stage stage(int index, int customers) {
        int extra = customers / 10 * 2;
        if (index % 6 != 5 || index / 6 >= extra) {
            return Stage.CUSTOMER;
        }
        return index / 6 % 2 == 0 ? Stage.PROSPECT : Stage.LEAD;
    }

    private @Nullable Long parent(long[] loaded, int count) {
        return count > 0 && random.nextInt(100) < 8 ? loaded[random.nextInt(count)] : null;
    }

    private void loadContacts(Connection connection, int contacts, long[] companies, Ids ids) throws SQLException {
        Timeline timeline = new Timeline(start, contacts, random);
        ContactRows rows = new ContactRows(random);
        try (TableLoad table = new TableLoad(connection, "contact");
                TableLoad relations = new TableLoad(connection, "companycontactrelationship")) {
            for (int i = 0; i < contacts; i++) {
                long id = ids.next(i, contacts);
                Instant modified = timeline.modified(i);
                boolean employed = companies.length > 0 && random.nextInt(100) < 90;
                int employer = employed ? random.nextInt(companies.length) : 0;
                table.add(rows.row(id, employed ? companies[employer] : null, timeline.created(modified), modified));
                if (employed) {
                    attach(relations, id, companies, employer);
                }
            }
        }
    }

    /** To its employer, and one contact in ten to up to three more companies. */
    private void attach(TableLoad relations, long contact, long[] companies, int employer) throws SQLException {
        int more = random.nextInt(10) == 0 ? Math.min(companies.length - 1, 1 + random.nextInt(3)) : 0;
        for (int i = 0; i <= more; i++) {
            relations.add(new Row()
                    .set("company", companies[(employer + i) % companies.length])
                    .set("contact", contact)
                    .set("role", i == 0 && random.nextInt(3) == 0 ? -10L : null));
        }
    }

    private void loadDeletions(Connection connection, int count, Ids ids) throws SQLException {
        Timeline timeline = new Timeline(start, count, random);
        try (TableLoad table = new TableLoad(connection, "deletedrecord")) {
            for (int i = 0; i < count; i++) {
                table.add(new Row()
                        .set("deleteddate_utc", timeline.modified(i))
                        .set("type", i % 2 == 0 ? "customer" : "contact")
                        .set("recordid", ids.next(i, 0))
                        .set("name", "Deleted before the start " + i)
                        .set("deletedby", ValueLists.FIRST_EMPLOYEE)
                        .set("context", "UI"));
            }
        }
    }

    /** Rising ids, in clusters or without a gap; the first three of a large table are negative. */
    private static final class Ids {
        private final RandomGenerator random;
        private final boolean dense;
        private long last;
        private long negative = -30;

        Ids(RandomGenerator random, long first, boolean dense) {
            this.random = random;
            this.last = first;
            this.dense = dense;
        }

        long next(int index, int total) {
            if (total >= 100 && index < 3) {
                negative += 1 + random.nextInt(3);
                return negative;
            }
            if (dense) {
                return ++last;
            }
            last += random.nextInt(250) == 0 ? 500 + random.nextInt(3000) : 1 + random.nextInt(2);
            return last;
        }
    }
}
