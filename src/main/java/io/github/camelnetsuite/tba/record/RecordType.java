package io.github.camelnetsuite.tba.record;

import static io.github.camelnetsuite.tba.record.Field.published;
import static io.github.camelnetsuite.tba.record.Field.whenNamed;
import static io.github.camelnetsuite.tba.record.FieldType.BOOLEAN;
import static io.github.camelnetsuite.tba.record.FieldType.DATE;
import static io.github.camelnetsuite.tba.record.FieldType.INSTANT;
import static io.github.camelnetsuite.tba.record.FieldType.NUMBER;
import static io.github.camelnetsuite.tba.record.FieldType.REFERENCE;
import static io.github.camelnetsuite.tba.record.FieldType.STAGE;
import static io.github.camelnetsuite.tba.record.FieldType.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The record types that can be read, each with its field table. The tables are a contract: a release may add rows, but
 * neither removes one nor changes a name or a type. Names and types follow NetSuite's REST record API (schema 2026.1).
 */
public enum RecordType {
    /** Customers, and with them prospects and leads: NetSuite keeps all three in one table. */
    CUSTOMER(
            "customer",
            List.of(
                    published("entityId", TEXT),
                    published("externalId", TEXT),
                    published("companyName", TEXT),
                    published("isPerson", BOOLEAN),
                    published("firstName", TEXT),
                    published("lastName", TEXT),
                    published("email", TEXT),
                    published("phone", TEXT),
                    published("url", TEXT),
                    new Field("stage", STAGE, "searchstage", "stage", Field.Reading.PUBLISHED),
                    published("entityStatus", REFERENCE),
                    published("category", REFERENCE),
                    published("parent", REFERENCE),
                    published("salesRep", REFERENCE),
                    published("subsidiary", REFERENCE),
                    published("currency", REFERENCE),
                    published("startDate", DATE),
                    published("endDate", DATE),
                    published("isInactive", BOOLEAN),
                    published("dateCreated", INSTANT),
                    published("lastModifiedDate", INSTANT),
                    whenNamed("altName", TEXT),
                    whenNamed("altEmail", TEXT),
                    whenNamed("mobilePhone", TEXT),
                    whenNamed("comments", TEXT),
                    whenNamed("terms", REFERENCE),
                    whenNamed("creditLimit", NUMBER),
                    whenNamed("balance", NUMBER),
                    whenNamed("overdueBalance", NUMBER),
                    whenNamed("daysOverdue", NUMBER))),

    /** Contacts: the people of a company. */
    CONTACT(
            "contact",
            List.of(
                    published("entityId", TEXT),
                    published("externalId", TEXT),
                    published("firstName", TEXT),
                    published("middleName", TEXT),
                    published("lastName", TEXT),
                    published("title", TEXT),
                    published("email", TEXT),
                    published("phone", TEXT),
                    published("mobilePhone", TEXT),
                    published("company", REFERENCE),
                    published("isInactive", BOOLEAN),
                    published("isPrivate", BOOLEAN),
                    published("globalSubscriptionStatus", REFERENCE),
                    published("dateCreated", INSTANT),
                    published("lastModifiedDate", INSTANT),
                    whenNamed("salutation", TEXT),
                    whenNamed("officePhone", TEXT),
                    whenNamed("altEmail", TEXT),
                    whenNamed("fax", TEXT),
                    whenNamed("subsidiary", REFERENCE),
                    whenNamed("supervisor", REFERENCE),
                    whenNamed("comments", TEXT)));

    private final String spelling;

    @SuppressWarnings("ImmutableEnumChecker") // List.of and records
    private final List<Field> fields;

    RecordType(String spelling, List<Field> fields) {
        this.spelling = spelling;
        this.fields = fields;
    }

    /** The type as NetSuite spells it in URLs and, for these two, as the name of its analytics table. */
    public String spelling() {
        return spelling;
    }

    /** Its field table, in the order of the keys of a record; {@code id} always comes first and is not listed. */
    public List<Field> fields() {
        return fields;
    }

    /** The field of that name, case as in the table. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The type that NetSuite spells so. */
    public static Optional<RecordType> of(String spelling) {
        return Arrays.stream(values())
                .filter(type -> type.spelling.equals(spelling))
                .findFirst();
    }

    @Override
    public String toString() {
        return spelling;
    }
}
