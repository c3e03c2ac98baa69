package io.github.camelnetsuite.tba.gateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to ask of an account; sent once or, signed afresh each time, several times.
 *
 * @param method HTTP's
 * @param target path and query below the base URL, encoded: {@code /services/rest/query/v1/suiteql?limit=1000&offset=0}
 * @param headers besides those that every request has
 * @param body text, sent as UTF-8; null for none
 * @param contentType of the body
 */
public record NetSuiteRequest(
        String method,
        String target,
        Map<String, String> headers,
        @Nullable String body,
        @Nullable String contentType) {

    /** A plain read. */
    public static NetSuiteRequest get(String target) {
        return new NetSuiteRequest("GET", target, Map.of(), null, null);
    }

    /** A JSON body posted; it is not part of what is signed (RFC 5849 section 3.4.1.3.1). */
    public static NetSuiteRequest postJson(String target, Map<String, String> headers, String json) {
        return new NetSuiteRequest("POST", target, headers, json, "application/json; charset=UTF-8");
    }

    /** A form posted; what it holds is no part of the text of this. */
    static NetSuiteRequest postForm(String target, String form) {
        return new NetSuiteRequest("POST", target, Map.of(), form, "application/x-www-form-urlencoded");
    }

    /** Method and path, for people. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        return method + " " + (query < 0 ? target : target.substring(0, query));
    }
}
