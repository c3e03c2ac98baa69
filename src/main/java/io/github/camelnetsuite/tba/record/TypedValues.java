package io.github.camelnetsuite.tba.record;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads a record's values as Java types. */
record TypedValues(NetSuiteRecord values) {

    @Nullable
    String text(String key) {
        Object value = values.get(key);
        return value == null ? null : value.toString();
    }

    @Nullable
    Boolean bool(String key) {
        return (Boolean) values.get(key);
    }

    @Nullable
    Reference reference(String key) {
        return Reference.from(values.get(key));
    }

    @Nullable
    LocalDate date(String key) {
        String text = text(key);
        return text == null ? null : LocalDate.parse(text);
    }

    @Nullable
    Instant instant(String key) {
        String text = text(key);
        return text == null ? null : Instant.parse(text);
    }
}
