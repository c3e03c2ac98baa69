package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.Map;

/** What a role sees of the tables when it sees one subsidiary only; of the others it sees every row. */
final class VisibleRows {
    private static final String CUSTOMERS = "(SELECT id FROM customer WHERE subsidiary = %1$d)";
    private static final String CONTACTS = "(SELECT id FROM contact WHERE subsidiary = %1$d)";

    private static final Map<String, String> CONDITIONS = Map.of(
            "customer",
            "subsidiary = %1$d",
            "contact",
            "subsidiary = %1$d",
            "customersubsidiaryrelationship",
            "subsidiary = %1$d",
            "subsidiary",
            "id = %1$d",
            "companycontactrelationship",
            "company IN " + CUSTOMERS + " AND contact IN " + CONTACTS,
            "customeraddressbook",
            "entity IN " + CUSTOMERS,
            "customeraddressbookentityaddress",
            "nkey IN (SELECT addressbookaddress FROM customeraddressbook WHERE entity IN " + CUSTOMERS + ")",
            "entity",
            "customer IN " + CUSTOMERS + " OR contact IN " + CONTACTS);

    private VisibleRows() {}

    /** The table, or what is to be read in its place. */
    static String of(String table, long subsidiary) {
        String condition = CONDITIONS.get(table);
        String name = SourceWriter.quoted(table);
        return condition == null ? name : "(SELECT * FROM " + name + " WHERE " + condition.formatted(subsidiary) + ")";
    }
}
