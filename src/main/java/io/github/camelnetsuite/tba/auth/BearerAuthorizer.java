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
    private final TokenExchange exchange;
    private final CurrentToken.Fetch fetch;
    private final CurrentToken current;
    private final InstantSource clock;
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
        URI tokenUrl = URI.create(baseUrl + TokenExchange.PATH);
        Nonces ids = new Nonces(random);
        this.exchange = exchange;
        this.fetch = new CurrentToken.Fetch() {
            @Override
            public AccessToken now() throws InterruptedException {
                return exchange.exchange(new TokenRequest(
                        credentials,
                        tokenUrl,
                        ClientAssertion.of(credentials, tokenUrl, clock.instant(), ids, random)));
            }

            @Override
            public RuntimeException forOneWhoWaited(RuntimeException failure) {
                return exchange.forOneWhoWaited(failure);
            }
        };
        this.fingerprint = credentials.fingerprint();
        this.current = tokens.of(fingerprint + " " + tokenUrl);
        this.clock = clock;
    }

    @Override
    public RequestAuthorizer prepare() throws InterruptedException {
        return new WithToken(this, current.require(clock, fetch));
    }

    /** Only {@link #prepare} knows a token, and each attempt goes with the one that it was prepared with. */
    @Override
    public String authorization(String method, URI uri, List<FormParameter> form) {
        throw new IllegalStateException("There is no access token before prepare()");
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

    /** One attempt, and the token that it goes with. */
    private record WithToken(BearerAuthorizer all, AccessToken token) implements RequestAuthorizer {

        @Override
        public String authorization(String method, URI uri, List<FormParameter> form) {
            return "Bearer " + token.value();
        }

        @Override
        public boolean refused() {
            return all.current.refused(token);
        }

        @Override
        public Scheme scheme() {
            return all.scheme();
        }

        @Override
        public String fingerprint() {
            return all.fingerprint();
        }

        @Override
        public String toString() {
            return all.toString();
        }
    }
}
