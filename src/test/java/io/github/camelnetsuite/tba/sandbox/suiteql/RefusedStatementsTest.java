package io.github.camelnetsuite.tba.sandbox.suiteql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What NetSuite does not run, the simulated account does not run either, and says so in the same words. */
class RefusedStatementsTest {
    private static final String PREFIX = "Invalid search query. Detailed unprocessed description follows. ";

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
    @ValueSource(
            strings = {
                "",
                "   ",
                "nonsense",
                "SELECT",
                "SELECT id",
                "SELECT id FROM",
                "SELECT FROM customer",
                "SELECT id, FROM customer",
                "SELECT id FROM customer WHERE",
                "SELECT id FROM customer WHERE id",
                "SELECT id FROM customer WHERE id =",
                "SELECT id FROM customer WHERE isinactive",
                "SELECT id = 1 FROM customer",
                "SELECT id FROM customer ORDER BY",
                "SELECT id FROM customer ORDER BY 2",
                "SELECT id FROM customer ORDER BY 0",
                "SELECT id FROM customer;",
                "SELECT id FROM customer; DELETE FROM customer",
                "SELECT id FROM customer LIMIT 5",
                "SELECT id FROM customer LIMIT 5 OFFSET 5",
                "SELECT id FROM customer OFFSET 5 ROWS FETCH NEXT 5 ROWS ONLY",
                "SELECT id FROM customer FETCH FIRST 5 PERCENT ROWS ONLY",
                "SELECT id FROM customer FETCH FIRST 5 ROWS WITH TIES",
                "SELECT id FROM customer FETCH FIRST 1.5 ROWS ONLY",
                "SELECT LISTAGG(id, ',') FROM customer",
                "SELECT LISTAGG(id, ',') WITHIN GROUP (ORDER BY id) FROM customer",
                "SELECT GROUP_CONCAT(id) FROM customer",
                "SELECT LEFT(entityid, 2) FROM customer",
                "SELECT RIGHT(entityid, 2) FROM customer",
                "SELECT SUBSTRING(entityid, 1, 2) FROM customer",
                "SELECT DATEDIFF('DAY', datecreated, lastmodifieddate) FROM customer",
                "SELECT DATEADD('DAY', 1, datecreated) FROM customer",
                "SELECT GETDATE() FROM dual",
                "SELECT NOW() FROM dual",
                "SELECT ISNULL(email, 'x') FROM customer",
                "SELECT IFNULL(email, 'x') FROM customer",
                "SELECT CAST(id AS VARCHAR) FROM customer",
                "SELECT EXTRACT(YEAR FROM datecreated) FROM customer",
                "SELECT BUILTIN.NOSUCH(id) FROM customer",
                "SELECT BUILTIN.DF('x') FROM customer",
                "SELECT BUILTIN.DF(id, 1) FROM customer",
                "INSERT INTO customer (id) VALUES (1)",
                "UPDATE customer SET email = NULL",
                "DELETE FROM customer",
                "MERGE INTO customer KEY(id) VALUES (1)",
                "DROP TABLE customer",
                "CREATE TABLE x (y INT)",
                "TRUNCATE TABLE customer",
                "GRANT ALL ON customer TO reader",
                "SET MODE MySQL",
                "CALL 1",
                "EXPLAIN SELECT id FROM customer",
                "SHOW TABLES",
                "SHUTDOWN",
                "VALUES (1)",
                "SCRIPT",
                "WITH x AS (SELECT id FROM customer) SELECT id FROM x",
                "SELECT [id] FROM customer",
                "SELECT id FROM [customer]",
                "SELECT `id` FROM customer",
                "SELECT id FROM customer WHERE id = @x",
                "SELECT id FROM customer WHERE id = :x",
                "SELECT id FROM customer WHERE entityid = $$x$$",
                "SELECT id FROM customer WHERE entityid = U&'x'",
                "SELECT id FROM customer WHERE entityid = X'41'",
                "SELECT id::VARCHAR FROM customer",
                "SELECT id FROM customer WHERE entityid = 'open",
                "SELECT id FROM customer /* open",
                "SELECT id FROM customer WHERE entityid = \"open",
                "SELECT id FROM customer WHERE (id = 1",
                "SELECT id FROM customer WHERE id = 1)",
                "SELECT id FROM customer WHERE id = 1 -- closed\n)",
                "SELECT 1 /* */ */ FROM dual",
                "SELECT id FROM customer WHERE id == 1",
                "SELECT id FROM customer WHERE id ! = 1",
                "SELECT id FROM customer WHERE id = 12abc",
                "SELECT 1e999999999 FROM dual",
                "SELECT CSVREAD('/etc/passwd') FROM dual",
                "SELECT FILE_READ('/etc/passwd') FROM dual",
                "SELECT LINK_SCHEMA('a','b','c','d','e','f') FROM dual",
                "SELECT MEMORY_USED() FROM dual",
                "SELECT NS_TOCHAR(datecreated, 'YYYY') FROM customer",
                "SELECT id FROM CSVREAD('/etc/passwd')",
                "SELECT x FROM SYSTEM_RANGE(1, 10)",
                "SELECT id FROM customer WHERE id = ANY (SELECT id FROM contact)",
                "SELECT id FROM customer WHERE (id, entityid) IN (SELECT id, entityid FROM contact)",
                "SELECT id FROM customer WHERE id IN (SELECT id, entityid FROM contact)",
                "SELECT id FROM customer WHERE id IN ()",
                "SELECT id FROM customer WHERE email ILIKE 'x'",
                "SELECT id FROM customer WHERE email REGEXP 'x'",
                "SELECT id FROM customer WHERE email LIKE 'x' ESCAPE '!!'",
                "SELECT id FROM customer WHERE isinactive IS TRUE",
                "SELECT id FROM customer WHERE id IS DISTINCT FROM 1",
                "SELECT id FROM customer WHERE entityid = 'x' COLLATE y",
                "SELECT id FROM customer QUALIFY ROW_NUMBER() OVER (ORDER BY id) = 1",
                "SELECT id FROM customer FOR UPDATE",
                "SELECT id INTO x FROM customer",
                "SELECT *, id FROM customer",
                "SELECT COUNT(DISTINCT *) FROM customer",
                "SELECT SUM(*) FROM customer",
                "SELECT ROW_NUMBER() FROM customer",
                "SELECT id FROM customer WHERE COUNT(*) > 1",
                "SELECT searchstage, COUNT(*) FROM customer",
                "SELECT UPPER() FROM dual",
                "SELECT UPPER('a', 'b') FROM dual",
                "SELECT NVL('a') FROM dual",
                "SELECT CASE id END FROM customer",
                "SELECT CASE WHEN id = 1 THEN 'x' ELSE 2 END FROM customer",
                "SELECT id FROM customer, contact",
                "SELECT c.id FROM customer c, contact c",
                "SELECT c.id FROM customer c, contact k JOIN currency u ON u.id = 1 WHERE k.company = c.id",
                "SELECT c.id FROM customer c JOIN contact k ON k.company = c.id(+)",
                "SELECT c.id FROM customer c WHERE c.id IN (SELECT a.id FROM customer a, contact b)"
                        + " AND EXISTS (SELECT 1 FROM contact k JOIN customer d ON d.id = k.company)",
                "SELECT c.id FROM customer c NATURAL JOIN contact k",
                "SELECT c.id FROM customer c JOIN contact k USING (id)",
                "SELECT c.id FROM customer c FULL OUTER JOIN contact k ON k.company = c.id",
                "SELECT c.id FROM customer c JOIN contact k",
                "SELECT id FROM customer UNION SELECT entityid FROM contact",
                "SELECT id FROM customer UNION SELECT id, entityid FROM contact",
                "SELECT id FROM customer WHERE lastmodifieddate > '2026-01-01'",
                "SELECT id FROM customer WHERE lastmodifieddate > '1/1/2026'",
                "SELECT id FROM customer WHERE lastmodifieddate BETWEEN '1/1/2026' AND SYSDATE",
                "SELECT id FROM customer WHERE lastmodifieddate IN ('1/1/2026')",
                "SELECT id FROM customer WHERE lastmodifieddate LIKE '%2026'",
                "SELECT id FROM customer WHERE startdate = '2026-01-31'",
                "SELECT id FROM customer WHERE lastmodifieddate > 5",
                "SELECT id FROM customer WHERE lastmodifieddate = entityid",
                "SELECT lastmodifieddate + lastmodifieddate FROM customer",
                "SELECT lastmodifieddate * 2 FROM customer",
                "SELECT id FROM customer WHERE id = 'abc'",
                "SELECT id FROM customer WHERE entityid = 5",
                "SELECT id FROM customer WHERE startdate = DATE '2026-01-31'",
                "SELECT TO_DATE('2026-13-01','YYYY-MM-DD') FROM dual",
                "SELECT TO_DATE('2026-02-30','YYYY-MM-DD') FROM dual",
                "SELECT TO_DATE('2026-02-28 and more','YYYY-MM-DD') FROM dual",
                "SELECT TO_DATE('2026-02-28','YYYY-MM-DD HH24:MI:SS') FROM dual",
                "SELECT TO_DATE('2026-02-28 24:00:00','YYYY-MM-DD HH24:MI:SS') FROM dual",
                "SELECT TO_DATE('2026/02/28','YYYY-MM-DD') FROM dual",
                "SELECT TO_DATE('2026-02-28','yyyy-mm-ddTHH') FROM dual",
                "SELECT TO_DATE('12:00','HH24:MI') FROM dual",
                "SELECT TO_DATE('2026-02-28') FROM dual",
                "SELECT TO_DATE(20260228,'YYYYMMDD') FROM dual",
                "SELECT TO_DATE(entityid,'YYYY-MM-DD') FROM customer",
                "SELECT TO_TIMESTAMP('2026-02-30 00:00:00','YYYY-MM-DD HH24:MI:SS') FROM dual",
                "SELECT TO_CHAR(lastmodifieddate,'%Y') FROM customer",
                "SELECT SYS_EXTRACT_UTC(SYSDATE) FROM dual",
                "SELECT SYS_EXTRACT_UTC(entityid) FROM customer",
                "SELECT 1/0 FROM dual",
                "SELECT id FROM customer WHERE id = ?",
            })
    void isUnsupported(String statement) {
        assertRefused(statement, "Search error occurred: Invalid or unsupported search.");
    }

