package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the display name of a column's value is found.
 *
 * @param table the database's table
 * @param name SQL for the name, with {@code n} for the table
 * @param list which list, if the table holds many; otherwise empty
 */
record Reference(String table, String name, String list) {
    private static final Reference CUSTOMER = new Reference("customer", "COALESCE(n.altname, n.entityid)", "");
    private static final Reference CONTACT = new Reference("contact", "n.entityid", "");
    private static final Reference EMPLOYEE = new Reference("employee", "n.entityid", "");
    private static final Reference SUBSIDIARY = new Reference("subsidiary", "n.name", "");
    private static final Reference CURRENCY = new Reference("currency", "n.name", "");

    private static final Map<String, Reference> COLUMNS = Map.ofEntries(
            Map.entry("parent", CUSTOMER),
            Map.entry("company", CUSTOMER),
            Map.entry("customer", CUSTOMER),
            Map.entry("contact", CONTACT),
            Map.entry("supervisor", CONTACT),
            Map.entry("entity", CUSTOMER),
            Map.entry("salesrep", EMPLOYEE),
            Map.entry("deletedby", EMPLOYEE),
            Map.entry("subsidiary", SUBSIDIARY),
            Map.entry("currency", CURRENCY),
            Map.entry("entitystatus", list("entitystatus")),
            Map.entry("category", list("category")),
            Map.entry("terms", list("terms")),
            Map.entry("leadsource", list("leadsource")),
            Map.entry("role", list("role")),
            Map.entry("globalsubscriptionstatus", list("globalsubscriptionstatus")),
            Map.entry("custentity_region", list("custentity_region")),
            Map.entry("custentity_language", list("custentity_language")));

    private static Reference list(String list) {
        return new Reference("displayname", "n.name", list);
    }

    /** Column names mean the same in every table that has them. */
    static @Nullable Reference of(String column) {
        return COLUMNS.get(column);
    }

    /** A sub-query for the name of what {@code id} yields. */
    String lookup(String id) {
        return "(SELECT " + name + " FROM " + table + " n WHERE " + condition() + "n.id = " + id + ")";
    }

    /** A statement for the ids and names of an array of ids. */
    String batchLookup() {
        return "SELECT n.id, " + name + " FROM " + table + " n WHERE " + condition() + "n.id = ANY(?)";
    }

    private String condition() {
        return list.isEmpty() ? "" : "n.list = '" + list + "' AND ";
    }
}
