package io.github.camelnetsuite.tba.sandbox.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Invents rows of the customer table. */
final class CustomerRows {
    private final RandomGenerator random;

    CustomerRows(RandomGenerator random) {
        this.random = random;
    }

    /** A company or a person in the given stage. */
    Row row(long id, Stage stage, @Nullable Long parent, Instant created, @Nullable Instant modified) {
        NamePool pool = NamePool.pick(NamePool.all(), random);
        boolean person = random.nextInt(100) < 25;
        String first = NamePool.pick(pool.firstNames(), random);
        String last = NamePool.pick(pool.lastNames(), random);
        String company = NamePool.pick(pool.companies(), random);
        String name = person ? first + " " + last : company;
        String domain = Slug.of(person ? last : company, "kunde") + Math.abs(id) + ".example";
        LocalDate start = LocalDate.ofInstant(created, ZoneOffset.UTC);
        Row row = new Row()
                .set("id", id)
                .set("entityid", id % 3 == 0 ? id + " " + name : "CUST" + id)
                .set("externalid", random.nextInt(100) < 60 ? "CRM-" + id : null)
                .set("altname", name)
                .set("companyname", person ? null : company)
                .set("isperson", person)
                .set("firstname", person ? first : null)
                .set("middlename", person && random.nextInt(10) == 0 ? NamePool.pick(pool.firstNames(), random) : null)
                .set("lastname", person ? last : null)
                .set("salutation", person && random.nextInt(4) == 0 ? "Dr." : null)
                .set("title", person && random.nextBoolean() ? NamePool.pick(pool.titles(), random) : null);
        reach(row, domain, pool);
        standing(row, stage, parent, start);
        custom(row, id, start);
        return row.set("isinactive", random.nextInt(100) < 6)
                .set("datecreated_utc", created)
                .set("lastmodifieddate_utc", modified)
                .set("defaultbillingaddress", null)
                .set("defaultshippingaddress", null);
    }

    private void reach(Row row, String domain, NamePool pool) {
        row.set("email", mostly(85, "info@" + domain))
                .set("altemail", mostly(4, "office@" + domain))
                .set("phone", mostly(80, phone(pool)))
                .set("altphone", mostly(4, phone(pool)))
                .set("mobilephone", mostly(8, phone(pool)))
                .set("fax", mostly(5, phone(pool)))
                .set("url", mostly(50, "https://www." + domain + "/"))
                .set("comments", mostly(8, comment()));
    }

    private void standing(Row row, Stage stage, @Nullable Long parent, LocalDate start) {
        List<Long> statuses =
                switch (stage) {
                    case CUSTOMER -> ValueLists.CUSTOMER_STATUSES;
                    case PROSPECT -> ValueLists.PROSPECT_STATUSES;
                    case LEAD -> ValueLists.LEAD_STATUSES;
                };
        BigDecimal balance = BigDecimal.valueOf(random.nextInt(2_000_000), 2);
        row.set("searchstage", stage.label())
                .set("stage", stage.name())
                .set("entitystatus", NamePool.pick(statuses, random))
                .set("category", mostly(70, 1L + random.nextInt(ValueLists.CATEGORIES)))
                .set("parent", parent)
                .set("salesrep", mostly(60, ValueLists.FIRST_EMPLOYEE + random.nextInt(ValueLists.EMPLOYEES)))
                .set("subsidiary", 1L + random.nextInt(4))
                .set("currency", 1L + random.nextInt(6))
                .set("terms", mostly(50, 1L + random.nextInt(ValueLists.TERMS)))
                .set("leadsource", mostly(30, NamePool.pick(List.of(-2L, -3L, 100L), random)))
                .set("creditlimit", mostly(10, BigDecimal.valueOf(1000L * random.nextInt(500))))
                .set("balance", stage == Stage.CUSTOMER ? balance : null)
                .set("overduebalance", stage == Stage.CUSTOMER ? balance.divide(BigDecimal.TEN) : null)
                .set("daysoverdue", stage == Stage.CUSTOMER ? mostly(20, 1L + random.nextInt(90)) : null)
                .set("startdate", mostly(60, start))
                .set("enddate", mostly(8, start.plusDays(30 + random.nextInt(1000))));
    }

    private void custom(Row row, long id, LocalDate start) {
        row.set("custentity_crm_id", mostly(40, "0" + Math.abs(id) * 7))
                .set("custentity_vip", random.nextInt(100) < 10)
                .set("custentity_score", mostly(50, score(random)))
                .set("custentity_renewal", mostly(30, start.plusDays(365)))
                .set("custentity_last_call_utc", mostly(30, start.atTime(random.nextInt(24), random.nextInt(60), 7)))
                .set("custentity_region", mostly(60, 1L + random.nextInt(ValueLists.REGIONS)));
    }

    private String comment() {
        return switch (random.nextInt(20)) {
            case 0 -> "Line one\nLine two\tand \"quotes\" \\ backslash";
            case 1 -> "${jndi:ldap://127.0.0.1/a} {{property}} ${body} #{spel}";
            case 2 -> "نص من اليمين إلى اليسار mixed with \u202eoverride";
            default -> "Prefers calls after " + (8 + random.nextInt(9)) + ":00";
        };
    }

    /** Now and then with more digits than a double holds. */
    static BigDecimal score(RandomGenerator random) {
        return random.nextInt(50) == 0
                ? new BigDecimal("12345678901234567.891").add(BigDecimal.valueOf(random.nextInt(1000)))
                : BigDecimal.valueOf(random.nextInt(10_000), 2);
    }

    String phone(NamePool pool) {
        return pool.dialCode() + " " + (100 + random.nextInt(900)) + " " + (1_000_000 + random.nextInt(9_000_000));
    }

    private <T> @Nullable T mostly(int percent, T value) {
        return random.nextInt(100) < percent ? value : null;
    }
}
