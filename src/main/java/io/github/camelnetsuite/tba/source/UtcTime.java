package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.record.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A column that holds an instant, in SuiteQL. It is one and the same expression where it is selected, compared and
 * ordered by: exact UTC text, since a bare column gives a date without time in the user's format, and a comparison with
 * {@code TO_DATE} is in a time zone that nobody can look up. Such text can use no index, so a plain comparison with two
 * days' margin, more than any zone can shift, stands beside it.
 *
 * @param column with its table
 */
record UtcTime(String column) {

    private static final String FORMAT = "'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'";
    private static final Duration ANY_ZONE = Duration.ofDays(2);
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Its exact text. */
    String text() {
        return "TO_CHAR(SYS_EXTRACT_UTC(" + column + "), " + FORMAT + ")";
    }

    /** True of all that are not earlier, and of a few that are. */
    String aboutNotBefore(Instant instant) {
        return column + " >= TO_DATE('" + PLAIN.format(instant.minus(ANY_ZONE)) + "', 'YYYY-MM-DD HH24:MI:SS')";
    }

    /** True of what comes after this position in the order of this column and that of the ids. */
    String isAfter(Position.ByTime position, String idColumn) {
        String from = "'" + position.from() + "'";
        return position.after() == null
                ? text() + " >= " + from
                : "(" + text() + " > " + from + " OR (" + text() + " = " + from + " AND " + idColumn + " > "
                        + position.after() + "))";
    }
}
