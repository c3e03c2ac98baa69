package io.github.camelnetsuite.tba.sandbox.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a field's value in the shape of NetSuite's REST API into what the database keeps. */
public final class FieldValue {
    private FieldValue() {}

    /**
     * Columns and values for a field given as text.
     *
     * @param text the value as text; of a reference its id; null to empty the field
     * @throws IllegalArgumentException when the text does not fit the field, with a message that names the field
     */
    public static Map<String, @Nullable Object> columns(RecordField field, @Nullable String text) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        if (field.kind() == RecordField.Kind.ID) {
            throw new IllegalArgumentException("The field id cannot be set");
        }
        try {
            columns.put(field.column(), text == null ? null : value(field, text));
            if (field.kind() == RecordField.Kind.STAGE) {
                columns.put("stage", text == null ? null : stage(text).name());
            }
            return columns;
        } catch (NumberFormatException | DateTimeParseException wrong) {
            throw new IllegalArgumentException("The value does not fit the field " + field.name(), wrong);
        }
    }

    private static Object value(RecordField field, String text) {
        return switch (field.kind()) {
            case TEXT -> text;
            case BOOLEAN -> Boolean.parseBoolean(text) ? "T" : "F";
            case NUMBER -> new BigDecimal(text);
            case INTEGER, ID, LIST, ENUM, RECORD -> Long.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case INSTANT -> Row.utc(Instant.parse(text));
            case STAGE -> stage(text).label();
        };
    }

    private static Stage stage(String text) {
        return Stage.named(text)
                .orElseThrow(() -> new IllegalArgumentException("The value does not fit the field stage"));
    }
}
