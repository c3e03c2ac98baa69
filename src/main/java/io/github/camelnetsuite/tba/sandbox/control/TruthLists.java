package io.github.camelnetsuite.tba.sandbox.control;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.data.Reference;
import io.github.camelnetsuite.tba.sandbox.data.Sublists;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what hangs on a record, nulls said: {@code addressBook} of a customer in the shape of NetSuite's REST API without
 * links; {@code companies} of a contact in the shape that {@code contactRoles} of a customer have there, seen from the
 * contact: {@code {"items":[{"company","role"}]}}.
 */
final class TruthLists {
    private final Sublists sublists;
    private final JsonGenerator json;

    TruthLists(Sublists sublists, JsonGenerator json) {
        this.sublists = sublists;
        this.json = json;
    }

    void write(RecordType type, long id, List<String> names) throws IOException {
        try {
            if (type == RecordType.CUSTOMER && names.contains("addressBook")) {
                json.writeObjectFieldStart("addressBook");
                json.writeArrayFieldStart("items");
                for (Sublists.Address address : sublists.addresses(id)) {
                    line(address);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            if (type == RecordType.CONTACT && names.contains("companies")) {
                json.writeObjectFieldStart("companies");
                json.writeArrayFieldStart("items");
                for (Sublists.CompanyTie tie : sublists.companies(id)) {
                    json.writeStartObject();
                    json.writeFieldName("company");
                    reference(tie.company());
                    json.writeFieldName("role");
                    reference(tie.primary() ? new Reference("-10", "Primary Contact") : null);
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    private void line(Sublists.Address address) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", address.id());
        text("label", address.label());
        json.writeBooleanField("defaultBilling", address.defaultBilling());
        json.writeBooleanField("defaultShipping", address.defaultShipping());
        json.writeObjectFieldStart("addressBookAddress");
        text("addressee", address.addressee());
        text("attention", address.attention());
        text("addrPhone", address.addrPhone());
        text("addr1", address.addr1());
        text("addr2", address.addr2());
        text("addr3", address.addr3());
        text("city", address.city());
        text("state", address.state());
        text("zip", address.zip());
        json.writeFieldName("country");
        reference(address.country());
        text("addrText", address.addrText());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void reference(@Nullable Reference reference) throws IOException {
        if (reference == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("id", reference.id());
        text("refName", reference.name());
        json.writeEndObject();
    }

    private void text(String name, @Nullable String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }
}
