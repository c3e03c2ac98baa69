package io.github.camelnetsuite.tba.auth;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The access tokens of an account that are good now, one for each set of credentials: shared by all who log in with
 * them. Kept in memory only. Thread-safe.
 */
public final class AccessTokens {

    private final ConcurrentMap<String, CurrentToken> tokens = new ConcurrentHashMap<>();

    /** @param login tells credentials and token endpoints apart */
    CurrentToken of(String login) {
        return tokens.computeIfAbsent(login, one -> new CurrentToken());
    }
}
