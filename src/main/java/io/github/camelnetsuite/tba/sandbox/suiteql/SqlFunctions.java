package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the database calls for functions that H2 has not, or has differently from Oracle. Public only because H2 calls
 * it by reflection. A NULL argument gives NULL.
 */
public final class SqlFunctions {
    private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);
    /** Oracle's NUMBER keeps up to 40 digits. */
    private static final MathContext DIGITS = new MathContext(40, RoundingMode.HALF_UP);

    private SqlFunctions() {}

    /** All of them depend on nothing but their arguments, so that H2 may compute one with constants beforehand. */
    static List<String> createStatements() {
        return Stream.of(
                        "local",
                        "utc",
                        "toChar",
                        "toDate",
                        "trunc",
                        "plusDays",
                        "days",
                        "addMonths",
                        "lastDay",
                        "dateText",
                        "div",
                        "mod",
                        "power",
                        "text",
                        "number",
                        "substr",
                        "instr")
                .map(name -> "CREATE ALIAS NS_" + name.toUpperCase(Locale.ROOT) + " DETERMINISTIC FOR '"
                        + SqlFunctions.class.getName() + "." + name + "'")
                .toList();
    }

    /** A moment in UTC as the clock on the wall shows it. */
    public static @Nullable LocalDateTime local(@Nullable LocalDateTime utc, String zone) {
        return utc == null
                ? null
                : utc.atOffset(ZoneOffset.UTC)
                        .atZoneSameInstant(ZoneId.of(zone))
                        .toLocalDateTime();
    }

    /**
     * What the clock on the wall shows, in UTC. The hour that autumn repeats is the first of the two; a time that
     * spring leaves out is moved forward by what was left out. NetSuite documents neither.
     */
    public static @Nullable LocalDateTime utc(@Nullable LocalDateTime local, String zone) {
        return local == null
                ? null
                : local.atZone(ZoneId.of(zone))
                        .withZoneSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime();
    }

    public static @Nullable String toChar(@Nullable LocalDateTime date, @Nullable String format) {
        return date == null || format == null
                ? null
                : DateFormatModel.of(format).format(date);
    }

    public static @Nullable LocalDateTime toDate(@Nullable String text, @Nullable String format) {
        return text == null || format == null ? null : DateTextReader.read(text, DateFormatModel.of(format));
    }

    public static @Nullable LocalDateTime trunc(@Nullable LocalDateTime date, String unit) {
        if (date == null) {
            return null;
        }
        LocalDateTime day = date.truncatedTo(ChronoUnit.DAYS);
        return switch (unit.toUpperCase(Locale.ROOT)) {
            case "DD", "DDD", "J" -> day;
            case "MM", "MON", "MONTH" -> day.withDayOfMonth(1);
            case "Q" -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case "YYYY", "YEAR", "YY" -> day.withDayOfYear(1);
            case "HH", "HH24" -> date.truncatedTo(ChronoUnit.HOURS);
            case "MI" -> date.truncatedTo(ChronoUnit.MINUTES);
            default -> throw new IllegalArgumentException("TRUNC to an unknown unit.");
        };
    }

    /** Rounded to the second, as Oracle's DATE. */
    public static @Nullable LocalDateTime plusDays(@Nullable LocalDateTime date, @Nullable BigDecimal days) {
        return date == null || days == null
                ? null
                : date.plusSeconds(days.multiply(DAY_SECONDS)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /** Days and fractions of days from {@code from} to {@code to}. */
    public static @Nullable BigDecimal days(@Nullable LocalDateTime to, @Nullable LocalDateTime from) {
        return to == null || from == null
                ? null
                : BigDecimal.valueOf(Duration.between(from, to).toSeconds()).divide(DAY_SECONDS, DIGITS);
    }

    /** The last day of a month stays the last day of a month. */
    public static @Nullable LocalDateTime addMonths(@Nullable LocalDateTime date, @Nullable BigDecimal months) {
        if (date == null || months == null) {
            return null;
        }
        LocalDateTime moved = date.plusMonths(months.longValue());
        boolean last = date.plusDays(1).getDayOfMonth() == 1;
        return last ? moved.with(TemporalAdjusters.lastDayOfMonth()) : moved;
    }

    public static @Nullable LocalDateTime lastDay(@Nullable LocalDateTime date) {
        return date == null ? null : date.with(TemporalAdjusters.lastDayOfMonth());
    }

    /** A date as text where no format is given: the session's, without the time. */
    public static @Nullable String dateText(@Nullable LocalDateTime date, String pattern) {
        return date == null
                ? null
                : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(date);
    }

    public static @Nullable BigDecimal div(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.divide(b, DIGITS);
    }

    /** Oracle: the remainder of a division by zero is the dividend. */
    public static @Nullable BigDecimal mod(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null || b == null) {
            return null;
        }
        return b.signum() == 0 ? a : a.remainder(b);
    }

    public static @Nullable BigDecimal power(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : new BigDecimal(Math.pow(a.doubleValue(), b.doubleValue()), DIGITS);
    }

    /** A number as Oracle writes it: no trailing zeros, no zero before the point. */
    public static @Nullable String text(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        String plain = number.stripTrailingZeros().toPlainString();
        if (plain.startsWith("0.")) {
            return plain.substring(1);
        }
        return plain.startsWith("-0.") ? "-" + plain.substring(2) : plain;
    }

    public static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text.strip());
    }

    /** {@code from} counts from 1, or from the end if negative; 0 is taken for 1. */
    public static @Nullable String substr(@Nullable String text, @Nullable Integer from, @Nullable Integer length) {
        if (text == null || from == null || length == null || length < 1) {
            return null;
        }
        int start = from < 0 ? text.length() + from : Math.max(0, from - 1);
        if (start < 0 || start >= text.length()) {
            return null;
        }
        return text.substring(start, (int) Math.min(text.length(), (long) start + length));
    }

    /** Where {@code part} begins for the {@code nth} time, from {@code from} on, counting from 1; 0 if nowhere. */
    public static @Nullable Integer instr(
            @Nullable String text, @Nullable String part, @Nullable Integer from, @Nullable Integer nth) {
        if (text == null || part == null || from == null || nth == null) {
            return null;
        }
        if (nth < 1) {
            throw new IllegalArgumentException("INSTR of an occurrence before the first.");
        }
        int step = from < 0 ? -1 : 1;
        int at = from < 0 ? text.length() + from : from - 1;
        int left = nth;
        for (; from != 0 && at >= 0 && at < text.length(); at += step) {
            if (text.startsWith(part, at) && --left == 0) {
                return at + 1;
            }
        }
        return 0;
    }
}
