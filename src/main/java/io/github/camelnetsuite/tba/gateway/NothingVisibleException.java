package io.github.camelnetsuite.tba.gateway;

/**
 * NetSuite says without an error that nothing is there, of anything that could be: an empty account, or a role that has
 * lost a permission, which looks the same. So no progress may be built on it.
 */
public final class NothingVisibleException extends NetSuiteException {

    private static final long serialVersionUID = 1L;

    public NothingVisibleException(String message) {
        super(message, 0, null);
    }

    @Override
    NothingVisibleException again() {
        return new NothingVisibleException(String.valueOf(getMessage()));
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
