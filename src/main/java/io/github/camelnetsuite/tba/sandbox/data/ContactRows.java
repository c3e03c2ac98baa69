package io.github.camelnetsuite.tba.sandbox.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Invents rows of the contact table. */
final class ContactRows {
    private final RandomGenerator random;

    ContactRows(RandomGenerator random) {
        this.random = random;
    }

    /** A person, employed by the company if one is given. */
    Row row(long id, @Nullable Long company, Instant created, Instant modified) {
        NamePool pool = NamePool.pick(NamePool.all(), random);
        String first = NamePool.pick(pool.firstNames(), random);
        String last = NamePool.pick(pool.lastNames(), random);
        String address = Slug.of(first, "c") + "." + Slug.of(last, "" + Math.abs(id));
        return new Row()
                .set("id", id)
                .set("entityid", first + " " + last + (id % 4 == 0 ? " " + id : ""))
                .set("externalid", mostly(40, "PERSON-" + id))
                .set("firstname", mostly(97, first))
                .set("middlename", mostly(8, NamePool.pick(pool.firstNames(), random)))
                .set("lastname", last)
                .set("salutation", mostly(30, random.nextBoolean() ? "Ms." : "Mr."))
                .set("title", mostly(70, NamePool.pick(pool.titles(), random)))
                .set("email", mostly(88, address + "@c" + Math.abs(id) + ".example"))
                .set("altemail", mostly(6, address + "@home.example"))
                .set("phone", mostly(65, phone(pool)))
                .set("mobilephone", mostly(45, phone(pool)))
                .set("officephone", mostly(20, phone(pool)))
                .set("fax", mostly(5, phone(pool)))
                .set("company", company)
                .set("isinactive", random.nextInt(100) < 7)
                .set("isprivate", random.nextInt(100) < 3)
                .set("globalsubscriptionstatus", mostly(95, 1L + random.nextInt(4)))
                .set("subsidiary", 1L + random.nextInt(4))
                .set("supervisor", null)
                .set("comments", mostly(8, "Met at a fair; speaks " + pool.country()))
                .set("datecreated_utc", created)
                .set("lastmodifieddate_utc", modified)
                .set("custentity_newsletter", random.nextInt(100) < 40)
                .set("custentity_birthday", mostly(20, LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000))))
                .set("custentity_score", mostly(40, CustomerRows.score(random)))
                .set("custentity_last_seen_utc", mostly(30, created.plusSeconds(3600)))
                .set("custentity_language", mostly(50, 1L + random.nextInt(ValueLists.LANGUAGES)))
                .set("custentity_nickname", mostly(15, first.substring(0, first.offsetByCodePoints(0, 1)) + "."));
    }

    private String phone(NamePool pool) {
        return pool.dialCode() + "-" + (100 + random.nextInt(900)) + "-" + (10_000 + random.nextInt(90_000));
    }

    private <T> @Nullable T mostly(int percent, T value) {
        return random.nextInt(100) < percent ? value : null;
    }
}
