package io.github.camelnetsuite.tba.sandbox.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpFields;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import java.util.Optional;

/**
 * {@code GET /services/rest/record/v1/metadata-catalog[/{type}]} as JSON Schema (Oracle help, section_1545129726):
 * {@code nullable}, {@code x-ns-custom-field}, and the list {@code x-ns-filterable} of fields that {@code q} may name.
 */
final class MetadataCatalog {
    static final String ROOT = RecordService.ROOT + "metadata-catalog";

    private final SandboxSettings settings;
    private final Answers answers;

    MetadataCatalog(SandboxSettings settings, Answers answers) {
        this.settings = settings;
        this.answers = answers;
    }

    HttpAnswer answer(HttpRequest request, Caller caller) throws Refusal {
        String rest = request.path().substring(ROOT.length());
        if (rest.isEmpty()) {
            return index(request);
        }
        Optional<RecordType> type = RecordType.named(rest.substring(1));
        if (!rest.startsWith("/") || type.isEmpty()) {
            throw Refusal.of(404, "NONEXISTENT_RECORD_TYPE", "Record type '" + rest.substring(1) + "' does not exist.");
        }
        HttpAnswer answer = answers.singular(schema(type.get(), caller));
        return answer.with(answer.fields().with("Content-Type", "application/schema+json; charset=UTF-8"));
    }

    private HttpAnswer index(HttpRequest request) {
        ObjectNode index = answers.object();
        ArrayNode items = index.putArray("items");
        for (RecordType type : RecordType.values()) {
            ObjectNode item = items.addObject().put("name", type.table());
            ObjectNode link = item.putArray("links").addObject();
            link.put("rel", "canonical");
            link.put("href", "http://" + request.field("Host").orElse("") + ROOT + "/" + type.table());
            link.put("mediaType", "application/json");
        }
        HttpAnswer answer = answers.singular(index);
        return answer.with(HttpFields.of("Content-Type", "application/json; charset=UTF-8"));
    }

    private ObjectNode schema(RecordType type, Caller caller) {
        ObjectNode schema = answers.object();
        schema.put("$schema", "http://json-schema.org/draft-06/hyper-schema#");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode filterable = schema.putArray("x-ns-filterable");
        for (RecordField field : type.allFields()) {
            if (!settings.has(type, field, caller.conditions())) {
                continue;
            }
            property(properties.putObject(field.name()), field);
            filterable.add(field.name());
        }
        return schema;
    }

    private static void property(ObjectNode property, RecordField field) {
        property.put("title", field.name());
        switch (field.kind()) {
            case TEXT, ID -> property.put("type", "string");
            case BOOLEAN -> property.put("type", "boolean");
            case INTEGER -> property.put("type", "integer").put("format", "int64");
            case NUMBER -> property.put("type", "number").put("format", "double");
            case DATE -> property.put("type", "string").put("format", "date");
            case INSTANT -> property.put("type", "string").put("format", "date-time");
            case STAGE, ENUM, LIST, RECORD -> {
                property.put("type", "object");
                ObjectNode parts = property.putObject("properties");
                parts.putObject("id").put("type", "string");
                parts.putObject("refName").put("type", "string");
            }
        }
        property.put("nullable", field.kind() != RecordField.Kind.ID);
        if (field.custom()) {
            property.put("x-ns-custom-field", true);
        }
    }
}
