package io.github.camelnetsuite.tba.record;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record together with what otherwise only the headers of its exchange say, for destinations that lose headers. The
 * keys, always all of them:
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code account}<td>NetSuite's account id, as in {@code 1234567_SB1}
 * <tr><td>{@code type}<td>its record type, {@code customer} or {@code contact}
 * <tr><td>{@code id}<td>its internal id, as text
 * <tr><td>{@code change}<td>{@code snapshot}, {@code changed} or {@code deleted}
 * <tr><td>{@code lastModified}<td>when it was last modified or deleted, an ISO instant in UTC; {@code null} for an old
 *     record that has no such time
 * <tr><td>{@code record}<td>the {@link NetSuiteRecord}; of a deleted one its {@code id} only
 * </table>
 *
 * <p>Unmodifiable, serializable, and silent: {@link #toString()} shows no field value, for records end up in logs.
 */
public final class NetSuiteEnvelope extends AbstractMap<String, @Nullable Object> implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final NetSuiteRecord content;
    private final Map<String, @Nullable Object> values;

    private NetSuiteEnvelope(NetSuiteRecord content, Map<String, @Nullable Object> values) {
        this.content = content;
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Puts a record into one.
     *
     * @param change why it comes
     */
    public static NetSuiteEnvelope of(String account, String change, ReadRecord record) {
        Instant time = record.lastModified();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("account", account);
        values.put("type", record.body().type());
        values.put("id", record.body().id());
        values.put("change", change);
        values.put("lastModified", time == null ? null : time.toString());
        values.put("record", record.body());
        return new NetSuiteEnvelope(record.body(), values);
    }

    /** The record in it. */
    public NetSuiteRecord content() {
        return content;
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

    /** Why it comes, type and id only. */
    @Override
    public String toString() {
        return get("change") + " " + content;
    }
}
