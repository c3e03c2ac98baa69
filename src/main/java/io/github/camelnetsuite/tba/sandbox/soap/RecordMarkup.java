package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.data.Reference;
import io.github.camelnetsuite.tba.sandbox.data.Sublists;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as the schema has them: its order of elements, absent values left out. Numbers are doubles as Java
 * prints them ({@code 1000.0}, {@code 1.0E10}), since the schema's type is {@code xsd:double}: what has more digits than
 * a double loses them.
 */
final class RecordMarkup {
    private static final List<String> CUSTOMER =
            names("entityId altName isPerson salutation firstName middleName lastName"
                    + " companyName entityStatus parent phone fax email url isInactive category title altPhone mobilePhone"
                    + " altEmail comments dateCreated subsidiary salesRep terms creditLimit balance overdueBalance daysOverdue"
                    + " currency startDate endDate leadSource lastModifiedDate stage");
    private static final List<String> CONTACT = names("entityId company salutation firstName middleName lastName title"
            + " phone fax email isPrivate isInactive subsidiary altEmail officePhone mobilePhone supervisor comments"
            + " globalSubscriptionStatus dateCreated lastModifiedDate");
    /** A field that customers and contacts share has one number. */
    private static final List<String> CUSTOM_FIELDS = Arrays.stream(RecordType.values())
            .flatMap(type -> type.allFields().stream())
            .filter(RecordField::custom)
            .map(RecordField::name)
            .distinct()
            .toList();

    private static final int FIRST_CUSTOM_FIELD = 501;
    private static final int FIRST_LIST = 201;

    private final Version version;
    private final ZoneId userZone;

    RecordMarkup(Version version, ZoneId userZone) {
        this.version = version;
        this.userZone = userZone;
    }

    private static List<String> names(String text) {
        return List.of(text.split(" ", -1));
    }

    /**
     * Writes one record.
     *
     * @param element its element, {@code record} in the namespace of its place
     * @param sublists where to read sublists; empty to leave them out
     */
    void write(
            Markup xml,
            String element,
            RecordType type,
            long id,
            Map<RecordField, @Nullable Object> values,
            Optional<Sublists> sublists)
            throws SQLException {
        String name = type.name().charAt(0) + type.table().substring(1);
        xml.open(
                element,
                "internalId",
                String.valueOf(id),
                "externalId",
                type.field("externalId").map(values::get).map(Object::toString).orElse(null),
                "xsi:type",
                "listRel:" + name,
                "xmlns:listRel",
                version.relationships());
        for (String field : type == RecordType.CUSTOMER ? CUSTOMER : CONTACT) {
            type.field(field).ifPresent(one -> value(xml, one, values.get(one)));
        }
        if (sublists.isPresent() && type == RecordType.CUSTOMER) {
            new SublistMarkup(xml, version).write(id, sublists.get());
        }
        customFields(xml, type, values);
        xml.close(element);
    }

    private void value(Markup xml, RecordField field, @Nullable Object value) {
        if (value == null) {
            return;
        }
        String element = "listRel:" + field.name();
        if (value instanceof Reference reference && field.kind() != RecordField.Kind.ENUM) {
            reference(xml, element, reference);
        } else {
            xml.text(element, text(field, value));
        }
    }

    private String text(RecordField field, Object value) {
        if (value instanceof Reference reference) {
            return Enumerations.named(Objects.requireNonNull(reference.name()));
        }
        return switch (field.kind()) {
            case STAGE -> Enumerations.named(value.toString());
            case DATE -> SoapTime.text(LocalDate.parse(value.toString()), userZone);
            case INSTANT -> SoapTime.text(Instant.parse(value.toString()));
            case NUMBER -> String.valueOf(((BigDecimal) value).doubleValue());
            default -> value.toString();
        };
    }

    static void reference(Markup xml, String element, Reference reference) {
        xml.open(element, "internalId", reference.id())
                .text("platformCore:name", reference.name())
                .close(element);
    }

    private void customFields(Markup xml, RecordType type, Map<RecordField, @Nullable Object> values) {
        List<RecordField> custom =
                type.allFields().stream().filter(RecordField::custom).toList();
        if (custom.stream().allMatch(field -> values.get(field) == null)) {
            return;
        }
        xml.open("listRel:customFieldList");
        for (RecordField field : custom) {
            Object value = values.get(field);
            if (value != null) {
                xml.open(
                        "platformCore:customField",
                        "internalId",
                        String.valueOf(FIRST_CUSTOM_FIELD + CUSTOM_FIELDS.indexOf(field.name())),
                        "scriptId",
                        field.name(),
                        "xsi:type",
                        "platformCore:" + kind(field) + "CustomFieldRef");
                if (value instanceof Reference reference) {
                    xml.open(
                                    "platformCore:value",
                                    "internalId",
                                    reference.id(),
                                    "typeId",
                                    String.valueOf(FIRST_LIST + CUSTOM_FIELDS.indexOf(field.name())))
                            .text("platformCore:name", reference.name())
                            .close("platformCore:value");
                } else {
                    xml.text("platformCore:value", text(field, value));
                }
                xml.close("platformCore:customField");
            }
        }
        xml.close("listRel:customFieldList");
    }

    private static String kind(RecordField field) {
        return switch (field.kind()) {
            case BOOLEAN -> "Boolean";
            case INTEGER, ID -> "Long";
            case NUMBER -> "Double";
            case DATE, INSTANT -> "Date";
            case LIST, RECORD, ENUM -> "Select";
            case TEXT, STAGE -> "String";
        };
    }
}
