package io.github.camelnetsuite.tba.gateway;

import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a successful answer while the deadline runs. */
@FunctionalInterface
public interface AnswerReader<T> {

    /** No page of JSON comes near it; one that does not fit in a small heap must not take the process with it. */
    long LARGEST = 16L << 20;

    /**
     * Reads the whole of it.
     *
     * @param body decoded and capped; reading past what arrived throws; is closed by the caller
     * @throws IOException when the body ends early or breaks: the exchange is repeated
     * @throws MalformedAnswerException when it is complete and not what was asked for
     */
    T read(InputStream body) throws IOException;

    /** What the answer's media type has to end in. */
    default String format() {
        return "json";
    }

    /** How many bytes the body may have. */
    default long largest() {
        return LARGEST;
    }
}
