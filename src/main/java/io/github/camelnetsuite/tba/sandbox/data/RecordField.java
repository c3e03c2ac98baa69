package io.github.camelnetsuite.tba.sandbox.data;

import java.util.Locale;

/**
 * One field of a record.
 *
 * @param name NetSuite's REST name
 * @param kind what it holds
 * @param target for LIST and ENUM the value list, for RECORD the table it points into; else empty
 */
public record RecordField(String name, Kind kind, String target) {

    /** What a field holds. */
    public enum Kind {
        TEXT,
        ID,
        BOOLEAN,
        INTEGER,
        NUMBER,
        DATE,
        INSTANT,
        /** Lead, prospect or customer. */
        STAGE,
        /** A value of a list, shown as a reference. */
        LIST,
        /** A value of a fixed list, shown as id and name without links. */
        ENUM,
        /** A reference to a record. */
        RECORD
    }

    /** A field from {@code name:KIND(target)}; without a kind it is text. */
    static RecordField of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new RecordField(text, Kind.TEXT, "");
        }
        String kind = text.substring(colon + 1);
        int bracket = kind.indexOf('(');
        return bracket < 0
                ? new RecordField(text.substring(0, colon), Kind.valueOf(kind), "")
                : new RecordField(
                        text.substring(0, colon),
                        Kind.valueOf(kind.substring(0, bracket)),
                        kind.substring(bracket + 1, kind.length() - 1));
    }

    /** Its column in the database. */
    public String column() {
        return switch (kind) {
            case INSTANT -> name.toLowerCase(Locale.ROOT) + "_utc";
            case STAGE -> "searchstage";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }

    public boolean custom() {
        return name.startsWith("custentity");
    }
}
