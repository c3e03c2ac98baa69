package io.github.camelnetsuite.tba.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact's published fields with Java types; null where NetSuite holds no value or the field was not read. */
public record Contact(
        String id,
        @Nullable String entityId,
        @Nullable String externalId,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String title,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String mobilePhone,
        @Nullable Reference company,
        @Nullable Boolean isInactive,
        @Nullable Boolean isPrivate,
        @Nullable Reference globalSubscriptionStatus,
        @Nullable Instant dateCreated,
        @Nullable Instant lastModifiedDate) {

    /** The same contact, typed. */
    public static Contact from(NetSuiteRecord record) {
        TypedValues values = new TypedValues(record);
        return new Contact(
                record.id(),
                values.text("entityId"),
                values.text("externalId"),
                values.text("firstName"),
                values.text("middleName"),
                values.text("lastName"),
                values.text("title"),
                values.text("email"),
                values.text("phone"),
                values.text("mobilePhone"),
                values.reference("company"),
                values.bool("isInactive"),
                values.bool("isPrivate"),
                values.reference("globalSubscriptionStatus"),
                values.instant("dateCreated"),
                values.instant("lastModifiedDate"));
    }

    /** The id only: people stay private in logs. */
    @Override
    public String toString() {
        return "contact " + id;
    }
}
