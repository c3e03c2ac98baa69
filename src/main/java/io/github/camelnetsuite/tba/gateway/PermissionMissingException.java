package io.github.camelnetsuite.tba.gateway;

/** The login was accepted, but its role may not do this. An administrator has to add a permission. */
public final class PermissionMissingException extends NetSuiteException {

    private static final long serialVersionUID = 1L;

    PermissionMissingException(String message, int status) {
        super(message, status, null);
    }

    @Override
    PermissionMissingException again() {
        return new PermissionMissingException(String.valueOf(getMessage()), status());
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
