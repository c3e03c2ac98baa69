package io.github.camelnetsuite.tba.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Header fields in their order; names compare without regard to case (RFC 9110 section 5.1). Immutable. */
public record HttpFields(List<HttpFields.Field> list) {

    /** One field line. */
    public record Field(String name, String value) {}

    public HttpFields {
        list = List.copyOf(list);
    }

    /** Fields from alternating names and values. */
    public static HttpFields of(String... namesAndValues) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new HttpFields(fields);
    }

    /** The first value of a field. */
    public Optional<String> first(String name) {
        return list.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    /** Every value of a field. */
    public List<String> all(String name) {
        return list.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** These fields with one replaced, or added at the end. */
    public HttpFields with(String name, String value) {
        List<Field> fields = new ArrayList<>(list);
        fields.removeIf(field -> field.name().equalsIgnoreCase(name));
        fields.add(new Field(name, value));
        return new HttpFields(fields);
    }
}
