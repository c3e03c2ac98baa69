package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.Stage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Enumerations of the schema: an underscore, then a name in camel case. */
final class Enumerations {
    private static final Map<String, Object> SUBSCRIPTIONS =
            Map.of("_softOptIn", 1L, "_softOptOut", 2L, "_confirmedOptIn", 3L, "_confirmedOptOut", 4L);

    private Enumerations() {}

    /** What the database keeps for a value of the field's enumeration. */
    static Optional<Object> stored(RecordField field, String value) {
        if (field.kind() == RecordField.Kind.ENUM) {
            return Optional.ofNullable(SUBSCRIPTIONS.get(value));
        }
        return Arrays.stream(Stage.values())
                .filter(stage -> named(stage.label()).equals(value))
                .<Object>map(Stage::label)
                .findFirst();
    }

    /** The value of a name such as {@code Soft Opt-In} or {@code United States}. */
    static String named(String name) {
        String words = Arrays.stream(name.split("[^A-Za-z]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return "_" + words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
