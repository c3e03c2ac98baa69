package io.github.camelnetsuite.tba.sandbox.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The record types the account has, with every field in the order its answers show them. */
public enum RecordType {
    CUSTOMER(
            "id:ID entityId externalId companyName isPerson:BOOLEAN firstName lastName email phone url stage:STAGE"
                    + " entityStatus:LIST(entitystatus) category:LIST(category) parent:RECORD(customer)"
                    + " salesRep:RECORD(employee) subsidiary:RECORD(subsidiary) currency:RECORD(currency)"
                    + " startDate:DATE endDate:DATE isInactive:BOOLEAN dateCreated:INSTANT lastModifiedDate:INSTANT",
            "altName middleName salutation title altEmail altPhone mobilePhone fax comments terms:LIST(terms)"
                    + " leadSource:LIST(leadsource) creditLimit:NUMBER balance:NUMBER overdueBalance:NUMBER"
                    + " daysOverdue:INTEGER custentity_crm_id custentity_vip:BOOLEAN custentity_score:NUMBER"
                    + " custentity_renewal:DATE custentity_last_call:INSTANT"
                    + " custentity_region:LIST(custentity_region)"),
    CONTACT(
            "id:ID entityId externalId firstName middleName lastName title email phone mobilePhone"
                    + " company:RECORD(customer) isInactive:BOOLEAN isPrivate:BOOLEAN"
                    + " globalSubscriptionStatus:ENUM(globalsubscriptionstatus) dateCreated:INSTANT"
                    + " lastModifiedDate:INSTANT",
            "salutation altEmail officePhone fax subsidiary:RECORD(subsidiary) supervisor:RECORD(contact) comments"
                    + " custentity_newsletter:BOOLEAN custentity_birthday:DATE custentity_score:NUMBER"
                    + " custentity_last_seen:INSTANT custentity_language:LIST(custentity_language)"
                    + " custentity_nickname");

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, which the checker cannot see
    private final List<RecordField> usual;

    @SuppressWarnings("ImmutableEnumChecker") // as above
    private final List<RecordField> more;

    RecordType(String usual, String more) {
        this.usual = fields(usual);
        this.more = fields(more);
    }

    private static List<RecordField> fields(String text) {
        return Arrays.stream(text.split(" ", -1)).map(RecordField::of).toList();
    }

    /** The type of a name as in URLs, in lower case. */
    public static Optional<RecordType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.table().equals(name)).findFirst();
    }

    /** Its table, and its name in URLs. */
    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fields that truth lists without being asked. */
    public List<RecordField> usualFields() {
        return usual;
    }

    public List<RecordField> allFields() {
        return java.util.stream.Stream.concat(usual.stream(), more.stream()).toList();
    }

    /** A field by name, without regard to case. */
    public Optional<RecordField> field(String name) {
        return allFields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
