package io.github.camelnetsuite.tba.sandbox.suiteql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of query that NetSuite runs: joins, sub-selects, sets, groups, and their first rows. */
class QueriesTest {
    private static SmallAccount account;

    @BeforeAll
    static void open() {
        account = new SmallAccount();
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "SELECT k.id FROM contact k, customer c WHERE k.company = c.id AND c.isinactive = 'F' ~ 11",
                "SELECT k.id FROM contact k JOIN customer c ON k.company = c.id WHERE c.isinactive = 'F' ~ 11",
                "SELECT k.id || '-' || c.id FROM contact k LEFT OUTER JOIN customer c ON c.id = k.company ORDER BY k.id ~ 11-1 12-2 13-",
                "SELECT k.id || '-' || c.id FROM contact k, customer c WHERE k.company = c.id(+) ORDER BY k.id ~ 11-1 12-2 13-",
                "SELECT k.id FROM contact k, customer c WHERE c.id(+) = k.company AND c.id IS NULL ~ 13",
                "SELECT c.id FROM contact k RIGHT JOIN customer c ON k.company = c.id WHERE k.id IS NULL ORDER BY c.id ~ -4 3",
                "SELECT c.id FROM customer c INNER JOIN companycontactrelationship r ON r.company = c.id INNER JOIN contact k ON k.id = r.contact WHERE r.role = -10 ORDER BY c.id ~ 1 2",
                "SELECT COUNT(*) FROM customer CROSS JOIN contact ~ 12",
                "SELECT id FROM customer WHERE id = 1 UNION ALL SELECT id FROM contact ORDER BY id ~ 1 11 12 13",
                "SELECT id FROM customer UNION SELECT company FROM contact WHERE company IS NOT NULL ORDER BY 1 DESC ~ 3 2 1 -4",
                "SELECT id FROM customer MINUS SELECT company FROM contact ORDER BY id ~ -4 3",
                "SELECT id FROM customer INTERSECT SELECT company FROM contact ORDER BY id ~ 1 2",
                "SELECT x.n FROM (SELECT c.id AS n FROM customer c WHERE c.id > 1) x ORDER BY x.n ~ 2 3",
                "SELECT n FROM (SELECT id n FROM customer) WHERE n > 1 ORDER BY n ~ 2 3",
                "SELECT TO_CHAR(x.m, 'HH24:MI') FROM (SELECT MAX(lastmodifieddate) AS m FROM customer) x ~ 15:59",
                "SELECT BUILTIN.DF(x.company) FROM (SELECT company FROM contact WHERE id = 12) x ~ Beta_100%_Ltd",
                "SELECT (SELECT COUNT(*) FROM contact k WHERE k.company = c.id) FROM customer c ORDER BY c.id ~ 0 1 1 0",
                "SELECT TOP 2 id FROM customer ORDER BY id DESC ~ 3 2",
                "SELECT DISTINCT searchstage FROM customer ORDER BY searchstage ~ Customer Prospect",
                "SELECT id FROM customer ORDER BY id FETCH FIRST 2 ROWS ONLY ~ -4 1",
                "SELECT id FROM customer ORDER BY id FETCH NEXT 1 ROW ONLY ~ -4",
                "SELECT id FROM (SELECT id FROM customer ORDER BY id DESC) WHERE ROWNUM <= 2 ~ 3 2",
                "SELECT x.id FROM (SELECT id, ROWNUM AS rn FROM (SELECT id FROM customer ORDER BY id)) x WHERE MOD(x.rn, 2) = 0 ORDER BY x.id ~ 1 3",
                "SELECT x.id FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS rn FROM customer) x WHERE x.rn = 3 ~ 2",
                "SELECT RANK() OVER (PARTITION BY searchstage ORDER BY id) FROM customer ORDER BY id ~ 1 2 3 1",
                "SELECT email FROM customer ORDER BY email ~ carl@acme.example info@acme.example null null",
                "SELECT email FROM customer ORDER BY email DESC ~ null null info@acme.example carl@acme.example",
                "SELECT email FROM customer ORDER BY email NULLS FIRST ~ null null carl@acme.example info@acme.example",
                "SELECT searchstage FROM customer GROUP BY searchstage HAVING COUNT(*) > 1 ~ Customer",
                "SELECT COUNT(*) FROM customer GROUP BY TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate),'YYYY-MM-DD HH24:MI:SS') ORDER BY TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate),'YYYY-MM-DD HH24:MI:SS') ~ 2 1 1",
                "SELECT MAX(TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate),'YYYY-MM-DD')) FROM customer ~ 2026-03-02",
                "SELECT MIN(lastmodifieddate) FROM customer ~ 2/28/2026",
                "SELECT type || recordid FROM deletedrecord WHERE deleteddate >= TO_DATE('2026-04-01','YYYY-MM-DD') ~ customer99",
                "SELECT recordid FROM deletedrecord WHERE UPPER(deletedrecord.type) = 'CUSTOMER' ~ 99",
                "SELECT type FROM entity WHERE id IN (1, 11) ORDER BY id ~ CustJob Contact",
                "SELECT dummy FROM DUAL ~ X",
                "select ID from CUSTOMER where ID = 1 ~ 1",
            })
    void aQueryFinds(String query, String values) throws SuiteQlException {
        assertThat(account.column(query).stream()
                        .map(String::valueOf)
                        .map(value -> value.replace(' ', '_'))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "SELECT id FROM customer ORDER BY id ~ 1 ~ 0 ~ -4 ~ 4",
                "SELECT id FROM customer ORDER BY id ~ 2 ~ 2 ~ 2 3 ~ 4",
                "SELECT id FROM customer ORDER BY id ~ 2 ~ 4 ~~ 4",
                "SELECT TOP 3 id FROM customer ORDER BY id ~ 2 ~ 0 ~ -4 1 ~ 3",
                "SELECT TOP 3 id FROM customer ORDER BY id ~ 2 ~ 2 ~ 2 ~ 3",
                "SELECT TOP 3 id FROM customer ORDER BY id ~ 2 ~ 4 ~~ 3",
                "SELECT TOP 9 id FROM customer ORDER BY id ~ 2 ~ 0 ~ -4 1 ~ 4",
                "SELECT id FROM customer ORDER BY id FETCH FIRST 3 ROWS ONLY ~ 2 ~ 2 ~ 2 ~ 3",
                "SELECT 'x' FROM customer WHERE ROWNUM <= 3 ~ 1 ~ 0 ~ x ~ 3",
                "SELECT DISTINCT searchstage FROM customer ORDER BY 1 ~ 1 ~ 0 ~ Customer ~ 2",
                "SELECT searchstage FROM customer GROUP BY searchstage ORDER BY 1 ~ 1 ~ 1 ~ Prospect ~ 2",
                "SELECT COUNT(*) FROM customer ~ 1 ~ 0 ~ 4 ~ 1",
                "SELECT id FROM customer UNION ALL SELECT id FROM contact ORDER BY 1 ~ 2 ~ 4 ~ 11 12 ~ 7",
                "SELECT BUILTIN.DF(c.subsidiary) FROM customer c, contact k ORDER BY 1 ~ 1 ~ 0 ~ Holding_:_Sales ~ 12",
            })
    void aPageKnowsHowManyRowsThereAre(String query, int limit, int offset, String values, long total)
            throws SuiteQlException {
        SuiteQlPage page = account.suiteQl().execute(query, SmallAccount.LOS_ANGELES, limit, offset);
        assertThat(page.rows().stream()
                        .map(row -> row.values().iterator().next().replace(' ', '_'))
                        .toList())
                .isEqualTo(values == null ? List.of() : List.of(values.split(" ")));
        assertThat(page.totalResults()).isEqualTo(total);
    }

    @Test
    void aThousandAndMoreTextsMayBeListed() throws SuiteQlException {
        String emails = IntStream.range(0, 1500).mapToObj(i -> "'x" + i + "'").collect(Collectors.joining(", "));
        assertThat(account.column("SELECT id FROM customer WHERE email IN (" + emails + ", 'info@acme.example')"))
                .containsExactly("1");
    }

    @Test
    void aListOfTimesAsTextIsComparedAsTimes() throws SuiteQlException {
        String time = "TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate),'YYYY-MM-DD HH24:MI:SS')";
        assertThat(account.column("SELECT id FROM customer WHERE " + time
                        + " IN ('2026-03-01 06:30:00', '2026-03-02 23:59:59') ORDER BY id"))
                .containsExactly("1", "2", "3");
        assertThat(account.column("SELECT id FROM customer WHERE " + time
                        + " IN ('2026-03-01 6:30', '2026-03-02 23:59:59') ORDER BY id"))
                .containsExactly("3");
        assertThat(account.column(
                        "SELECT id FROM customer WHERE " + time + " BETWEEN ? AND ? ORDER BY id",
                        "2026-03-02",
                        "2026-03-03"))
                .containsExactly("3");
    }

    @Test
    void commentsAreBlanks() throws SuiteQlException {
        assertThat(account.column("SELECT/* ' */id FROM customer -- ' OR 1 = 1\nWHERE id = 1 -- the end"))
                .containsExactly("1");
    }

    @Test
    void columnsWithoutANameAreNumbered() throws SuiteQlException {
        assertThat(account.rows("SELECT id + 1, entityid AS e, UPPER(entityid), 'x' FROM customer WHERE id = 1"))
                .containsExactly(Map.of("expr1", "2", "e", "1 Acme", "expr2", "1 ACME", "expr3", "x"));
    }

    @Test
    void aRowOfNullsIsStillARow() throws SuiteQlException {
        assertThat(account.rows("SELECT phone FROM customer WHERE id IN (1, 2)"))
                .containsExactly(Map.of(), Map.of());
    }
}
