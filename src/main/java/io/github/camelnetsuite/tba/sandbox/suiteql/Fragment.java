package io.github.camelnetsuite.tba.sandbox.suiteql;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * SQL for the database, with what it yields.
 *
 * @param constant the value, where it is known before the database is asked: a String, a BigDecimal, a LocalDateTime
 * @param ordered for text that sorts as a date does: that date
 * @param reference for a bare column that points to another record: where its name is found
 */
record Fragment(
        String sql,
        Kind kind,
        @Nullable Object constant,
        @Nullable Ordered ordered,
        @Nullable Reference reference) {

    /** A date behind its text: {@code sql} yields the date, {@code format} made the text from it. */
    record Ordered(String sql, DateFormatModel format) {
        /** The date that a constant text means, if it is exactly what the format would have made of it. */
        @Nullable
        String dateSql(@Nullable Object constant) {
            if (!(constant instanceof String text)) {
                return null;
            }
            try {
                LocalDateTime date = DateTextReader.read(text, format);
                return format.format(date).equals(text) ? Fragment.date(date).sql() : null;
            } catch (DateTimeException e) {
                return null;
            }
        }
    }

    static final Fragment NULL = of("NULL", Kind.NULL);

    static Fragment of(String sql, Kind kind) {
        return new Fragment(sql, kind, null, null, null);
    }

    /** An empty text is NULL, as in Oracle. */
    static Fragment text(String value) {
        if (value.isEmpty()) {
            return of("CAST(NULL AS VARCHAR)", Kind.TEXT);
        }
        return new Fragment("'" + value.replace("'", "''") + "'", Kind.TEXT, value, null, null);
    }

    static Fragment number(BigDecimal value) {
        String plain = value.toPlainString();
        return new Fragment(value.signum() < 0 ? "(" + plain + ")" : plain, Kind.NUMBER, value, null, null);
    }

    static Fragment date(LocalDateTime value) {
        String sql = "TIMESTAMP '" + value.toLocalDate() + " " + ISO_LOCAL_TIME.format(value) + "'";
        return new Fragment(sql, Kind.DATE, value, null, null);
    }

    /** A known moment; in UTC as all moments are. */
    static Fragment instant(LocalDateTime utc) {
        return of(date(utc).sql(), Kind.INSTANT);
    }

    static Fragment condition(String sql) {
        return of("(" + sql + ")", Kind.CONDITION);
    }

    Fragment orderedAs(Ordered order) {
        return new Fragment(sql, kind, constant, order, reference);
    }

    /** What to sort by: the date itself where the text sorts as the date does, since that may be indexed. */
    String orderSql() {
        return ordered == null ? sql : ordered.sql();
    }
}
