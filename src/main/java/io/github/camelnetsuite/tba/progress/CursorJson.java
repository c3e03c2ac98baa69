package io.github.camelnetsuite.tba.progress;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cursor and its name as JSON. Instants are ISO-8601 text, ids and hashes are numbers. The memory has one array a
 * last-modified time, of id and hash by turns:
 *
 * <pre>
 * {"name":"customers","account":"1234567","recordType":"customer","fingerprint":"…","floor":null,
 *  "phase":{"snapshot":{"startedAt":"…","lastId":42}}
 *       or {"tail":{"through":"…","resume":null or {"startedAt":"…","lastModified":"…","id":42}}}
 *       or {"resync":{"askedAt":"…","lastId":42,"records":7,"ids":null or {"wanted":[42,43,…],"missing":[…]}}},
 *  "memory":{"bound":50000,"forgotten":0,"entries":{"2026-01-01T00:00:00Z":[42,-6123456789012345678,…],…}}}
 * </pre>
 */
final class CursorJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CursorJson() {}

    static byte[] encode(String name, Cursor cursor) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeStringField("account", cursor.account());
            json.writeStringField("recordType", cursor.recordType());
            json.writeStringField("fingerprint", cursor.fingerprint());
            Instant floor = cursor.floor();
            json.writeStringField("floor", floor == null ? null : floor.toString());
            json.writeObjectFieldStart("phase");
            writePhase(json, cursor.phase());
            json.writeEndObject();
            json.writeObjectFieldStart("memory");
            writeMemory(json, cursor.memory());
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writePhase(JsonGenerator json, Phase phase) throws IOException {
        if (phase instanceof Phase.Snapshot snapshot) {
            json.writeObjectFieldStart("snapshot");
            json.writeStringField("startedAt", snapshot.startedAt().toString());
            writeId(json, snapshot.lastId());
            json.writeEndObject();
        } else if (phase instanceof Phase.Resync resync) {
            json.writeObjectFieldStart("resync");
            json.writeStringField("askedAt", resync.askedAt().toString());
            writeId(json, resync.lastId());
            json.writeNumberField("records", resync.records());
            Phase.Ids ids = resync.ids();
            if (ids == null) {
                json.writeNullField("ids");
            } else {
                json.writeObjectFieldStart("ids");
                writeIds(json, "wanted", ids.wanted());
                writeIds(json, "missing", ids.missing());
                json.writeEndObject();
            }
            json.writeEndObject();
        } else if (phase instanceof Phase.Tail tail) {
            json.writeObjectFieldStart("tail");
            json.writeStringField("through", tail.through().toString());
            Phase.Resume resume = tail.resume();
            if (resume == null) {
                json.writeNullField("resume");
            } else {
                json.writeObjectFieldStart("resume");
                json.writeStringField("startedAt", resume.startedAt().toString());
                json.writeStringField("lastModified", resume.lastModified().toString());
                json.writeNumberField("id", resume.id());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }

    private static void writeId(JsonGenerator json, @Nullable Long lastId) throws IOException {
        if (lastId == null) {
            json.writeNullField("lastId");
        } else {
            json.writeNumberField("lastId", lastId);
        }
    }

    private static void writeIds(JsonGenerator json, String name, List<Long> ids) throws IOException {
        json.writeArrayFieldStart(name);
        for (Long id : ids) {
            json.writeNumber(id);
        }
        json.writeEndArray();
    }

    private static void writeMemory(JsonGenerator json, OverlapMemory memory) throws IOException {
        json.writeNumberField("bound", memory.bound());
        json.writeNumberField("forgotten", memory.forgotten());
        json.writeObjectFieldStart("entries");
        @Nullable Instant time = null;
        for (OverlapMemory.Entry entry : memory.entries()) {
            if (!entry.lastModified().equals(time)) {
                if (time != null) {
                    json.writeEndArray();
                }
                time = entry.lastModified();
                json.writeArrayFieldStart(time.toString());
            }
            json.writeNumber(entry.id());
            json.writeNumber(entry.hash());
        }
        if (time != null) {
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** @throws CursorFormatException for bytes that are anything else than the cursor of that name */
    static Cursor decode(String name, byte[] bytes) throws CursorFormatException {
        JsonNode json = parse(bytes);
        String stored = text(json, "name");
        if (!stored.equals(name)) {
            throw new CursorFormatException("holds the cursor named '" + stored + "'");
        }
        return new Cursor(
                text(json, "account"),
                text(json, "recordType"),
                text(json, "fingerprint"),
                phase(field(json, "phase")),
                memory(field(json, "memory")),
                field(json, "floor").isNull() ? null : instant(json, "floor"));
    }

    private static JsonNode parse(byte[] bytes) throws CursorFormatException {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new CursorFormatException("is not JSON", e);
        }
    }

    private static Phase phase(JsonNode json) throws CursorFormatException {
        if (json.size() == 1 && json.has("snapshot")) {
            JsonNode snapshot = field(json, "snapshot");
            return new Phase.Snapshot(instant(snapshot, "startedAt"), lastId(snapshot));
        } else if (json.size() == 1 && json.has("resync")) {
            JsonNode resync = field(json, "resync");
            JsonNode ids = field(resync, "ids");
            return new Phase.Resync(
                    instant(resync, "askedAt"),
                    lastId(resync),
                    number(field(resync, "records")),
                    ids.isNull()
                            ? null
                            : new Phase.Ids(ascending(field(ids, "wanted")), ascending(field(ids, "missing"))));
        } else if (json.size() == 1 && json.has("tail")) {
            JsonNode tail = field(json, "tail");
            JsonNode resume = field(tail, "resume");
            return new Phase.Tail(instant(tail, "through"), resume.isNull() ? null : resume(resume));
        }
        throw new CursorFormatException("holds no known phase");
    }

    private static @Nullable Long lastId(JsonNode json) throws CursorFormatException {
        JsonNode lastId = field(json, "lastId");
        return lastId.isNull() ? null : number(lastId);
    }

    private static List<Long> ascending(JsonNode json) throws CursorFormatException {
        if (!json.isArray()) {
            throw new CursorFormatException("has something else where ids belong");
        }
        List<Long> ids = new ArrayList<>(json.size());
        for (JsonNode one : json) {
            long id = number(one);
            if (!ids.isEmpty() && id <= ids.get(ids.size() - 1)) {
                throw new CursorFormatException("has ids that are not in their order");
            }
            ids.add(id);
        }
        return ids;
    }

    private static Phase.Resume resume(JsonNode json) throws CursorFormatException {
        return new Phase.Resume(instant(json, "startedAt"), instant(json, "lastModified"), number(field(json, "id")));
    }

    private static OverlapMemory memory(JsonNode json) throws CursorFormatException {
        long bound = number(field(json, "bound"));
        long forgotten = number(field(json, "forgotten"));
        List<OverlapMemory.Entry> entries = new ArrayList<>();
        JsonNode groups = field(json, "entries");
        if (!groups.isObject()) {
            throw new CursorFormatException("has a memory that is not grouped by time");
        }
        for (Map.Entry<String, JsonNode> group : groups.properties()) {
            Instant time = instant(group.getKey());
            JsonNode pairs = group.getValue();
            if (!pairs.isArray() || pairs.size() % 2 != 0) {
                throw new CursorFormatException("has a memory that is not in pairs");
            }
            for (int i = 0; i < pairs.size(); i += 2) {
                entries.add(new OverlapMemory.Entry(number(pairs.get(i)), number(pairs.get(i + 1)), time));
            }
        }
        if (bound < entries.size() || bound > Integer.MAX_VALUE || forgotten < 0) {
            throw new CursorFormatException("has a memory beyond its bound");
        }
        return OverlapMemory.of((int) bound, forgotten, entries);
    }

    private static JsonNode field(JsonNode json, String name) throws CursorFormatException {
        JsonNode value = json.get(name);
        if (value == null) {
            throw new CursorFormatException("has no field " + name);
        }
        return value;
    }

    private static String text(JsonNode json, String name) throws CursorFormatException {
        JsonNode value = field(json, name);
        if (!value.isTextual()) {
            throw new CursorFormatException("has a field " + name + " that is not text");
        }
        return value.textValue();
    }

    private static long number(JsonNode value) throws CursorFormatException {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new CursorFormatException("has something else where a whole number belongs");
        }
        return value.longValue();
    }

    private static Instant instant(JsonNode json, String name) throws CursorFormatException {
        return instant(text(json, name));
    }

    private static Instant instant(String text) throws CursorFormatException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new CursorFormatException("has something else where an instant belongs", e);
        }
    }
}
