package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.FieldType;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of every statement that is sent, all of them in the golden file beside the test.
 *
 * <p>Paging is by key, never by offset: a row that is inserted or moved meanwhile shifts no other row out of sight. Times
 * are compared as {@link UtcTime} says.
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
    static final String COUNT = "rows_found";

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
        return "SELECT " + String.join(", ", columns()) + from(position) + " ORDER BY " + order(position);
    }

    /** How many rows there are after this position. */
    String count(Position position) {
        return "SELECT COUNT(*) AS " + COUNT + from(position);
    }

    /** Any row at all, whatever the route reads. */
    String anything() {
        return "SELECT " + column(ID) + " AS " + ID + " FROM " + type.spelling();
    }

    private String order(Position position) {
        return position instanceof Position.ByTime ? time(LAST_MODIFIED).text() + ", " + column(ID) : column(ID);
    }

    private String from(Position position) {
        List<String> conditions = new ArrayList<>();
        String stageCondition = stageCondition();
        if (stageCondition != null) {
            conditions.add(stageCondition);
        }
        UtcTime modified = time(LAST_MODIFIED);
        if (position instanceof Position.ByTime byTime) {
            conditions.add(modified.aboutNotBefore(byTime.from()));
            conditions.add(modified.isAfter(byTime, column(ID)));
        } else if (position instanceof Position.OfIds named) {
            conditions.add(column(ID) + " IN ("
                    + named.ids().stream().map(id -> Long.toString(id)).collect(Collectors.joining(", ")) + ")");
        } else {
            Position.ById byId = (Position.ById) position;
            if (byId.floor() != null) {
                conditions.add(modified.aboutNotBefore(byId.floor()));
                conditions.add(modified.text() + " >= '" + byId.floor() + "'");
            }
            if (byId.after() != null) {
                conditions.add(column(ID) + " > " + byId.after());
            }
        }
        if (!filter.isEmpty()) {
            conditions.add("(" + filter + ")");
        }
        return " FROM " + type.spelling() + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        columns.add(column(ID) + " AS " + ID);
        columns.add(time(LAST_MODIFIED).text() + " AS " + LAST_MODIFIED);
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
            case INSTANT -> time(name).text();
        };
    }

    private @Nullable String stageCondition() {
        // Two spellings of the value are in the wild as well: 'Customer' and 'CUSTOMER'.
        return type != RecordType.CUSTOMER || stage == Stage.ALL
                ? null
                : "UPPER(" + column(stageColumn) + ") = '" + stage + "'";
    }

    private UtcTime time(String name) {
        return new UtcTime(column(name));
    }

    private String column(String name) {
        return type.spelling() + "." + name;
    }
}
