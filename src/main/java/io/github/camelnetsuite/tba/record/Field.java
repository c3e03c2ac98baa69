package io.github.camelnetsuite.tba.record;

/**
 * One row of the table that says where a record field comes from.
 *
 * @param name the key in the record, spelt as NetSuite's REST record API spells it
 * @param type its shape
 * @param column the column of NetSuite's analytics table, as SuiteQL knows it
 * @param soap the element of the SOAP record
 * @param reading when it is read without being named
 */
public record Field(String name, FieldType type, String column, String soap, Reading reading) {

    /** Whether a field is part of the published list. */
    public enum Reading {
        /** Read unless the route names other fields; dropped with a warning where the account lacks its column. */
        PUBLISHED,
        /** Read when the route names it. */
        WHEN_NAMED
    }

    static Field published(String name, FieldType type) {
        return new Field(name, type, columnOf(name), name, Reading.PUBLISHED);
    }

    static Field whenNamed(String name, FieldType type) {
        return new Field(name, type, columnOf(name), name, Reading.WHEN_NAMED);
    }

    /** A custom field of an entity; its script id serves in every transport. */
    static Field custom(String scriptId, FieldType type) {
        return new Field(scriptId, type, columnOf(scriptId), scriptId, Reading.WHEN_NAMED);
    }

    /** Whether it is a custom field, which an account makes for itself. */
    public boolean isCustom() {
        return name.startsWith("cust");
    }

    private static String columnOf(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}
