package io.github.camelnetsuite.tba.sandbox.soap;

/** An operation that failed although its request was fine: an answer whose status says so (Oracle help, section_N3536574). */
final class StatusError extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    StatusError(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
