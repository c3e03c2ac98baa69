package io.github.camelnetsuite.tba.sandbox.data;

import java.sql.SQLException;
import java.util.random.RandomGenerator;

/** Invents up to three addresses for a customer. */
final class AddressRows {
    /** Most customers have one address or none on record. */
    private static final int[] COUNTS = {0, 0, 0, 0, 1, 1, 1, 1, 2, 3};

    private final RandomGenerator random;
    private final TableLoad book;
    private final TableLoad addresses;
    private long next = 1;

    AddressRows(RandomGenerator random, TableLoad book, TableLoad addresses) {
        this.random = random;
        this.book = book;
        this.addresses = addresses;
    }

    /** Adds the addresses and tells the customer's row which is the default. */
    void addFor(Row customer, long entity) throws SQLException {
        int count = COUNTS[random.nextInt(COUNTS.length)];
        NamePool pool = NamePool.pick(NamePool.all(), random);
        for (int i = 0; i < count; i++) {
            long key = next++;
            if (i == 0) {
                customer.set("defaultbillingaddress", key);
            }
            if (i == count - 1) {
                customer.set("defaultshippingaddress", key);
            }
            book.add(new Row()
                    .set("internalid", 100_000 + key)
                    .set("entity", entity)
                    .set("addressbookaddress", key)
                    .set("label", i == 0 ? "Headquarters" : "Branch " + i)
                    .set("defaultbilling", i == 0)
                    .set("defaultshipping", i == count - 1));
            addresses.add(address(key, String.valueOf(customer.get("altname")), pool));
        }
    }

    private Row address(long key, String addressee, NamePool pool) {
        String street = NamePool.pick(pool.streets(), random) + " " + (1 + random.nextInt(250));
        String city = NamePool.pick(pool.cities(), random);
        String zip = String.valueOf(10_000 + random.nextInt(90_000));
        return new Row()
                .set("nkey", key)
                .set("addressee", addressee)
                .set("attention", random.nextInt(5) == 0 ? NamePool.pick(pool.lastNames(), random) : null)
                .set("addrphone", null)
                .set("addr1", street)
                .set("addr2", random.nextInt(6) == 0 ? "2. OG" : null)
                .set("addr3", null)
                .set("city", city)
                .set("state", pool.country().equals("US") ? "CA" : null)
                .set("zip", zip)
                .set("country", pool.country())
                .set("addrtext", addressee + "\n" + street + "\n" + city + " " + zip);
    }
}
