package io.github.camelnetsuite.tba.sandbox.suiteql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading in pages, each beginning after the last row of the one before, finds every row once and by the index. */
class KeysetTest {
    private static final Instant START = Instant.parse("2026-10-30T00:00:00Z");
    private static final String SPACED = "TO_CHAR(SYS_EXTRACT_UTC(c.lastmodifieddate),'YYYY-MM-DD HH24:MI:SS')";
    private static final String ISO = "TO_CHAR(SYS_EXTRACT_UTC(c.lastmodifieddate),'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";

    @ParameterizedTest
    @ValueSource(strings = {SPACED, ISO})
    void byTimeAndIdEveryRowIsReadOnce(String time) throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            try (RandomAccount account = new RandomAccount(seed, 700, START, 400)) {
                List<String> read = new ArrayList<>();
                String after = "";
                while (true) {
                    SuiteQlPage page = account.suiteQl.execute(
                            byTime(time, after), SmallAccount.LOS_ANGELES, 1 + (int) seed * 37, 0);
                    page.rows().forEach(row -> read.add(row.get("id")));
                    assertThat(page.totalResults())
                            .isGreaterThanOrEqualTo(page.rows().size());
                    if (page.rows().size() == page.totalResults()) {
                        break;
                    }
                    Map<String, String> last = page.rows().get(page.rows().size() - 1);
                    after = String.format(
                            " AND (%1$s > '%2$s' OR (%1$s = '%2$s' AND c.id > %3$s))",
                            time, last.get("modified"), last.get("id"));
                }
                assertThat(read)
                        .isEqualTo(account.customers.stream()
                                .filter(customer -> customer.stage().equals("Customer") && customer.modified() != null)
                                .sorted(Comparator.comparing(RandomAccount.Customer::modified)
                                        .thenComparing(RandomAccount.Customer::id))
                                .map(customer -> String.valueOf(customer.id()))
                                .toList());
            }
        }
    }

    private static String byTime(String time, String after) {
        return "SELECT c.id, " + time + " AS modified FROM customer c WHERE c.searchstage = 'Customer'"
                + " AND c.lastmodifieddate IS NOT NULL" + after + " ORDER BY " + time + ", c.id";
    }

    @Test
    void withAPrefilterInTheSessionsZoneThePageBeginsInTheIndex() throws Exception {
        String condition = " WHERE c.searchstage = 'Customer' AND c.lastmodifieddate >="
                + " TO_DATE('2026-10-28 00:00:00','YYYY-MM-DD HH24:MI:SS') AND (" + SPACED
                + " > '2026-10-30 00:03:00' OR (" + SPACED + " = '2026-10-30 00:03:00' AND c.id > 30))";
        assertThat(plan("SELECT c.id, " + SPACED + " AS modified FROM customer c" + condition + " ORDER BY " + SPACED
                        + ", c.id"))
                .contains("/* PUBLIC.customer_modified: searchstage = 'Customer'"
                        + " AND lastmodifieddate_utc >= TIMESTAMP '2026-10-28 07:00:00'"
                        + " AND lastmodifieddate_utc >= TIMESTAMP '2026-10-30 00:03:00' */")
                .contains("/* index sorted */");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c.lastmodifieddate > TO_DATE('2026-10-30','YYYY-MM-DD') OR (c.lastmodifieddate ="
                        + " TO_DATE('2026-10-30','YYYY-MM-DD') AND c.id > 5)",
                "(c.lastmodifieddate = TO_DATE('2026-10-30','YYYY-MM-DD') AND c.id > 5)"
                        + " OR c.lastmodifieddate > TO_DATE('2026-10-30','YYYY-MM-DD')",
                "SYS_EXTRACT_UTC(c.lastmodifieddate) > TO_TIMESTAMP('2026-10-30 07:00:00','YYYY-MM-DD HH24:MI:SS') OR"
                        + " (SYS_EXTRACT_UTC(c.lastmodifieddate) = TO_TIMESTAMP('2026-10-30 07:00:00','YYYY-MM-DD"
                        + " HH24:MI:SS') AND c.id > 5)",
                ISO + " > '2026-10-30T07:00:00Z' OR (" + ISO + " = '2026-10-30T07:00:00Z' AND c.id > 5)",
                "c.lastmodifieddate BETWEEN TO_DATE('2026-10-30','YYYY-MM-DD') AND SYSDATE",
            })
    void everyFormOfTheConditionBeginsInTheIndex(String condition) throws Exception {
        assertThat(plan("SELECT c.id FROM customer c WHERE " + condition + " ORDER BY c.lastmodifieddate, c.id"))
                .contains("customer_modified: lastmodifieddate_utc >= TIMESTAMP '2026-10-30 07:00:00'")
                .contains("/* index sorted */");
    }

    @ParameterizedTest
    @ValueSource(strings = {SPACED, ISO, "modified", "2, 1", "c.lastmodifieddate"})
    void theFirstPageIsSortedByTheIndex(String order) throws Exception {
        assertThat(plan("SELECT c.id, " + ISO + " AS modified FROM customer c WHERE c.searchstage = 'Customer'"
                        + " ORDER BY " + order))
                .contains("customer_modified")
                .contains("/* index sorted */");
    }

    @Test
    void byIdThePageBeginsInThePrimaryKey() throws Exception {
        assertThat(plan("SELECT c.id FROM customer c WHERE c.searchstage = 'Customer' AND c.id > 300 ORDER BY c.id"))
                .contains("PRIMARY_KEY")
                .contains("id > CAST(300 AS BIGINT)")
                .contains("/* index sorted */");
    }

    private static String plan(String query) throws SQLException, SuiteQlException {
        try (RandomAccount account = new RandomAccount(1, 700, START, 400);
                Connection reader = account.database.reader();
                Statement statement = reader.createStatement();
                ResultSet plan = statement.executeQuery("EXPLAIN "
                        + account.suiteQl
                                .write(query, List.of(), SmallAccount.LOS_ANGELES)
                                .sql()
                        + " FETCH NEXT 100 ROWS ONLY")) {
            plan.next();
            return plan.getString(1).replaceAll("\\s+", " ");
        }
    }
}
