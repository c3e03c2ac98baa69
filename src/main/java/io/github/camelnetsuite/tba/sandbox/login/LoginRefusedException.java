package io.github.camelnetsuite.tba.sandbox.login;

/** A refused login. Its message is the audit trail's detail and must not reach the client. */
public final class LoginRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public LoginRefusedException(String detail) {
        super(detail);
    }

    /** NetSuite's word in the Login Audit Trail. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
