package io.github.camelnetsuite.tba.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pointer to another record or list value.
 *
 * @param id its internal id
 * @param refName its name as it stood when the record was read
 */
public record Reference(String id, @Nullable String refName) {

    static @Nullable Reference from(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return null;
        }
        Object name = map.get("refName");
        return new Reference(String.valueOf(map.get("id")), name == null ? null : name.toString());
    }

    /** The id only: names are data. */
    @Override
    public String toString() {
        return id;
    }
}
