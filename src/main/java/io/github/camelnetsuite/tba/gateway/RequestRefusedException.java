package io.github.camelnetsuite.tba.gateway;

/** NetSuite understood the request and will never answer it: a wrong column, a wrong filter, a record that is gone. */
public final class RequestRefusedException extends NetSuiteException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    RequestRefusedException(String message, int status, String detail) {
        super(message, status, null);
        this.detail = detail;
    }

    /** NetSuite's own sentence. */
    public String detail() {
        return detail;
    }

    @Override
    RequestRefusedException again() {
        return new RequestRefusedException(String.valueOf(getMessage()), status(), detail);
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
