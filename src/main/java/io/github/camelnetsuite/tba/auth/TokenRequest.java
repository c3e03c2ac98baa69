package io.github.camelnetsuite.tba.auth;

import java.net.URI;
import java.time.Duration;

/**
 * One request for an access token; not to be sent twice. {@code toString} shows the account only.
 *
 * @param credentials who asks, for texts that explain a refusal
 * @param url where to send it, as it is signed
 * @param assertion proves who asks: the value of {@code client_assertion}
 */
public record TokenRequest(OAuth2Credentials credentials, URI url, String assertion) {

    /**
     * How long an assertion is good. What NetSuite refuses is an hour or more. What is short-lived does less harm, and
     * nobody waits for long.
     */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    @Override
    public String toString() {
        return "TokenRequest[account=" + credentials.account() + "]";
    }
}
