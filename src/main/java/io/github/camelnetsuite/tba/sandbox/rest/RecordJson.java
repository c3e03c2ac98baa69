package io.github.camelnetsuite.tba.sandbox.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.data.Reference;
import io.github.camelnetsuite.tba.sandbox.data.Sublists;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A record in the shape of NetSuite's REST API: absent values left out, references with links, fields in alphabetical
 * order, instants in UTC.
 */
final class RecordJson {
    private static final Map<String, String> RECORD_NAMES = Map.of(
            "entitystatus",
            "customerStatus",
            "category",
            "customerCategory",
            "terms",
            "term",
            "leadsource",
            "campaign");

    private final String root;
    private final boolean simpleEnums;

    /** References link below {@code root}, which ends in {@code /record/v1/}. */
    RecordJson(String root, boolean simpleEnums) {
        this.root = root;
        this.simpleEnums = simpleEnums;
    }

    ObjectNode record(RecordType type, long id, Map<RecordField, @Nullable Object> values) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        self(record, type.table() + "/" + id);
        TreeMap<String, RecordField> ordered = new TreeMap<>();
        values.keySet().forEach(field -> ordered.put(field.name(), field));
        ordered.forEach((name, field) -> {
            Object value = values.get(field);
            if (value != null) {
                value(record, field, value);
            }
        });
        return record;
    }

    void link(ObjectNode record, RecordType type, long id, String sublist) {
        self(record.putObject(sublist), type.table() + "/" + id + "/" + sublist);
    }

    void addressBook(ObjectNode record, long id, List<Sublists.Address> addresses) {
        ArrayNode items = sublist(record, "customer/" + id + "/addressBook", "addressBook", addresses.size());
        for (Sublists.Address address : addresses) {
            ObjectNode line = items.addObject();
            self(line, "customer/" + id + "/addressBook/" + address.id());
            ObjectNode text = line.putObject("addressBookAddress");
            put(text, "addr1", address.addr1());
            put(text, "addr2", address.addr2());
            put(text, "addr3", address.addr3());
            put(text, "addrPhone", address.addrPhone());
            put(text, "addrText", address.addrText());
            put(text, "addressee", address.addressee());
            put(text, "attention", address.attention());
            put(text, "city", address.city());
            if (address.country() != null) {
                enumeration(text, "country", address.country());
            }
            put(text, "state", address.state());
            put(text, "zip", address.zip());
            line.put("defaultBilling", address.defaultBilling());
            line.put("defaultShipping", address.defaultShipping());
            line.put("id", address.id());
            put(line, "label", address.label());
        }
    }

    void contactRoles(ObjectNode record, long id, List<Sublists.ContactRole> contacts) {
        ArrayNode items = sublist(record, "customer/" + id + "/contactRoles", "contactRoles", contacts.size());
        for (Sublists.ContactRole contact : contacts) {
            ObjectNode line = items.addObject();
            self(
                    line,
                    "customer/" + id + "/contactRoles/contact="
                            + contact.contact().id());
            reference(line, "contact", "contact", contact.contact());
            put(line, "contactName", contact.contact().name());
            put(line, "email", contact.email());
            line.put("giveAccess", false);
            if (contact.primary()) {
                enumeration(line, "role", new Reference("-10", "Primary Contact"));
            }
        }
    }

    private ArrayNode sublist(ObjectNode record, String path, String name, int count) {
        ObjectNode list = record.putObject(name);
        self(list, path);
        ArrayNode items = list.putArray("items");
        list.put("totalResults", count);
        return items;
    }

    private void value(ObjectNode record, RecordField field, Object value) {
        if (value instanceof Boolean flag) {
            record.put(field.name(), flag);
        } else if (value instanceof BigDecimal number) {
            record.put(field.name(), number);
        } else if (value instanceof Reference reference && field.kind() == RecordField.Kind.ENUM) {
            enumeration(record, field.name(), reference);
        } else if (value instanceof Reference reference) {
            reference(record, field.name(), RECORD_NAMES.getOrDefault(field.target(), field.target()), reference);
        } else if (field.kind() == RecordField.Kind.STAGE) {
            String stage = value.toString();
            enumeration(record, field.name(), new Reference(stage.toUpperCase(Locale.ROOT), stage));
        } else {
            record.put(field.name(), value.toString());
        }
    }

    private void reference(ObjectNode record, String name, String target, Reference reference) {
        ObjectNode node = record.putObject(name);
        self(node, target + "/" + reference.id());
        node.put("id", reference.id());
        put(node, "refName", reference.name());
    }

    private void enumeration(ObjectNode record, String name, Reference reference) {
        if (simpleEnums) {
            record.put(name, reference.id());
            return;
        }
        ObjectNode node = record.putObject(name).put("id", reference.id());
        put(node, "refName", reference.name());
    }

    private void self(ObjectNode node, String path) {
        node.putArray("links").addObject().put("rel", "self").put("href", root + path);
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
