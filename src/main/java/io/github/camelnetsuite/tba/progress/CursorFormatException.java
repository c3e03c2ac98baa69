package io.github.camelnetsuite.tba.progress;

/** Stored bytes are not a cursor; the message continues a sentence that names them, as in {@code is empty}. */
final class CursorFormatException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    CursorFormatException(String reason) {
        super(reason);
        this.reason = reason;
    }

    CursorFormatException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
