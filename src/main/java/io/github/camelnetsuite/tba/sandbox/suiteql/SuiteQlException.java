package io.github.camelnetsuite.tba.sandbox.suiteql;

/**
 * A query that NetSuite refuses: HTTP 400, {@code o:errorCode} {@code INVALID_PARAMETER}, {@code o:errorQueryParam}
 * {@code q}. The texts are those seen in answers of real accounts.
 */
public final class SuiteQlException extends Exception {
    private static final long serialVersionUID = 1;
    private static final String PREFIX = "Invalid search query. Detailed unprocessed description follows. ";

    private SuiteQlException(String description) {
        super(PREFIX + description);
    }

    /** The text that NetSuite puts into {@code o:errorDetails[0].detail}. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    static SuiteQlException unsupported() {
        return searchError("Invalid or unsupported search.");
    }

    /** As {@link #unsupported()}, keeping for the reader of a stack trace what NetSuite does not say. */
    static SuiteQlException unsupported(Exception cause) {
        SuiteQlException refusal = unsupported();
        refusal.initCause(cause);
        return refusal;
    }

    static SuiteQlException unknownTable(String name) {
        return new SuiteQlException("Invalid search type: " + name + ".");
    }

    /** The role may not read the record type: NetSuite speaks as if it did not exist. */
    static SuiteQlException hiddenTable(String name) {
        return searchError("Record '" + name + "' was not found.");
    }

    /** {@code available} as NetSuite prints it: {@code alias=table} pairs, separated by comma and blank. */
    static SuiteQlException unknownIdentifier(String name, String available) {
        return searchError("Unknown identifier '" + name + "'. Available identifiers are: {" + available + "}.");
    }

    static SuiteQlException searchError(String text) {
        return new SuiteQlException("Search error occurred: " + text);
    }
}
