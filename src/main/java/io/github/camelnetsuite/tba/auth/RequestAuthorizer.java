package io.github.camelnetsuite.tba.auth;

import java.net.URI;
import java.util.List;

/** Gives each attempt of a request its {@code Authorization} header. Implementations are thread-safe. */
public interface RequestAuthorizer {

    /** How a request is authorized; a refusal has other causes with each. */
    enum Scheme {
        /** By a signature with consumer key and token: Token-Based Authentication. */
        OAUTH1,
        /** By an access token of OAuth 2.0. */
        BEARER
    }

    /**
     * Makes ready for an attempt; asked once before each. May ask NetSuite for an access token, and so take as long as
     * a request.
     *
     * @return what authorizes this attempt, and is told if NetSuite refuses it
     * @throws RuntimeException as a request does, when that fails
     */
    default RequestAuthorizer prepare() throws InterruptedException {
        return this;
    }

    /**
     * NetSuite has refused the login of the attempt that this was prepared for.
     *
     * @return whether that counts; not when other attempts with the same access token were refused before
     */
    default boolean refused() {
        return true;
    }

    /**
     * These credentials were refused, and the next attempt is about to be made with them: takes others, if there are any
     * by now.
     */
    default void renew() {}

    /**
     * A header value for one attempt. Ask again for every attempt: NetSuite refuses a nonce that it has seen, and calls
     * it an invalid login (Oracle help, {@code subsect_156935170194}).
     *
     * @param method the HTTP method
     * @param uri the whole URL as NetSuite will see it, with its query
     * @param form the decoded parameters of a body of type {@code application/x-www-form-urlencoded}; empty for any
     *     other body
     * @return the value of the header {@code Authorization}; empty for no such header
     * @throws IllegalArgumentException if the URL cannot be signed
     */
    String authorization(String method, URI uri, List<FormParameter> form);

    /** How requests are authorized. */
    default Scheme scheme() {
        return Scheme.OAUTH1;
    }

    /** A short text that changes when the credentials behind this do, and that gives none of them away. */
    String fingerprint();

    /** Lets go of what it holds open. */
    default void close() {}
}
