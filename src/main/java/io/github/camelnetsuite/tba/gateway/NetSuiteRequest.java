package io.github.camelnetsuite.tba.gateway;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What to ask of an account; sent once or, signed afresh each time, several times.
 *
 * @param method HTTP's
 * @param target path and query below the base URL, encoded: {@code /services/rest/query/v1/suiteql?limit=1000&offset=0}
 * @param headers besides those that every request has
 * @param body text, sent as UTF-8, asked for anew by every attempt; null for none
 * @param contentType of the body
 * @param login where the proof of who asks stands
 */
public record NetSuiteRequest(
        String method,
        String target,
        Map<String, String> headers,
        @Nullable Supplier<String> body,
        @Nullable String contentType,
        Login login) {

    /** Where a request says who asks. */
    public enum Login {
        /** In the header {@code Authorization}, signed as the request leaves. */
        HEADER,
        /** In the body, as SOAP has it. */
        BODY,
        /** Nowhere: what anybody may ask. A login that was refused before does not stop it. */
        NONE
    }

    /** The operation of a SOAP request; empty for any other. */
    String operation() {
        return headers.getOrDefault("SOAPAction", "").replace("\"", "");
    }

    /** A plain read. */
    public static NetSuiteRequest get(String target) {
        return new NetSuiteRequest("GET", target, Map.of(), null, null, Login.HEADER);
    }

    /** A JSON body posted; it is not part of what is signed (RFC 5849 section 3.4.1.3.1). */
    public static NetSuiteRequest postJson(String target, Map<String, String> headers, String json) {
        return new NetSuiteRequest(
                "POST", target, headers, () -> json, "application/json; charset=UTF-8", Login.HEADER);
    }

    /**
     * A SOAP 1.1 envelope posted (SOAP 1.1 section 6).
     *
     * @param action the operation
     * @param envelope a new one, with its own token passport, for each attempt
     */
    public static NetSuiteRequest postSoap(String target, String action, Login login, Supplier<String> envelope) {
        return new NetSuiteRequest(
                "POST",
                target,
                Map.of("SOAPAction", '"' + action + '"', "Accept", "text/xml"),
                envelope,
                "text/xml; charset=UTF-8",
                login);
    }

    /** A form posted, with the login in it; what it holds is no part of the text of this. */
    static NetSuiteRequest postForm(String target, String form) {
        return new NetSuiteRequest(
                "POST", target, Map.of(), () -> form, "application/x-www-form-urlencoded", Login.NONE);
    }

    /** Method and path, and a SOAP operation, for people. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        String action = headers.get("SOAPAction");
        return method + " " + (query < 0 ? target : target.substring(0, query))
                + (action == null ? "" : " " + action.replace("\"", ""));
    }
}
