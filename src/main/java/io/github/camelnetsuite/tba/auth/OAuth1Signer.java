package io.github.camelnetsuite.tba.auth;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Signs requests to REST, SuiteQL and RESTlets with Token-Based Authentication: a fresh nonce and the present second
 * for each header. Thread-safe if its clock and nonces are.
 */
public final class OAuth1Signer implements RequestAuthorizer {

    private final TbaCredentials credentials;
    private final InstantSource clock;
    private final Supplier<String> nonces;

    /**
     * @param credentials whose requests to sign
     * @param clock the time; NetSuite refuses what is more than five minutes off its own (Oracle help, {@code
     *     subsect_156935170194})
     * @param nonces never the same text twice; see {@link Nonces}
     */
    public OAuth1Signer(TbaCredentials credentials, InstantSource clock, Supplier<String> nonces) {
        this.credentials = credentials;
        this.clock = clock;
        this.nonces = nonces;
    }

    /** A signer with this machine's clock and secure random nonces. */
    public static OAuth1Signer of(TbaCredentials credentials) {
        return new OAuth1Signer(credentials, InstantSource.system(), new Nonces(new SecureRandom()));
    }

    @Override
    public String authorization(String method, URI uri, List<FormParameter> form) {
        return sign(method, uri, form, nonces.get(), clock.instant().getEpochSecond())
                .header();
    }

    /**
     * The signature for a given nonce and time, to compare with another client; the same inputs always give the same.
     *
     * @param timestamp seconds since 1970, UTC
     * @throws IllegalArgumentException if the URL cannot be signed
     */
    public OAuth1Signature sign(String method, URI uri, List<FormParameter> form, String nonce, long timestamp) {
        return new OAuth1Signature(method, uri, form, OAuth1Parameters.of(credentials, nonce, timestamp));
    }

    @Override
    public String fingerprint() {
        return credentials.fingerprint();
    }

    @Override
    public String toString() {
        return "OAuth1Signer[account=" + credentials.account() + "]";
    }
}
