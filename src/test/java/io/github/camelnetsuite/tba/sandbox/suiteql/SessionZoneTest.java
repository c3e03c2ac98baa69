package io.github.camelnetsuite.tba.sandbox.suiteql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionZoneTest {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** Two days around the end of summer time in America and its beginning in Australia. */
    private static final int SPAN = 200_000;

    @ParameterizedTest
    @CsvSource({
        "America/Los_Angeles, M/d/yyyy, 2026-10-31T12:00:00Z",
        "America/Los_Angeles, yyyy-MM-dd, 2026-03-07T12:00:00Z",
        "Asia/Kolkata, d-MMM-yyyy, 2026-10-31T12:00:00Z",
        "UTC, dd.MM.yyyy, 2026-10-31T12:00:00Z",
        "Australia/Sydney, dd/MM/yyyy, 2026-10-03T00:00:00Z",
    })
    void datesAreSeenAndComparedInTheSessionsZone(String zoneId, String format, Instant start) throws Exception {
        ZoneId zone = ZoneId.of(zoneId);
        SuiteQlSession session = SmallAccount.session(zoneId, format);
        DateTimeFormatter dates = DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
        try (RandomAccount account = new RandomAccount(3, 400, start, SPAN)) {
            List<String> expected = new ArrayList<>();
            for (RandomAccount.Customer customer : account.customers) {
                Instant modified = customer.modified();
                expected.add(
                        modified == null
                                ? customer.id() + " null null null"
                                : customer.id() + " " + dates.format(modified.atZone(zone)) + " "
                                        + SECONDS.format(modified.atZone(zone)) + " "
                                        + SECONDS.format(RandomAccount.utc(modified)));
            }
            assertThat(account
                            .suiteQl
                            .execute(
                                    "SELECT id, lastmodifieddate AS day, TO_CHAR(lastmodifieddate,"
                                            + " 'YYYY-MM-DD HH24:MI:SS') AS here, TO_CHAR(SYS_EXTRACT_UTC("
                                            + "lastmodifieddate),'YYYY-MM-DD HH24:MI:SS') AS utc FROM customer"
                                            + " ORDER BY id",
                                    session,
                                    1000,
                                    0)
                            .rows()
                            .stream()
                            .map(row ->
                                    row.get("id") + " " + row.get("day") + " " + row.get("here") + " " + row.get("utc"))
                            .toList())
                    .isEqualTo(expected);
            for (int hour = 0; hour < 56; hour++) {
                LocalDateTime bound = RandomAccount.utc(start).plusMinutes(hour * 60L - 300);
                Instant moment = bound.atZone(zone).toInstant();
                assertThat(account
                                .suiteQl
                                .execute(
                                        "SELECT c.id FROM customer c WHERE c.lastmodifieddate >= TO_DATE('"
                                                + SECONDS.format(bound) + "','YYYY-MM-DD HH24:MI:SS') ORDER BY c.id",
                                        session,
                                        1000,
                                        0)
                                .rows()
                                .stream()
                                .map(row -> row.get("id")))
                        .as("since %s", bound)
                        .containsExactlyElementsOf(account.customers.stream()
                                .filter(customer -> customer.modified() != null
                                        && !customer.modified().isBefore(moment))
                                .map(customer -> String.valueOf(customer.id()))
                                .toList());
            }
        }
    }

    @Test
    void theHourThatAutumnRepeatsIsTheFirstOfTheTwo() {
        assertThat(SqlFunctions.utc(LocalDateTime.parse("2026-11-01T01:30:00"), "America/Los_Angeles"))
                .isEqualTo("2026-11-01T08:30:00");
    }

    @Test
    void aTimeThatSpringLeavesOutIsMovedForward() {
        assertThat(SqlFunctions.utc(LocalDateTime.parse("2026-03-08T02:30:00"), "America/Los_Angeles"))
                .isEqualTo("2026-03-08T10:30:00");
    }

    @Test
    void theClockOfTheSandboxIsSeenInTheSessionsZone() throws Exception {
        try (SmallAccount account = new SmallAccount()) {
            String now = "SELECT TO_CHAR(SYSDATE,'YYYY-MM-DD HH24:MI:SS') AS now FROM dual";
            assertThat(account.suiteQl()
                            .execute(now, SmallAccount.session("Asia/Kolkata", "M/d/yyyy"), 1, 0)
                            .rows()
                            .get(0))
                    .containsEntry("now", "2026-10-15 14:30:00");
        }
    }
}