    static Stream<Arguments> unknownNames() {
        return Stream.of(
                arguments("SELECT foo FROM customer", identifier("foo", "customer=customer")),
                arguments("SELECT id FROM customer WHERE Foo = 1", identifier("foo", "customer=customer")),
                arguments("SELECT id FROM customer ORDER BY foo", identifier("foo", "customer=customer")),
                arguments("SELECT c.foo FROM customer c", identifier("foo", "c=customer")),
                arguments("SELECT customer.id FROM customer c", identifier("id", "c=customer")),
                arguments("SELECT x.* FROM customer c", identifier("x", "c=customer")),
                arguments(
                        "SELECT foo FROM Customer c JOIN contact k ON k.company = c.id",
                        identifier("foo", "c=Customer, k=contact")),
                arguments("SELECT \"id\" FROM customer", identifier("\"id\"", "customer=customer")),
                arguments("SELECT c.\"id\" FROM customer c", identifier("\"id\"", "c=customer")),
                arguments(
                        "SELECT lastmodifieddate_utc FROM customer",
                        identifier("lastmodifieddate_utc", "customer=customer")),
                arguments("SELECT BUILTIN.DF(foo) FROM customer", identifier("foo", "customer=customer")),
                arguments("SELECT _rowid_ FROM customer", identifier("_rowid_", "customer=customer")),
                arguments("SELECT true FROM dual", identifier("true", "dual=dual")),
                arguments(
                        "SELECT email AS mail FROM customer WHERE mail = 'x'", identifier("mail", "customer=customer")),
                arguments("SELECT id FROM foo", type("foo")),
                arguments("SELECT id FROM Foo f", type("Foo")),
                arguments("SELECT id FROM customer WHERE id IN (SELECT id FROM foo)", type("foo")),
                arguments("SELECT id FROM \"customer\"", type("\"customer\"")),
                arguments("SELECT name FROM displayname", type("displayname")),
                arguments("SELECT table_name FROM information_schema.tables", type("information_schema.tables")),
                arguments("SELECT id FROM public.customer", type("public.customer")));
    }

