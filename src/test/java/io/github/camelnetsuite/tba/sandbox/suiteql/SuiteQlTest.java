package io.github.camelnetsuite.tba.sandbox.suiteql;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteQlTest {
    private static SmallAccount account;

    @BeforeAll
    static void open() {
        account = new SmallAccount();
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @Test
    void everyValueIsTextAndNullIsAbsent() throws SuiteQlException {
        assertThat(account.rows("SELECT id, Email, phone, creditlimit, balance, isinactive, startdate,"
                        + " lastmodifieddate FROM customer WHERE id IN (1, 2) ORDER BY id"))
                .containsExactly(
                        Map.ofEntries(
                                entry("id", "1"),
                                entry("email", "info@acme.example"),
                                entry("creditlimit", "5000.5"),
                                entry("balance", "0"),
                                entry("isinactive", "F"),
                                entry("startdate", "1/31/2026"),
                                entry("lastmodifieddate", "2/28/2026")),
                        Map.of("id", "2", "balance", "0.25", "isinactive", "T", "lastmodifieddate", "2/28/2026"));
    }

    @Test
    void aNumberKeepsEveryDigit() throws SuiteQlException {
        assertThat(account.column("SELECT creditlimit FROM customer WHERE id = 3"))
                .containsExactly("12345678901234567890.123456789012345678");
    }

    @Test
    void columnsComeInTheOrderOfTheSelectList() throws SuiteQlException {
        assertThat(account.rows("SELECT c.searchstage AS Stage, COUNT(*), MAX(c.id) AS \"Last\", COUNT(c.email)"
                                + " FROM customer c GROUP BY c.searchstage ORDER BY 2 DESC")
                        .get(0))
                .containsExactly(
                        entry("stage", "Customer"), entry("expr1", "3"), entry("last", "2"), entry("expr2", "1"));
    }

    @Test
    void aStarStandsForWhatTheSessionMaySee() throws SuiteQlException {
        assertThat(account.rows("SELECT * FROM customer WHERE id = 3").get(0))
                .containsEntry("lastmodifieddate", "3/2/2026")
                .containsEntry("stage", "PROSPECT")
                .doesNotContainKey("lastmodifieddate_utc");
        SuiteQlSession withoutStage = new SuiteQlSession(
                SmallAccount.LOS_ANGELES.zone(), "M/d/yyyy", java.util.Set.of(), java.util.Set.of("customer.stage"));
        assertThat(account.suiteQl()
                        .execute("SELECT * FROM customer WHERE id = 3", withoutStage, 10, 0)
                        .rows()
                        .get(0))
                .doesNotContainKey("stage")
                .containsKey("searchstage");
    }

    @Test
    void displayNamesStandForReferences() throws SuiteQlException {
        assertThat(account.rows("SELECT c.id, BUILTIN.DF(c.category) AS category, BUILTIN.DF(c.salesrep) AS rep,"
                        + " BUILTIN.DF(c.subsidiary) AS subsidiary, BUILTIN.DF(c.currency) AS currency,"
                        + " BUILTIN.DF(c.parent) AS parent, BUILTIN.DF(c.entityid) AS name"
                        + " FROM customer c WHERE c.id IN (1, 2) ORDER BY c.id"))
                .containsExactly(
                        Map.of(
                                "id",
                                "1",
                                "category",
                                "Corporate",
                                "rep",
                                "Ada Byron",
                                "subsidiary",
                                "Parent Company",
                                "currency",
                                "Euro",
                                "name",
                                "1 Acme"),
                        Map.of(
                                "id",
                                "2",
                                "subsidiary",
                                "Holding : Sales",
                                "currency",
                                "Euro",
                                "parent",
                                "Acme GmbH",
                                "name",
                                "2 Beta"));
        assertThat(account.column("SELECT BUILTIN.DF(company) || '/' || BUILTIN.DF(supervisor) FROM contact"
                        + " WHERE BUILTIN.DF(company) LIKE 'Beta%' ORDER BY BUILTIN.DF(company)"))
                .containsExactly("Beta 100% Ltd/Eve Adams");
    }

    @Test
    void displayNamesMayBeGroupedBy() throws SuiteQlException {
        assertThat(account.rows("SELECT BUILTIN.DF(c.subsidiary) AS s, COUNT(*) AS n FROM customer c"
                        + " GROUP BY BUILTIN.DF(c.subsidiary) ORDER BY s"))
                .containsExactly(Map.of("s", "Holding : Sales", "n", "1"), Map.of("s", "Parent Company", "n", "3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id > 1 | 2 3",
                "id >= 1 AND id <= 2 | 1 2",
                "id > '1' | 2 3",
                "id <> 1 AND NOT id = 2 | -4 3",
                "id != 1 | -4 2 3",
                "id IN (1, '3', 7) | 1 3",
                "id NOT IN (1, 3) | -4 2",
                "id BETWEEN -4 AND 1 | -4 1",
                "id NOT BETWEEN -4 AND 1 | 2 3",
                "email IS NULL | -4 2",
                "phone = '' |",
                "email IS NOT NULL | 1 3",
                "companyname LIKE '%\\%%' |",
                "companyname LIKE '%!%%' ESCAPE '!' | 2",
                "altname LIKE '%O''Hara' | 3",
                "altname NOT LIKE '%O%' | 1 2",
                "searchstage = 'Customer' OR id = 3 | -4 1 2 3",
                "(searchstage = 'Customer' OR id = 3) AND isinactive = 'F' | -4 1 3",
                "EXISTS (SELECT 1 FROM contact k WHERE k.company = customer.id) | 1 2",
                "NOT EXISTS (SELECT id FROM contact WHERE company = customer.id) | -4 3",
                "id IN (SELECT company FROM contact WHERE lastname = 'Adams') | 1",
                "id = (SELECT MAX(company) FROM contact) | 2",
                "ROWNUM <= 0 |",
                "NVL(parent, 0) = 1 | 2",
                "balance = -7 | 3",
                "balance / 2 = 0.125 | 2",
                "5/1440 > 0 AND id = 1 | 1",
                "MOD(id, 2) = 1 | 1 3",
                "lastmodifieddate >= TO_DATE('2026-03-02 15:59:59','YYYY-MM-DD HH24:MI:SS') | 3",
                "lastmodifieddate < TO_DATE('2026-03-01','YYYY-MM-DD') | 1 2",
                "lastmodifieddate > SYSDATE - 1000 | 1 2 3",
                "lastmodifieddate < CURRENT_TIMESTAMP | 1 2 3",
                "SYS_EXTRACT_UTC(lastmodifieddate) = TO_TIMESTAMP('2026-03-02 23:59:59','YYYY-MM-DD HH24:MI:SS') | 3",
                "TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate),'YYYY-MM-DD HH24:MI:SS') > '2026-03-01 06:30:00' | 3",
                "TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate),'YYYY-MM-DD HH24:MI:SS') >= '2026-03-01' | 1 2 3",
                "TO_CHAR(lastmodifieddate,'HH24:MI') = '22:30' | 1 2",
                "startdate = TO_DATE('2026-01-31','YYYY-MM-DD') | 1",
                "TRUNC(lastmodifieddate) = TO_DATE('2026-02-28','YYYY-MM-DD') | 1 2",
                "startdate - TO_DATE('2026-01-01','YYYY-MM-DD') = 30 | 1",
                "GREATEST(id, NVL(parent, 9)) = 9 | -4 1 3",
                "CASE WHEN isperson = 'T' THEN 'p' ELSE 'c' END = 'p' | 3",
            })
    void aConditionFinds(String condition, String ids) throws SuiteQlException {
        List<String> expected = ids == null ? List.of() : List.of(ids.split(" "));
        assertThat(account.column("SELECT id FROM customer WHERE " + condition + " ORDER BY id"))
                .isEqualTo(expected);
    }
}
