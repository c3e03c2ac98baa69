package io.github.camelnetsuite.tba;

/**
 * A record was handed to the route and did not get through it. Progress stays before it: the next poll begins with it
 * again, until the route, its error handler or its dead letter channel takes it.
 */
public final class DeliveryFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeliveryFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
