package io.github.camelnetsuite.tba.auth;

import java.net.URI;
import java.util.List;

/** Gives each attempt of a request its {@code Authorization} header. Implementations are thread-safe. */
public interface RequestAuthorizer {

    /**
     * A header value for one attempt. Ask again for every attempt: NetSuite refuses a nonce that it has seen, and calls
     * it an invalid login (Oracle help, {@code subsect_156935170194}).
     *
     * @param method the HTTP method
     * @param uri the whole URL as NetSuite will see it, with its query
     * @param form the decoded parameters of a body of type {@code application/x-www-form-urlencoded}; empty for any
     *     other body
     * @return the value of the header {@code Authorization}
     * @throws IllegalArgumentException if the URL cannot be signed
     */
    String authorization(String method, URI uri, List<FormParameter> form);

    /** A short text that changes when the credentials behind this do, and that gives none of them away. */
    String fingerprint();
}
