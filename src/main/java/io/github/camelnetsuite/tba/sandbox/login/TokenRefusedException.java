package io.github.camelnetsuite.tba.sandbox.login;

/** A request for an access token that gets none. */
public final class TokenRefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String error;
    private final String detail;

    /**
     * A refusal.
     *
     * @param error of RFC 6749 section 5.2
     * @param description a sentence for the client
     * @param detail for the audit trail
     */
    TokenRefusedException(String error, String description, String detail) {
        super(description);
        this.error = error;
        this.detail = detail;
    }

    public String error() {
        return error;
    }

    public String description() {
        return String.valueOf(getMessage());
    }

    String detail() {
        return detail;
    }
}
