package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.filter.Condition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * What a {@code SearchDateField} asks of a column of UTC times in whole seconds. {@code on} means the day in Pacific
 * time; the forms with {@code not} take in rows without a time. Both are unverified.
 */
final class TimeCriterion {
    private final String column;
    private final SoapSettings settings;

    TimeCriterion(String column, SoapSettings settings) {
        this.column = column;
        this.settings = settings;
    }

    /** The condition of an operator without {@code not}, but {@code empty}. */
    Condition condition(String operator, Instant first, Instant second) throws StatusError {
        Instant from = cut(first);
        return switch (operator) {
            case "after" -> compare(" > ?", floor(from));
            case "onOrBefore" -> compare(" <= ?", floor(from));
            case "onOrAfter" -> compare(" >= ?", ceiling(from));
            case "before" -> compare(" < ?", ceiling(from));
            case "within" -> {
                Instant to = cut(second);
                yield compare(" >= ?", ceiling(from))
                        .and(settings.upperEndIncluded() ? compare(" <= ?", floor(to)) : compare(" < ?", ceiling(to)));
            }
            case "on" -> {
                LocalDate day = from.atZone(SoapTime.PACIFIC).toLocalDate();
                yield compare(" >= ?", midnight(day)).and(compare(" < ?", midnight(day.plusDays(1))));
            }
            default ->
                throw new StatusError("INVALID_SEARCH_OPERATOR", "The operator " + operator + " is not for a date.");
        };
    }

    private Instant cut(Instant bound) {
        return settings.granularity() == SoapSettings.Granularity.MINUTES
                ? bound.truncatedTo(ChronoUnit.MINUTES)
                : bound;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(SoapTime.PACIFIC).toInstant();
    }

    private static Instant floor(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant ceiling(Instant instant) {
        Instant floor = floor(instant);
        return floor.equals(instant) ? floor : floor.plusSeconds(1);
    }

    private Condition compare(String operator, Instant bound) {
        return Condition.of(column + operator, LocalDateTime.ofInstant(bound, ZoneOffset.UTC));
    }
}
