package io.github.camelnetsuite.tba.auth;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Authorizes requests by OAuth 2.0: with an access token, which is fetched with a signed assertion when it is needed,
 * and again shortly before it expires or when NetSuite has refused it. Thread-safe if what it is made of is.
 */
public final class BearerAuthorizer implements RequestAuthorizer {

    private final OAuth2Credentials credentials;
    private final URI tokenUrl;
    private final TokenExchange exchange;
    private final CurrentToken current;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Nonces ids;
    private final String fingerprint;

    /**
     * An authorizer for one account.
     *
     * @param baseUrl of the account's REST services, without a path: the audience of the assertion stands below it
     * @param exchange fetches the token; closed with this
     * @param tokens where others who log in with the same credentials find the token
     * @param clock the time; NetSuite refuses an assertion whose five minutes are not now
     * @param random a {@link java.security.SecureRandom} outside tests
     */
    public BearerAuthorizer(
            OAuth2Credentials credentials,
            URI baseUrl,
            TokenExchange exchange,
            AccessTokens tokens,
            InstantSource clock,
            RandomGenerator random) {
        this.credentials = credentials;
        this.tokenUrl = URI.create(baseUrl + TokenExchange.PATH);
        this.exchange = exchange;
        this.fingerprint = credentials.fingerprint();
        this.current = tokens.of(fingerprint + " " + tokenUrl);
        this.clock = clock;
        this.random = random;
        this.ids = new Nonces(random);
    }

    @Override
    public long prepare() throws InterruptedException {
        return current.require(
                clock,
                () -> exchange.exchange(new TokenRequest(
                        credentials,
                        tokenUrl,
                        ClientAssertion.of(credentials, tokenUrl, clock.instant(), ids, random))));
    }

    @Override
    public boolean refused(long prepared) {
        return current.refused(prepared);
    }

    @Override
    public String authorization(String method, URI uri, List<FormParameter> form) {
        return "Bearer " + current.value();
    }

    @Override
    public Scheme scheme() {
        return Scheme.BEARER;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public void close() {
        exchange.close();
    }

    @Override
    public String toString() {
        return "BearerAuthorizer[account=" + credentials.account() + "]";
    }
}
