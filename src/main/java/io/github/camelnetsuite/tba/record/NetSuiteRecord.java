package io.github.camelnetsuite.tba.record;

import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One customer or contact, keyed and shaped as NetSuite's REST record API does it, whatever way it was read.
 *
 * <p>Every requested field is present. {@code null} means that NetSuite holds no value; a missing key means that the
 * field was not asked for, or that this account does not have it. {@link FieldType} says the Java shape of a value.
 * Unmodifiable, serializable, and silent: {@link #toString()} shows no field value, for records end up in logs.
 */
public final class NetSuiteRecord extends AbstractMap<String, @Nullable Object> implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String type;
    private final Map<String, @Nullable Object> values;

    private NetSuiteRecord(String type, Map<String, @Nullable Object> values) {
        this.type = type;
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * A record of these values, in this order.
     *
     * @param values must hold {@code id}; nested maps and lists must not be changed afterwards
     */
    public static NetSuiteRecord of(RecordType type, Map<String, ? extends @Nullable Object> values) {
        if (!(values.get("id") instanceof String)) {
            throw new IllegalArgumentException("A record needs a text under 'id'");
        }
        return new NetSuiteRecord(type.spelling(), new LinkedHashMap<>(values));
    }

    /** The same record with one more, or one other, value. */
    public NetSuiteRecord with(String key, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
        copy.put(key, value);
        return new NetSuiteRecord(type, copy);
    }

    /** NetSuite's record type, {@code customer} or {@code contact}. */
    public String type() {
        return type;
    }

    /** NetSuite's internal id, as text: {@code 12345}. */
    public String id() {
        return String.valueOf(values.get("id"));
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return values.entrySet();
    }

    @Override
    public @Nullable Object get(Object key) {
        return values.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return values.containsKey(key);
    }

    /** Type and id only. */
    @Override
    public String toString() {
        return type + " " + id();
    }
}
