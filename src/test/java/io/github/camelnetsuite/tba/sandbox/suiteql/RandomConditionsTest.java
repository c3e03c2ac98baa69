package io.github.camelnetsuite.tba.sandbox.suiteql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.sandbox.suiteql.RandomAccount.Customer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Conditions put together at random find what plain Java, with its own three-valued logic, finds. */
class RandomConditionsTest {
    private static final ZoneId ZONE = SmallAccount.LOS_ANGELES.zone();
    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    private static RandomAccount account;

    @BeforeAll
    static void open() throws Exception {
        account = new RandomAccount(11, 500, START, 2000);
    }

    @AfterAll
    static void close() {
        account.close();
    }

    /** A condition's text, and what it says of a customer: true, false or, as null, unknown. */
    private record Condition(String sql, Function<Customer, Boolean> test) {}

    @Test
    void conditionsOfAnyShapeFindTheRightRows() throws SuiteQlException {
        for (int seed = 0; seed < 400; seed++) {
            Condition condition = condition(new Random(seed), 3);
            assertThat(ids("SELECT id FROM customer WHERE " + condition.sql() + " ORDER BY id"))
                    .as(condition.sql())
                    .isEqualTo(account.customers.stream()
                            .filter(customer ->
                                    Boolean.TRUE.equals(condition.test().apply(customer)))
                            .map(customer -> String.valueOf(customer.id()))
                            .toList());
        }
    }

    private static Condition condition(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return simple(random);
        }
        Condition a = condition(random, depth - 1);
        Condition b = condition(random, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 -> new Condition("(" + a.sql() + " AND " + b.sql() + ")", c -> and(a, b, c));
            case 1 ->
                new Condition(
                        "(" + a.sql() + " OR " + b.sql() + ")",
                        c -> not(and(
                                new Condition("", d -> not(a.test().apply(d))),
                                new Condition("", d -> not(b.test().apply(d))),
                                c)));
            default -> new Condition("NOT (" + a.sql() + ")", c -> not(a.test().apply(c)));
        };
    }

    private static Condition simple(Random random) {
        long id = (random.nextInt(500) - 50) * 3L;
        Instant moment = START.plusSeconds(random.nextInt(2000));
        String text = "'" + RandomAccount.utc(moment).toString().replace('T', ' ')
                + (RandomAccount.utc(moment).getSecond() == 0 ? ":00'" : "'");
        LocalDateTime local = LocalDateTime.ofInstant(moment, ZONE);
        String utc = "TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate),'YYYY-MM-DD HH24:MI:SS')";
        return switch (random.nextInt(10)) {
            case 0 -> new Condition("id > " + id, c -> c.id() > id);
            case 1 -> new Condition("id BETWEEN " + (id - 90) + " AND " + id, c -> c.id() >= id - 90 && c.id() <= id);
            case 2 -> new Condition("parent IS NULL", c -> c.parent() == null);
            case 3 -> new Condition("parent < " + id, c -> c.parent() == null ? null : c.parent() < id);
            case 4 ->
                new Condition(
                        "searchstage IN ('Customer', 'Lead')", c -> !c.stage().equals("Prospect"));
            case 5 ->
                new Condition(
                        "parent NOT IN (" + id + ", " + (id + 3) + ")",
                        c -> c.parent() == null ? null : c.parent() != id && c.parent() != id + 3);
            case 6 ->
                new Condition(
                        utc + " <= " + text,
                        c -> c.modified() == null ? null : !c.modified().isAfter(moment));
            case 7 ->
                new Condition(
                        "(" + utc + " > " + text + " OR (" + utc + " = " + text + " AND id > " + id + "))",
                        c -> c.modified() == null
                                ? null
                                : c.modified().isAfter(moment) || (c.modified().equals(moment) && c.id() > id));
            case 8 ->
                new Condition(
                        "lastmodifieddate < TO_DATE('" + local.toString().replace('T', ' ')
                                + (local.getSecond() == 0 ? ":00" : "") + "','YYYY-MM-DD HH24:MI:SS')",
                        c -> c.modified() == null ? null : c.modified().isBefore(moment));
            default -> new Condition("entityid LIKE 'N1%'", c -> c.name().startsWith("N1"));
        };
    }

    private static Boolean and(Condition a, Condition b, Customer customer) {
        Boolean left = a.test().apply(customer);
        Boolean right = b.test().apply(customer);
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return false;
        }
        return (left == null || right == null) ? null : true;
    }

    private static Boolean not(Boolean value) {
        return value == null ? null : !value;
    }

    @Test
    void groupsCountWhatIsInThem() throws SuiteQlException {
        Map<String, Long> counts = account.customers.stream()
                .collect(Collectors.groupingBy(Customer::name, TreeMap::new, Collectors.counting()));
        Map<String, Long> found = new TreeMap<>();
        account.suiteQl
                .execute(
                        "SELECT entityid, COUNT(*) AS n FROM customer GROUP BY entityid",
                        SmallAccount.LOS_ANGELES,
                        1000,
                        0)
                .rows()
                .forEach(row -> found.put(row.get("entityid"), Long.valueOf(row.get("n"))));
        assertThat(found).isEqualTo(counts);
    }

    @Test
    void everyReferenceFindsItsName() throws SuiteQlException {
        List<Long> known = account.customers.stream().map(Customer::id).toList();
        assertThat(account
                        .suiteQl
                        .execute(
                                "SELECT id, BUILTIN.DF(parent) AS p, BUILTIN.DF(parent) || '' AS q FROM customer"
                                        + " ORDER BY id",
                                SmallAccount.LOS_ANGELES,
                                1000,
                                0)
                        .rows()
                        .stream()
                        .map(row -> row.get("p") + row.get("q"))
                        .toList())
                .isEqualTo(account.customers.stream()
                        .map(customer -> known.contains(customer.parent()) ? "Alt " + customer.parent() : "null")
                        .map(name -> name + name)
                        .toList());
    }

    private static List<String> ids(String query) throws SuiteQlException {
        return account.suiteQl.execute(query, SmallAccount.LOS_ANGELES, 1000, 0).rows().stream()
                .map(row -> row.get("id"))
                .toList();
    }
}
