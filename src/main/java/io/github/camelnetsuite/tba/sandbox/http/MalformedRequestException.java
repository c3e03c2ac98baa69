package io.github.camelnetsuite.tba.sandbox.http;

import java.io.IOException;

/** Bytes that are not an HTTP/1.1 request. */
final class MalformedRequestException extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    MalformedRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
