package io.github.camelnetsuite.tba.doctor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * What Oracle has announced for ways to log in (Oracle help, article_2104046421, section_0525020842). Oracle names releases,
 * not days: those of the first half of a year do not come before its January, those of the second not before July.
 */
final class Calendar {

    private static final LocalDate NO_NEW_TBA = LocalDate.of(2027, 1, 1);
    private static final LocalDate TBA_ENDS = LocalDate.of(2028, 1, 1);
    private static final LocalDate SOAP_ENDS = LocalDate.of(2028, 7, 1);

    private Calendar() {}

    static Finding finding(boolean tba, Instant now) {
        if (!tba) {
            return Finding.passed(Check.CALENDAR, "nothing is announced against OAuth 2.0");
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return Finding.passed(
                Check.CALENDAR,
                "new integrations with Token-Based Authentication end with release 2027.1 (" + in(today, NO_NEW_TBA)
                        + "), all tentatively with 2028.1 (" + in(today, TBA_ENDS) + "), SOAP with 2028.2 ("
                        + in(today, SOAP_ENDS) + ")",
                "Plan for authentication=oauth2, which needs a certificate: see keygen.");
    }

    private static String in(LocalDate today, LocalDate then) {
        long days = ChronoUnit.DAYS.between(today, then);
        return days > 0 ? "at the earliest in " + days + " days" : "perhaps out since " + then;
    }
}
