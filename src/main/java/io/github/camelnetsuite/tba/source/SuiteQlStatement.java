package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.FieldType;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of every statement that is sent, all of them in the golden file beside the test.
 *
 * <p>Paging is by key, never by offset: a row that is inserted or moved meanwhile shifts no other row out of sight. The
 * time of the last change is one and the same expression where it is selected, compared and ordered by: exact UTC
 * text, since a bare column gives a date without time in the user's format, and a comparison with {@code TO_DATE} is in
 * a time zone that nobody can look up. Such text can use no index, so a plain comparison with two days' margin, more
 * than any zone can shift, stands beside it.
 *
 * @param type the record type, which is also the table
 * @param selection the fields
 * @param stageColumn which of its two spellings the account has
 * @param stage which customers
 * @param filter the author's own condition, empty for none
 */
record SuiteQlStatement(RecordType type, FieldSelection selection, String stageColumn, Stage stage, String filter) {

    static final String ID = "id";
    static final String LAST_MODIFIED = "lastmodifieddate";
    static final String NAME_SUFFIX = "_name";

    private static final String UTC_FORMAT = "'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'";
    private static final Duration ANY_ZONE = Duration.ofDays(2);
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Whether a condition or the order needs this column, so that it can't be left out. */
    boolean isBoundTo(String column) {
        return column.equalsIgnoreCase(ID)
                || column.equalsIgnoreCase(LAST_MODIFIED)
                || Pattern.compile("\\b" + Pattern.quote(column) + "\\b", Pattern.CASE_INSENSITIVE)
                        .matcher(filter)
                        .find();
    }

    /** The page after this position. */
    String after(Position position) {
        List<String> conditions = new ArrayList<>();
        String stageCondition = stageCondition();
        if (stageCondition != null) {
            conditions.add(stageCondition);
        }
        String order;
        if (position instanceof Position.ByTime byTime) {
            conditions.add(notBefore(byTime.from()));
            conditions.add(afterTime(byTime));
            order = utc(LAST_MODIFIED) + ", " + column(ID);
        } else {
            Position.ById byId = (Position.ById) position;
            if (byId.floor() != null) {
                conditions.add(notBefore(byId.floor()));
                conditions.add(utc(LAST_MODIFIED) + " >= '" + byId.floor() + "'");
            }
            if (byId.after() != null) {
                conditions.add(column(ID) + " > " + byId.after());
            }
            order = column(ID);
        }
        if (!filter.isEmpty()) {
            conditions.add("(" + filter + ")");
        }
        return "SELECT " + String.join(", ", columns()) + " FROM " + type.spelling()
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + " ORDER BY " + order;
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        columns.add(column(ID) + " AS " + ID);
        columns.add(utc(LAST_MODIFIED) + " AS " + LAST_MODIFIED);
        for (Field field : selection.fields()) {
            if (field.column().equals(LAST_MODIFIED)) {
                continue;
            }
            List<String> expressions = selected(field);
            columns.add(expressions.get(0) + " AS " + field.column());
            if (expressions.size() > 1) {
                columns.add(expressions.get(1) + " AS " + field.column() + NAME_SUFFIX);
            }
        }
        return columns;
    }

    /** What a field is read from: its value and, of a reference, its name. */
    List<String> selected(Field field) {
        String name = field.type() == FieldType.STAGE ? stageColumn : field.column();
        String value = expression(field.type(), name);
        return field.type() == FieldType.REFERENCE
                ? List.of(value, "BUILTIN.DF(" + column(name) + ")")
                : List.of(value);
    }

    private String expression(FieldType type, String name) {
        return switch (type) {
            case TEXT, BOOLEAN, NUMBER, REFERENCE, STAGE -> column(name);
            case DATE -> "TO_CHAR(" + column(name) + ", 'YYYY-MM-DD')";
            case INSTANT -> utc(name);
        };
    }

    private @Nullable String stageCondition() {
        // Two spellings of the value are in the wild as well: 'Customer' and 'CUSTOMER'.
        return type != RecordType.CUSTOMER || stage == Stage.ALL
                ? null
                : "UPPER(" + column(stageColumn) + ") = '" + stage + "'";
    }

    private String afterTime(Position.ByTime position) {
        String from = "'" + position.from() + "'";
        return position.after() == null
                ? utc(LAST_MODIFIED) + " >= " + from
                : "(" + utc(LAST_MODIFIED) + " > " + from + " OR (" + utc(LAST_MODIFIED) + " = " + from + " AND "
                        + column(ID) + " > " + position.after() + "))";
    }

    private String notBefore(Instant instant) {
        return column(LAST_MODIFIED) + " >= TO_DATE('" + PLAIN.format(instant.minus(ANY_ZONE))
                + "', 'YYYY-MM-DD HH24:MI:SS')";
    }

    private String utc(String name) {
        return "TO_CHAR(SYS_EXTRACT_UTC(" + column(name) + "), " + UTC_FORMAT + ")";
    }

    private String column(String name) {
        return type.spelling() + "." + name;
    }
}
