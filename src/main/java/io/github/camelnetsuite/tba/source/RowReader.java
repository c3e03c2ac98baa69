package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.FieldType;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a SuiteQL row into a record; a value that is not of its type makes the page malformed. */
record RowReader(RecordType type, List<Field> fields) {

    ReadRecord read(Map<String, String> row) {
        long number = internalId(row.getOrDefault(SuiteQlStatement.ID, ""));
        String id = Long.toString(number);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", id);
        for (Field field : fields) {
            values.put(field.name(), value(field, row, id));
        }
        String modified = row.get(SuiteQlStatement.LAST_MODIFIED);
        return new ReadRecord(
                number,
                modified == null ? null : instant(modified, "lastModifiedDate", id),
                NetSuiteRecord.of(type, values));
    }

    private @Nullable Object value(Field field, Map<String, String> row, String id) {
        String text = row.get(field.column());
        if (text == null || text.isEmpty()) {
            return null;
        }
        return switch (field.type()) {
            case TEXT -> text;
            case STAGE -> text.toLowerCase(Locale.ROOT);
            case BOOLEAN -> bool(text, field.name(), id);
            case NUMBER -> number(text, field.name(), id);
            case DATE -> date(text, field.name(), id).toString();
            case INSTANT -> instant(text, field.name(), id).toString();
            case REFERENCE -> reference(text, row.get(field.column() + SuiteQlStatement.NAME_SUFFIX));
        };
    }

    /** A reference as NetSuite's REST API shapes it. */
    static Map<String, @Nullable String> reference(String id, @Nullable String name) {
        Map<String, @Nullable String> reference = new LinkedHashMap<>();
        reference.put("id", id);
        reference.put("refName", name);
        return Collections.unmodifiableMap(reference);
    }

    private long internalId(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new MalformedAnswerException("A row of " + type + " has no id that is a whole number");
        }
    }

    private Boolean bool(String text, String field, String id) {
        return switch (text) {
            case "T" -> true;
            case "F" -> false;
            default -> throw unusable(FieldType.BOOLEAN, field, id);
        };
    }

    private BigDecimal number(String text, String field, String id) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw unusable(FieldType.NUMBER, field, id);
        }
    }

    private LocalDate date(String text, String field, String id) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw unusable(FieldType.DATE, field, id);
        }
    }

    private Instant instant(String text, String field, String id) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw unusable(FieldType.INSTANT, field, id);
        }
    }

    // The value itself is somebody's data and stays out.
    private MalformedAnswerException unusable(FieldType wanted, String field, String id) {
        return new MalformedAnswerException("Field " + field + " of " + type + " " + id + " is no "
                + wanted.name().toLowerCase(Locale.ROOT)
                + "; if it is a custom field, give it its type in option fields");
    }
}
