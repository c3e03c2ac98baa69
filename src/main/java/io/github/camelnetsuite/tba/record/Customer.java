package io.github.camelnetsuite.tba.record;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A customer's published fields with Java types; null where NetSuite holds no value or the field was not read. */
public record Customer(
        String id,
        @Nullable String entityId,
        @Nullable String externalId,
        @Nullable String companyName,
        @Nullable Boolean isPerson,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String url,
        @Nullable String stage,
        @Nullable Reference entityStatus,
        @Nullable Reference category,
        @Nullable Reference parent,
        @Nullable Reference salesRep,
        @Nullable Reference subsidiary,
        @Nullable Reference currency,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable Boolean isInactive,
        @Nullable Instant dateCreated,
        @Nullable Instant lastModifiedDate) {

    /** The same customer, typed. */
    public static Customer from(NetSuiteRecord record) {
        TypedValues values = new TypedValues(record);
        return new Customer(
                record.id(),
                values.text("entityId"),
                values.text("externalId"),
                values.text("companyName"),
                values.bool("isPerson"),
                values.text("firstName"),
                values.text("lastName"),
                values.text("email"),
                values.text("phone"),
                values.text("url"),
                values.text("stage"),
                values.reference("entityStatus"),
                values.reference("category"),
                values.reference("parent"),
                values.reference("salesRep"),
                values.reference("subsidiary"),
                values.reference("currency"),
                values.date("startDate"),
                values.date("endDate"),
                values.bool("isInactive"),
                values.instant("dateCreated"),
                values.instant("lastModifiedDate"));
    }

    /** The id only: people stay private in logs. */
    @Override
    public String toString() {
        return "customer " + id;
    }
}
