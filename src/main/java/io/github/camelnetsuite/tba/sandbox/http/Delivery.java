package io.github.camelnetsuite.tba.sandbox.http;

import java.util.OptionalLong;

/**
 * How an answer reaches the client. Byte counts are counts of body bytes; headers always announce the whole body.
 *
 * @param truncateAfter close the connection after this many bytes
 * @param stallAfter after this many bytes send nothing more and keep the connection open until the client leaves
 * @param bytesPerSecond slow body; 0 is full speed
 * @param drop how the connection ends instead
 */
public record Delivery(OptionalLong truncateAfter, OptionalLong stallAfter, int bytesPerSecond, Drop drop) {

    /** Ways of losing a connection. */
    public enum Drop {
        /** The connection lives on as HTTP says. */
        NOTHING,
        /** TCP reset without an answer. */
        RESET,
        /** Orderly close without an answer. */
        EMPTY,
        /** Bytes that are no HTTP answer. */
        GARBAGE,
        /** A whole answer that promises to keep the connection, which is then closed. */
        AFTER
    }

    /** Nothing goes wrong. */
    public static final Delivery WHOLE = new Delivery(OptionalLong.empty(), OptionalLong.empty(), 0, Drop.NOTHING);
}
