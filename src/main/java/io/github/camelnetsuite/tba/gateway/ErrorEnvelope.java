package io.github.camelnetsuite.tba.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * NetSuite's error body: that of REST (Oracle help, section_156570709583), or what a SOAP fault says in these terms. Its {@code type} is a w3.org or an rfc-editor.org URI, and
 * the field with the URL is {@code o:errorUrl} or {@code o:urlPath}, by release; neither decides anything.
 *
 * @param title HTTP's words, not always those of the status: a 429 is titled "Bad Request"
 * @param status the status that the body claims, 0 for none
 * @param code the top-level code, empty for none
 * @param details at least one
 * @param url the URL that was refused, empty for none
 * @param soap whether it came as a SOAP fault or status; then {@code code} is the name of the fault, empty for a status
 */
record ErrorEnvelope(String title, int status, String code, List<Detail> details, String url, boolean soap) {

    /**
     * One reason.
     *
     * @param code such as {@code INVALID_LOGIN}, empty for none
     * @param text NetSuite's sentence, made safe for one line of a log
     * @param place the part of the request that it speaks of: JSON path, query parameter or header; empty for none
     */
    record Detail(String code, String text, String place) {}

    /** The envelope in this JSON, if it is one; a 200 can hold one too. */
    static Optional<ErrorEnvelope> in(JsonNode json) {
        JsonNode reasons = json.path("o:errorDetails");
        if (!reasons.isArray() || reasons.isEmpty()) {
            return restlet(json.path("error"));
        }
        List<Detail> details = new ArrayList<>();
        for (JsonNode reason : reasons) {
            details.add(new Detail(
                    text(reason, "o:errorCode"),
                    text(reason, "detail"),
                    text(reason, "o:errorPath") + text(reason, "o:errorQueryParam") + text(reason, "o:errorHeader")));
        }
        return Optional.of(new ErrorEnvelope(
                text(json, "title"),
                json.path("status").asInt(0),
                text(json, "o:errorCode"),
                List.copyOf(details),
                text(json, "o:errorUrl") + text(json, "o:urlPath"),
                false));
    }

    // RESTlets: {"error":{"code":"…","message":"…"}} (Oracle help, section_4634920277).
    private static Optional<ErrorEnvelope> restlet(JsonNode error) {
        if (!error.path("code").isTextual()) {
            return Optional.empty();
        }
        Detail detail = new Detail(text(error, "code"), text(error, "message"), "");
        return Optional.of(new ErrorEnvelope("", 0, "", List.of(detail), "", false));
    }

    boolean has(String... codes) {
        for (String wanted : codes) {
            if (wanted.equals(code) || details.stream().anyMatch(detail -> wanted.equals(detail.code()))) {
                return true;
            }
        }
        return false;
    }

    /** The most telling reason: the details' first; a top-level code is often a mere USER_ERROR. */
    Detail first() {
        return details.get(0);
    }

    /** A refusal by SOAP (Oracle help, section_N3539420). */
    static ErrorEnvelope soap(String fault, String title, List<Detail> details) {
        return new ErrorEnvelope(
                title, 0, fault, details.isEmpty() ? List.of(new Detail("", title, "")) : details, "", true);
    }

    private static String text(JsonNode node, String key) {
        return ServerText.oneLine(node.path(key).asText(""));
    }
}
