package io.github.camelnetsuite.tba.gateway;

import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a successful answer while the deadline runs. */
@FunctionalInterface
public interface AnswerReader<T> {

    /**
     * Reads the whole of it.
     *
     * @param body decoded and capped; reading past what arrived throws; is closed by the caller
     * @throws IOException when the body ends early or breaks: the exchange is repeated
     * @throws MalformedAnswerException when it is complete and not what was asked for
     */
    T read(InputStream body) throws IOException;
}
