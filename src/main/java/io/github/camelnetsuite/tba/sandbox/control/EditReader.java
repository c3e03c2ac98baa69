package io.github.camelnetsuite.tba.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.sandbox.data.EditOrder;
import io.github.camelnetsuite.tba.sandbox.data.FieldValue;
import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.data.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads edits from their JSON; the fields are described at {@link ControlApi}. */
final class EditReader {
    private static final Set<String> KNOWN = Set.of(
            "type",
            "creates",
            "updates",
            "deletes",
            "merges",
            "logged",
            "stage",
            "seed",
            "sameSecond",
            "commitDelay",
            "ids",
            "set",
            "clear",
            "attach",
            "detach");

    private EditReader() {}

    /** The order, or an {@link IllegalArgumentException} that names what is wrong. */
    static EditOrder read(JsonNode json) {
        json.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("An edit has no field " + name);
            }
        });
        String name = json.path("type").asText("");
        RecordType type = RecordType.named(name)
                .orElseThrow(() -> new IllegalArgumentException("type must be customer or contact"));
        List<Long> ids = new ArrayList<>();
        json.path("ids").forEach(id -> ids.add(Long.valueOf(id.asText())));
        return new EditOrder(
                type,
                json.path("creates").asInt(0),
                json.path("updates").asInt(0),
                json.path("deletes").asInt(0),
                json.path("merges").asInt(0),
                json.path("logged").asBoolean(true),
                Stage.named(json.path("stage").asText("customer")).orElse(null),
                json.has("seed") ? OptionalLong.of(json.get("seed").asLong()) : OptionalLong.empty(),
                json.path("sameSecond").asBoolean(false),
                Duration.ofSeconds(json.path("commitDelay").asLong(0)),
                ids,
                set(type, json.path("set")),
                clear(type, json.path("clear")),
                ties(json.path("attach")),
                ties(json.path("detach")),
                json.path("attach").asInt(0),
                json.path("detach").asInt(0));
    }

    private static Map<String, @Nullable Object> set(RecordType type, JsonNode json) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        json.properties().forEach(entry -> {
            JsonNode value = entry.getValue().has("id") ? entry.getValue().get("id") : entry.getValue();
            columns.putAll(FieldValue.columns(field(type, entry.getKey()), value.isNull() ? null : value.asText()));
        });
        return columns;
    }

    private static List<String> clear(RecordType type, JsonNode json) {
        List<String> columns = new ArrayList<>();
        json.forEach(name -> columns.addAll(
                FieldValue.columns(field(type, name.asText()), null).keySet()));
        return columns;
    }

    private static RecordField field(RecordType type, String name) {
        return type.field(name).orElseThrow(() -> new IllegalArgumentException(type.table() + " has no field " + name));
    }

    private static List<EditOrder.Attachment> ties(JsonNode json) {
        List<EditOrder.Attachment> ties = new ArrayList<>();
        json.forEach(tie -> ties.add(new EditOrder.Attachment(
                tie.path("contact").asLong(), tie.path("company").asLong())));
        return ties;
    }
}
