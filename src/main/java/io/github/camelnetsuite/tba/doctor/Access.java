package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.auth.AccountId;
import io.github.camelnetsuite.tba.auth.OAuth2Credentials;
import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.gateway.HttpSettings;
import io.github.camelnetsuite.tba.gateway.NetSuitePort;
import org.jspecify.annotations.Nullable;

/**
 * The ways to an account that is examined.
 *
 * @param gateway sends each request once: a second refusal would be one too many
 * @param port the account's SOAP services; null where nothing can be asked by SOAP with these credentials
 * @param unsigned the same for questions that need no login
 * @param exchanged signs with the consumer's pair in the place of the token's and the reverse; null for OAuth 2.0
 * @param needsSuiteQl whether an option is set that only SuiteQL has
 * @param wantsDeletions whether option includeDeleted is set
 * @param certificate how long that of OAuth 2.0 is good; null where there is none, or that is not known
 */
public record Access(
        AccountId account,
        HttpSettings http,
        Gateway gateway,
        @Nullable NetSuitePort port,
        NetSuitePort unsigned,
        @Nullable RequestAuthorizer exchanged,
        boolean needsSuiteQl,
        boolean wantsDeletions,
        OAuth2Credentials.@Nullable Validity certificate) {

    /** Whether the login is by Token-Based Authentication. */
    boolean isTba() {
        return exchanged != null;
    }

    Permission permissionToLogIn() {
        return isTba() ? Permission.LOG_IN : Permission.LOG_IN_BY_OAUTH2;
    }

    /** Whether SOAP is no way to read here, whatever the role may. */
    boolean isForSuiteQlOnly() {
        return port == null || needsSuiteQl;
    }

    boolean isSandbox() {
        return account.realm().contains("_");
    }
}