    @ParameterizedTest
    @MethodSource("unknownNames")
    void namesWhatIsUnknown(String statement, String text) {
        assertRefused(statement, text);
    }

    @Test
    void aTableThatTheRoleMayNotReadDoesNotExist() {
        SuiteQlSession session =
                new SuiteQlSession(SmallAccount.LOS_ANGELES.zone(), "M/d/yyyy", Set.of("customer"), Set.of());
        assertThatExceptionOfType(SuiteQlException.class)
                .isThrownBy(() -> account.suiteQl()
                        .execute("SELECT id FROM contact WHERE company IN (SELECT id FROM customer)", session, 1, 0))
                .extracting(SuiteQlException::detail)
                .isEqualTo(PREFIX + "Search error occurred: Record 'customer' was not found.");
    }

    @Test
    void aColumnOfAFeatureThatIsOffDoesNotExist() {
        SuiteQlSession session = new SuiteQlSession(
                SmallAccount.LOS_ANGELES.zone(), "M/d/yyyy", Set.of(), Set.of("customer.subsidiary"));
        assertThatExceptionOfType(SuiteQlException.class)
                .isThrownBy(() -> account.suiteQl().execute("SELECT id, subsidiary FROM customer", session, 1, 0))
                .extracting(SuiteQlException::detail)
                .isEqualTo(PREFIX + identifier("subsidiary", "customer=customer"));
    }

