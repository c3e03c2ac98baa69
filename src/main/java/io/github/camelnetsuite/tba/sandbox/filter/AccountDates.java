package io.github.camelnetsuite.tba.sandbox.filter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * Date literals of a {@code q} in the account's date format, never ISO. A bare date is midnight in the account's zone;
 * a time of day as in {@code 8/5/2026 3:39 am} is taken too (accounts differ in that).
 */
public record AccountDates(String format, ZoneId zone) {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("h:mm a")
            .toFormatter(Locale.US);

    /** From {@code start}, inclusive, to {@code end}, exclusive: the day or the minute of a literal. */
    record Span(LocalDate date, LocalDateTime start, LocalDateTime end) {}

    Span parse(String text) throws FilterException {
        int blank = text.indexOf(' ');
        try {
            LocalDate date = LocalDate.parse(
                    blank < 0 ? text : text.substring(0, blank), DateTimeFormatter.ofPattern(format, Locale.US));
            if (blank < 0) {
                return new Span(
                        date, utc(date.atStartOfDay()), utc(date.plusDays(1).atStartOfDay()));
            }
            LocalDateTime minute = date.atTime(LocalTime.parse(text.substring(blank + 1), TIME));
            return new Span(date, utc(minute), utc(minute.plusMinutes(1)));
        } catch (DateTimeParseException notInFormat) {
            throw FilterException.date(text, format, zone.getId());
        }
    }

    private LocalDateTime utc(LocalDateTime local) {
        return local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
}
