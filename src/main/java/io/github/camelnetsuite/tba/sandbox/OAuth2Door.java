package io.github.camelnetsuite.tba.sandbox;

import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import io.github.camelnetsuite.tba.sandbox.login.LoginRefusedException;
import io.github.camelnetsuite.tba.sandbox.login.OAuth2Login;
import io.github.camelnetsuite.tba.sandbox.login.TokenRefusedException;
import io.github.camelnetsuite.tba.sandbox.rest.Answers;
import java.time.Instant;
import java.util.Set;

/** The part of the front door for OAuth 2.0: requests for access tokens, and requests that bring one. */
final class OAuth2Door {
    private final OAuth2Login login;
    private final Answers answers;
    private final boolean describesRefusals;

    /** @param describesRefusals whether a refusal says more than an error code; how NetSuite has it is unverified */
    OAuth2Door(OAuth2Login login, Answers answers, boolean describesRefusals) {
        this.login = login;
        this.answers = answers;
        this.describesRefusals = describesRefusals;
    }

    /**
     * Lets a request in that has to do with OAuth 2.0.
     *
     * @return false when it has not
     */
    boolean enter(HttpRequest request, Instant now, Set<Permission> role, String injected)
            throws LoginRefusedException {
        if (OAuth2Login.asksForToken(request)) {
            return true;
        }
        if (!OAuth2Login.bringsToken(request)) {
            return false;
        }
        login.enter(request, now, mayLogIn(role), injected);
        return true;
    }

    HttpAnswer issue(HttpRequest request, Instant now, Set<Permission> role, String injected) {
        try {
            return answers.token(login.issue(request, now, mayLogIn(role), injected));
        } catch (TokenRefusedException refusal) {
            return answers.noToken(refusal.error(), describesRefusals ? refusal.description() : "");
        }
    }

    private static boolean mayLogIn(Set<Permission> role) {
        return role.contains(Permission.LOG_IN_USING_OAUTH2_ACCESS_TOKENS);
    }
}
