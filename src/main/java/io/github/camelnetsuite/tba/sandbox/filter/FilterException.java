package io.github.camelnetsuite.tba.sandbox.filter;

/** A {@code q} NetSuite refuses with 400. */
public final class FilterException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    private FilterException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    static FilterException invalid() {
        return new FilterException("INVALID_PARAMETER", "Invalid search query. Provide a valid search query.");
    }

    static FilterException unknownField(String name) {
        return new FilterException(
                "NONEXISTENT_FIELD",
                "Unknown field name '" + name + "' in the search query. Provide a valid field name.");
    }

    static FilterException date(String text, String format, String zone) {
        return new FilterException(
                "INVALID_PARAMETER",
                "Invalid search query. Search error occurred: Parse of date/time \"" + text
                        + "\" failed with date format \"" + format + "\" in time zone " + zone);
    }

    /** {@code o:errorCode}. */
    public String code() {
        return code;
    }

    /** {@code detail}. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
