package io.github.camelnetsuite.tba.sandbox.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpFields;
import java.util.Map;

/** Answers in NetSuite's media types and error envelope, as captured from real accounts in 2026. */
public final class Answers {
    private static final String MEDIA = "application/vnd.oracle.resource+json; type=%s; charset=UTF-8";
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            429, "Bad Request",
            500, "Internal Server Error");
    private static final Map<Integer, String> SECTIONS =
            Map.of(401, "15.5.2", 403, "15.5.4", 404, "15.5.5", 405, "15.5.6", 500, "15.6.1");

    private final ObjectMapper json;

    public Answers(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    ObjectMapper json() {
        return json;
    }

    HttpAnswer singular(JsonNode body) {
        return ok("singular", body);
    }

    HttpAnswer collection(JsonNode body) {
        return ok("collection", body);
    }

    private HttpAnswer ok(String type, JsonNode body) {
        return HttpAnswer.of(200, HttpFields.of("Content-Type", MEDIA.formatted(type)), bytes(body));
    }

    /** The one answer to every refused login, whatever the reason. */
    public HttpAnswer invalidLogin(String realm) {
        HttpAnswer answer = error(Refusal.of(
                401,
                "INVALID_LOGIN",
                "Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup >"
                        + " Users/Roles > User Management > View Login Audit Trail."));
        return answer.with(answer.fields()
                .with(
                        "WWW-Authenticate",
                        "OAuth realm=\"" + realm + "\", error=\"token_rejected\","
                                + " error_description=\"Invalid login attempt.\""));
    }

    /** The one answer to every access token that is refused (Oracle help, subsect_158521885412). */
    public HttpAnswer invalidToken(String realm) {
        HttpAnswer answer = invalidLogin(realm);
        return answer.with(answer.fields()
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"" + realm + "\", error=\"invalid_token\","
                                + " error_description=\"Invalid login attempt.\""));
    }

    /** An access token (Oracle help, section_162755359851). */
    public HttpAnswer token(String accessToken) {
        ObjectNode body = json.createObjectNode();
        body.put("access_token", accessToken);
        body.put("expires_in", 3600);
        body.put("token_type", "Bearer");
        return HttpAnswer.of(200, HttpFields.of("Content-Type", "application/json; charset=UTF-8"), bytes(body));
    }

    /** No access token (RFC 6749 section 5.2); without a description when that is empty. */
    public HttpAnswer noToken(String error, String description) {
        ObjectNode body = json.createObjectNode();
        body.put("error", error);
        if (!description.isEmpty()) {
            body.put("error_description", description);
        }
        return HttpAnswer.of(400, HttpFields.of("Content-Type", "application/json; charset=UTF-8"), bytes(body));
    }

    /** Too many requests in progress. The title says Bad Request, and there is a code on the top level too. */
    public HttpAnswer concurrencyLimitExceeded() {
        return error(
                Refusal.of(429, "CONCURRENCY_LIMIT_EXCEEDED", "Concurrent request limit exceeded. Request blocked."));
    }

    /**
     * What NetSuite, or the gateway before it, would say with a status: the envelope where NetSuite speaks, a page of
     * HTML for 502, 503 and 504 (unverified), and nothing for what is no error.
     */
    public HttpAnswer ofStatus(int status, String realm) {
        return switch (status) {
            case 401 -> invalidLogin(realm);
            case 429 -> concurrencyLimitExceeded();
            case 502, 503, 504 -> unavailable(status, "The account you are trying to access is currently unavailable.");
            default ->
                status < 400
                        ? HttpAnswer.of(status, HttpFields.of("Content-Type", MEDIA.formatted("singular")), new byte[0])
                        : error(Refusal.of(
                                status,
                                status < 500 ? "USER_ERROR" : "UNEXPECTED_ERROR",
                                "An unexpected error occurred. Error ID: sandbox"));
        };
    }

    /** The account is down for scheduled maintenance (503 by Oracle help, section_4634920277; the page is unverified). */
    public HttpAnswer maintenance() {
        return unavailable(
                503,
                "The account you are trying to access is currently unavailable while we undergo our regularly scheduled"
                        + " maintenance.");
    }

    private static HttpAnswer unavailable(int status, String text) {
        return HttpAnswer.of(
                status,
                HttpFields.of("Content-Type", "text/html; charset=UTF-8"),
                "<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><p>" + text
                        + "</p></body></html>");
    }

    /** The error envelope. A 400 also ends the connection, as captured. */
    public HttpAnswer error(Refusal refusal) {
        ObjectNode body = json.createObjectNode();
        body.put(
                "type",
                "https://www.rfc-editor.org/rfc/rfc9110.html#section-"
                        + SECTIONS.getOrDefault(refusal.status(), "15.5.1"));
        body.put("title", TITLES.getOrDefault(refusal.status(), "Error"));
        body.put("status", refusal.status());
        if (refusal.status() == 429) {
            body.put("o:errorCode", "USER_ERROR");
        }
        ObjectNode detail = body.putArray("o:errorDetails").addObject();
        detail.put("detail", refusal.detail());
        if (!refusal.queryParameter().isEmpty()) {
            detail.put("o:errorQueryParam", refusal.queryParameter());
        }
        if (!refusal.header().isEmpty()) {
            detail.put("o:errorHeader", refusal.header());
        }
        detail.put("o:errorCode", refusal.code());
        HttpFields fields = HttpFields.of("Content-Type", MEDIA.formatted("error"));
        return HttpAnswer.of(
                refusal.status(), refusal.status() == 400 ? fields.with("Connection", "close") : fields, bytes(body));
    }

    private byte[] bytes(JsonNode body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A JSON tree did not serialize", impossible);
        }
    }
}
