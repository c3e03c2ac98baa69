package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.NetSuiteTbaComponent.AccountGuards;
import io.github.camelnetsuite.tba.auth.AccountId;
import io.github.camelnetsuite.tba.auth.BearerAuthorizer;
import io.github.camelnetsuite.tba.auth.Nonces;
import io.github.camelnetsuite.tba.auth.OAuth1Signer;
import io.github.camelnetsuite.tba.auth.OAuth2Credentials;
import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import io.github.camelnetsuite.tba.auth.TbaCredentials;
import io.github.camelnetsuite.tba.gateway.HttpSettings;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.gateway.TokenEndpoint;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How a route logs in: credentials of one kind or the other, whose form has been checked. */
sealed interface Login {

    /** Whose credentials these are. */
    AccountId account();

    /** A short text that changes when the credentials do, and that gives none of them away. */
    String fingerprint();

    /** Whether the other one is what became of this one: the same way into the same account, with other values. */
    default boolean isReplacedBy(Login other) {
        return getClass() == other.getClass()
                && account().realm().equals(other.account().realm())
                && !fingerprint().equals(other.fingerprint());
    }

    /** When the certificate ends; null where there is none, or that is not known. */
    default OAuth2Credentials.@Nullable Validity validity() {
        return null;
    }

    /**
     * What requests are authorized with.
     *
     * @param shared by the routes of this account
     */
    RequestAuthorizer authorizer(HttpSettings http, AccountGuards shared, Time time, RandomGenerator random);

    /** Token-Based Authentication: OAuth 1.0a. */
    record Tba(TbaCredentials credentials) implements Login {

        @Override
        public AccountId account() {
            return credentials.account();
        }

        @Override
        public String fingerprint() {
            return credentials.fingerprint();
        }

        @Override
        public RequestAuthorizer authorizer(
                HttpSettings http, AccountGuards shared, Time time, RandomGenerator random) {
            return new OAuth1Signer(credentials, time, new Nonces(random));
        }
    }

    /** OAuth 2.0 client credentials with a certificate. */
    record OAuth2(OAuth2Credentials credentials) implements Login {

        @Override
        public AccountId account() {
            return credentials.account();
        }

        @Override
        public String fingerprint() {
            return credentials.fingerprint();
        }

        @Override
        public OAuth2Credentials.@Nullable Validity validity() {
            return credentials.validity();
        }

        @Override
        public RequestAuthorizer authorizer(
                HttpSettings http, AccountGuards shared, Time time, RandomGenerator random) {
            return new BearerAuthorizer(
                    credentials,
                    http.baseUrl(),
                    TokenEndpoint.open(http, shared.breaker(), time),
                    shared.tokens(),
                    time,
                    random);
        }
    }
}
