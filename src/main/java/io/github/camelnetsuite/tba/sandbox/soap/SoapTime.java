package io.github.camelnetsuite.tba.sandbox.soap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as SOAP has them: in US Pacific, whatever the account's zone (Oracle help, section_1521451348). */
final class SoapTime {
    static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    /** {@code xsd:dateTime}: seconds are required, a zone is not. */
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)(Z|[+-]\\d\\d:\\d\\d)?");

    private SoapTime() {}

    /** With milliseconds and the offset that Pacific time had at that moment. */
    static String text(Instant instant) {
        return FORMAT.format(instant.atZone(PACIFIC));
    }

    /** A date without time: its first moment in the user's zone, shown in Pacific time. */
    static String text(LocalDate date, ZoneId userZone) {
        return text(date.atStartOfDay(userZone).toInstant());
    }

    /**
     * What an {@code xsd:dateTime} means; without a zone it is Pacific time. In the hour that autumn repeats the earlier
     * moment, in the one that spring leaves out the moment an hour later: unverified.
     */
    static Optional<Instant> parse(String text) {
        Matcher matcher = DATE_TIME.matcher(text.strip());
        try {
            if (!matcher.matches()) {
                return Optional.empty();
            }
            return Optional.of(
                    matcher.group(2) == null
                            ? LocalDateTime.parse(matcher.group(1))
                                    .atZone(PACIFIC)
                                    .toInstant()
                            : OffsetDateTime.parse(matcher.group()).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
