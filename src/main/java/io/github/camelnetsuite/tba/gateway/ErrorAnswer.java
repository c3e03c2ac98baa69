package io.github.camelnetsuite.tba.gateway;

/** An error body where an answer was to be read, whatever its status says; becomes a {@link NetSuiteException}. */
final class ErrorAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorEnvelope envelope;

    ErrorAnswer(ErrorEnvelope envelope) {
        super(envelope.first().code());
        this.envelope = envelope;
    }

    ErrorEnvelope envelope() {
        return envelope;
    }
}
