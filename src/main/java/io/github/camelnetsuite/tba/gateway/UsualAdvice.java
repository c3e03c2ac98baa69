package io.github.camelnetsuite.tba.gateway;

import io.github.camelnetsuite.tba.auth.OAuth2Credentials;
import io.github.camelnetsuite.tba.auth.RequestAuthorizer;

/** What to look at when NetSuite refuses the login of a request for data. */
enum UsualAdvice implements LoginAdvice {
    /** It was signed by Token-Based Authentication. */
    TBA(
            "consumer key and secret (Setup > Integration > Manage Integrations), token ID and secret (Setup >"
                    + " Users/Roles > Access Tokens), that integration, token, user and role are active and of this very"
                    + " account, and that the role may Log in using Access Tokens.",
            "Log in using Access Tokens",
            true),
    /** It came with an access token that NetSuite has issued. */
    BEARER(
            "that the role of the certificate (" + OAuth2Credentials.SETUP
                    + ") may Log in using OAuth 2.0 Access Tokens,"
                    + " that role and employee are active, and that the integration record is enabled (Setup > Integration"
                    + " > Manage Integrations). NetSuite had issued the access token, so key and certificate are right.",
            "Log in using OAuth 2.0 Access Tokens",
            false);

    private final String toCheck;
    private final String permission;
    private final boolean clockMatters;

    UsualAdvice(String toCheck, String permission, boolean clockMatters) {
        this.toCheck = toCheck;
        this.permission = permission;
        this.clockMatters = clockMatters;
    }

    static LoginAdvice of(RequestAuthorizer.Scheme scheme) {
        return scheme == RequestAuthorizer.Scheme.BEARER ? BEARER : TBA;
    }

    @Override
    public String toCheck() {
        return toCheck;
    }

    @Override
    public String permission() {
        return permission;
    }

    @Override
    public boolean clockMatters() {
        return clockMatters;
    }
}
