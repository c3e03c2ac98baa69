package io.github.camelnetsuite.tba.auth;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Makes the {@code tokenPassport} of each SOAP request: a fresh nonce and the present second every time, since NetSuite
 * takes a passport once only (Oracle help, {@code section_1509544929}). Thread-safe if its clock and nonces are.
 */
public final class PassportSigner implements Supplier<TokenPassport> {

    private final TbaCredentials credentials;
    private final InstantSource clock;
    private final Supplier<String> nonces;

    /**
     * @param credentials whose requests to sign
     * @param clock the time; NetSuite refuses what is more than five minutes off its own (Oracle help, {@code
     *     subsect_156935170194})
     * @param nonces never the same text twice; see {@link Nonces}
     */
    public PassportSigner(TbaCredentials credentials, InstantSource clock, Supplier<String> nonces) {
        this.credentials = credentials;
        this.clock = clock;
        this.nonces = nonces;
    }

    /** A signer with this machine's clock and secure random nonces. */
    public static PassportSigner of(TbaCredentials credentials) {
        return new PassportSigner(credentials, InstantSource.system(), new Nonces(new SecureRandom()));
    }

    /** A passport for one attempt. */
    @Override
    public TokenPassport get() {
        return TokenPassport.of(credentials, nonces.get(), clock.instant().getEpochSecond());
    }

    @Override
    public String toString() {
        return "PassportSigner[account=" + credentials.account() + "]";
    }
}