    @Test
    void parametersMustBeAsManyAsPlaceholders() throws SuiteQlException {
        String one = "SELECT id FROM customer WHERE id = ?";
        assertThat(account.column(one, "1")).containsExactly("1");
        for (List<String> wrong : List.of(List.<String>of(), List.of("1", "2"))) {
            assertThatExceptionOfType(SuiteQlException.class)
                    .isThrownBy(() -> account.suiteQl().execute(one, wrong, SmallAccount.LOS_ANGELES, 1, 0));
        }
    }

    @Test
    void aParameterIsNeverRead() throws SuiteQlException {
        assertThat(account.column("SELECT id FROM customer WHERE entityid = ?", "x' OR '1'='1"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-(", "NOT (", "UPPER(", "NVL(1, "})
    void nestingWithoutEndIsRefusedNotFollowed(String opening) {
        assertRefused(
                "SELECT id FROM customer WHERE " + opening.repeat(5000) + "1" + ")".repeat(5000),
                "Search error occurred: Invalid or unsupported search.");
    }

    private static void assertRefused(String statement, String text) {
        assertThatExceptionOfType(SuiteQlException.class)
                .isThrownBy(() -> account.page(statement))
                .extracting(SuiteQlException::detail)
                .isEqualTo(PREFIX + text);
    }

    private static String identifier(String name, String available) {
        return "Search error occurred: Unknown identifier '" + name + "'. Available identifiers are: {" + available
                + "}.";
    }

    private static String type(String name) {
        return "Invalid search type: " + name + ".";
    }
}
