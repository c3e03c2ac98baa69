package io.github.camelnetsuite.tba.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Every state that the records of one type ever had, and which of them were deleted. Thread-safe. */
final class Ledger {

    private final Map<Long, Known> records = new ConcurrentHashMap<>();

    private final Set<Long> deleted = ConcurrentHashMap.newKeySet();

    /** A record that exists or existed: what of it never changes, 0 when only its edits are known; its times. */
    private record Known(long rest, Map<Long, String> times) {}

    /** A record that was there before all edits. */
    void original(State state) {
        Map<Long, String> times = new ConcurrentHashMap<>();
        times.put(state.revision(), state.lastModified());
        records.put(state.id(), new Known(state.rest(), times));
    }

    /** An edit that gave its record this revision and this time; a first one creates the record. */
    void edited(JsonNode touched, long revision) {
        records.computeIfAbsent(touched.path("id").asLong(), id -> new Known(0, new ConcurrentHashMap<>()))
                .times()
                .put(revision, touched.path("lastModifiedDate").asText());
    }

    /** An edit that ended its record. */
    void deleted(long id) {
        deleted.add(id);
    }

    /** Whether the record was ever deleted. */
    boolean hasDeletionOf(long id) {
        return deleted.contains(id);
    }

    /** The revisions that the record ever had, and when. */
    String history(long id) {
        Known known = records.get(id);
        return known == null ? "none" : new TreeMap<>(known.times()).toString();
    }

    boolean has(State state) {
        Known known = records.get(state.id());
        return known != null
                && (known.rest() == 0 || known.rest() == state.rest())
                && state.lastModified().equals(known.times().get(state.revision()));
    }
}
