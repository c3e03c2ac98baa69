package io.github.camelnetsuite.tba.progress;

import org.jspecify.annotations.Nullable;

/** Progress cannot be read, kept or used. Nothing was started over; the type decides what can be done. */
public abstract sealed class CursorException extends RuntimeException
        permits CursorLockedException,
                CursorCorruptException,
                CursorStoreException,
                CursorMismatchException,
                CursorAheadException {

    private static final long serialVersionUID = 1;

    CursorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
