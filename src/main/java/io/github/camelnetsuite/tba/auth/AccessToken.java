package io.github.camelnetsuite.tba.auth;

import java.time.Duration;
import java.time.Instant;

/**
 * An access token of OAuth 2.0. {@code toString} does not show it.
 *
 * @param value what stands behind {@code Bearer}
 * @param expires when NetSuite refuses it, or a little earlier
 */
public record AccessToken(String value, Instant expires) {

    /** More than a request needs to reach NetSuite; a small part of the hour that a token lives. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Whether a request may set out with it: it will not expire shortly. */
    boolean isGoodAt(Instant now) {
        return now.isBefore(expires.minus(MARGIN));
    }

    @Override
    public String toString() {
        return "AccessToken[expires=" + expires + "]";
    }
}
