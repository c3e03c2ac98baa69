package io.github.camelnetsuite.tba.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields that a route reads.
 *
 * @param fields in the order of the record's keys
 * @param named those that the route's author named; an account that lacks one of them is an error, not a warning
 */
public record FieldSelection(List<Field> fields, Set<String> named) {

    private static final Pattern CUSTOM = Pattern.compile("cust(entity|record|body|item)[a-z0-9_]*");

    public FieldSelection {
        fields = List.copyOf(fields);
        named = Set.copyOf(named);
    }

    /**
     * Reads the option {@code fields}.
     *
     * @param option empty for the published list; {@code a,b} for exactly those; {@code +a,b} for the published list
     *     and those. Custom fields take a type: {@code custentity_vip:boolean}, one of {@code text} (the default),
     *     {@code boolean}, {@code number}, {@code date}, {@code datetime}, {@code reference}
     * @throws IllegalArgumentException naming the field and what is known instead
     */
    public static FieldSelection parse(RecordType type, String option) {
        Map<String, Field> chosen = new LinkedHashMap<>();
        // A leading '+' of a URI that nobody encoded arrives as a blank.
        boolean adds = option.isBlank() || option.startsWith("+") || option.startsWith(" ");
        if (adds) {
            type.fields().stream()
                    .filter(field -> field.reading() == Field.Reading.PUBLISHED)
                    .forEach(field -> chosen.put(field.name(), field));
        }
        List<String> named = new ArrayList<>();
        boolean onlyId = false;
        for (String item : option.split(",", -1)) {
            String name = item.strip();
            name = name.startsWith("+") ? name.substring(1).strip() : name;
            if (name.isEmpty() || name.equals("id")) {
                onlyId |= name.equals("id"); // which every record has anyway
                continue;
            }
            Field field = field(type, name);
            chosen.put(field.name(), field);
            named.add(field.name());
        }
        if (chosen.isEmpty() && !onlyId) {
            throw new IllegalArgumentException("Option fields names no field: leave it out for the published list");
        }
        return new FieldSelection(List.copyOf(chosen.values()), Set.copyOf(named));
    }

    private static Field field(RecordType type, String item) {
        int colon = item.indexOf(':');
        String name = colon < 0 ? item : item.substring(0, colon);
        if (CUSTOM.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return Field.custom(
                    name.toLowerCase(Locale.ROOT), customType(name, colon < 0 ? "text" : item.substring(colon + 1)));
        }
        Field field = type.field(name)
                .orElseThrow(() -> new IllegalArgumentException("Option fields names '" + name
                        + "', which is no field of "
                        + type + ". Known are: "
                        + String.join(
                                ", ", type.fields().stream().map(Field::name).toList())
                        + ", and custom fields such as custentity_vip:boolean"));
        if (colon >= 0) {
            throw new IllegalArgumentException(
                    "Option fields gives '" + name + "' a type: only custom fields take one, write just " + name);
        }
        return field;
    }

    private static FieldType customType(String name, String type) {
        return switch (type) {
            case "text" -> FieldType.TEXT;
            case "boolean" -> FieldType.BOOLEAN;
            case "number" -> FieldType.NUMBER;
            case "date" -> FieldType.DATE;
            case "datetime" -> FieldType.INSTANT;
            case "reference" -> FieldType.REFERENCE;
            default ->
                throw new IllegalArgumentException("Option fields gives '" + name + "' the type '" + type
                        + "': known are text, boolean, number, date, datetime, reference");
        };
    }

    /** The same selection without one field. */
    public FieldSelection without(Field absent) {
        return new FieldSelection(
                fields.stream().filter(field -> !field.equals(absent)).toList(), named);
    }
}
