package io.github.camelnetsuite.tba.sandbox.suiteql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions answer as Oracle's do, also where H2's own do not. It is 2 in the morning in Los Angeles. */
class FunctionsTest {
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
                "5/1000 * 200 ~ 1",
                "1/4 ~ 0.25",
                "2 + 3 * 4 - 6 / 3 ~ 12",
                "-(2 + 3) ~ -5",
                "2147483647 + 1 ~ 2147483648",
                "99999999999 * 99999999999 ~ 9999999999800000000001",
                "0.1 + 0.2 ~ 0.3",
                "1.50 ~ 1.5",
                "100 ~ 100",
                "1e3 ~ 1000",
                "'5' + 1 ~ 6",
                "ABS(-3) ~ 3",
                "SIGN(-3) ~ -1",
                "CEIL(1.2) ~ 2",
                "FLOOR(-1.2) ~ -2",
                "ROUND(2.345, 2) ~ 2.35",
                "ROUND(2.5) ~ 3",
                "TRUNC(-2.78, 1) ~ -2.7",
                "MOD(-7, 3) ~ -1",
                "MOD(7, 0) ~ 7",
                "POWER(2, 10) ~ 1024",
                "SQRT(16) ~ 4",
                "TO_NUMBER('12.50') ~ 12.5",
                "'a' || NULL || 'b' ~ ab",
                "'x' || 0.5 || 1.0 ~ x.51",
                "'it''s' ~ it's",
                "'back\\slash' ~ back\\slash",
                "UPPER('Grüß') ~ GRÜSS",
                "LOWER('ABC') ~ abc",
                "LENGTH('Müller') ~ 6",
                "LENGTH('') ~",
                "NVL('', 'empty') ~ empty",
                "NVL2('', 'full', 'empty') ~ empty",
                "COALESCE(NULL, NULL, 3) ~ 3",
                "NULLIF(3, 3) ~",
                "NULLIF('a', 'b') ~ a",
                "DECODE(2, 1, 'one', 2, 'two', 'many') ~ two",
                "DECODE(NULL, NULL, 'same', 'other') ~ same",
                "DECODE(5, 1, 'one') ~",
                "GREATEST(1, 3, 2) ~ 3",
                "GREATEST(1, NULL) ~",
                "LEAST('b', 'a') ~ a",
                "SUBSTR('abcdef', 2, 3) ~ bcd",
                "SUBSTR('abcdef', 0, 2) ~ ab",
                "SUBSTR('abcdef', -2) ~ ef",
                "SUBSTR('abc', 4) ~",
                "SUBSTR('abc', 1, 0) ~",
                "INSTR('banana', 'an') ~ 2",
                "INSTR('banana', 'an', 3) ~ 4",
                "INSTR('banana', 'a', 1, 3) ~ 6",
                "INSTR('banana', 'a', -1, 2) ~ 4",
                "INSTR('banana', 'x') ~ 0",
                "REPLACE('banana', 'an', 'AN') ~ bANANa",
                "REPLACE('banana', 'an', '') ~ ba",
                "LPAD('7', 3, '0') ~ 007",
                "RPAD('abcdef', 3) ~ abc",
                "LTRIM('  x') || RTRIM('y  ') ~ xy",
                "LTRIM('xxyx', 'x') ~ yx",
                "CONCAT('a', 1) ~ a1",
                "CASE 2 WHEN 1 THEN 'one' WHEN 2 THEN 'two' END ~ two",
                "CASE WHEN 1 = 2 THEN 'x' END ~",
                "TO_CHAR(5) ~ 5",
                "TO_CHAR(0.50) ~ .5",
                "SYSDATE ~ 10/15/2026",
                "TO_CHAR(SYSDATE, 'YYYY-MM-DD HH24:MI:SS') ~ 2026-10-15 02:00:00",
                "TO_CHAR(CURRENT_DATE, 'HH24:MI') ~ 02:00",
                "TO_CHAR(CURRENT_TIMESTAMP, 'HH24:MI') ~ 02:00",
                "TO_CHAR(SYS_EXTRACT_UTC(CURRENT_TIMESTAMP), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') ~ 2026-10-15T09:00:00Z",
                "TO_CHAR(SYSDATE + 5/1440, 'HH24:MI') ~ 02:05",
                "TO_CHAR(SYSDATE - 1, 'DD') ~ 14",
                "SYSDATE - TRUNC(SYSDATE) ~ 0.08333333333333333333333333333333333333333",
                "TO_DATE('2026-03-01', 'YYYY-MM-DD') - TO_DATE('2026-02-01', 'YYYY-MM-DD') ~ 28",
                "TO_DATE('2026-3-1', 'YYYY-MM-DD') ~ 3/1/2026",
                "TO_DATE('01-MAR-2026', 'DD-MON-YYYY') ~ 3/1/2026",
                "TO_CHAR(TO_DATE('3/1/2026 11:30 PM', 'MM/DD/YYYY HH12:MI AM'), 'HH24:MI') ~ 23:30",
                "TO_CHAR(TO_TIMESTAMP('2026-03-01 00:00:00.25', 'YYYY-MM-DD HH24:MI:SS.FF'), 'SS.FF3') ~ 00.250",
                "TO_CHAR(TO_DATE('2026-03-01', 'YYYY-MM-DD'), 'FMDay, DD Month YYYY') ~ SUNDAY, 1 MARCH 2026",
                "TO_CHAR(TO_DATE('2026-03-01', 'YYYY-MM-DD'), 'DY MON Q D DDD YY') ~ SUN MAR 1 1 060 26",
                "TO_CHAR(TO_DATE('2026-03-01', 'YYYY-MM-DD'), 'HH12 HH AM') ~ 12 12 AM",
                "TRUNC(TO_DATE('2026-08-17', 'YYYY-MM-DD'), 'MM') ~ 8/1/2026",
                "TRUNC(TO_DATE('2026-08-17', 'YYYY-MM-DD'), 'Q') ~ 7/1/2026",
                "TRUNC(TO_DATE('2026-08-17', 'YYYY-MM-DD'), 'YEAR') ~ 1/1/2026",
                "LAST_DAY(TO_DATE('2028-02-03', 'YYYY-MM-DD')) ~ 2/29/2028",
                "ADD_MONTHS(TO_DATE('2026-02-28', 'YYYY-MM-DD'), 1) ~ 3/31/2026",
                "TO_CHAR(SYSDATE) ~ 10/15/2026",
                "(SELECT COUNT(*) FROM customer) ~ 4",
                "(SELECT SUM(balance) FROM customer) ~ -6.75",
                "(SELECT AVG(id) FROM contact) ~ 12",
                "(SELECT COUNT(DISTINCT searchstage) FROM customer) ~ 2",
            })
    void anExpressionYields(String expression, String value) throws SuiteQlException {
        assertThat(account.value(expression)).isEqualTo(value);
    }
}
