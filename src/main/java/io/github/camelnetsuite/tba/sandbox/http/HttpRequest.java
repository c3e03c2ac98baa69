package io.github.camelnetsuite.tba.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One request as it came in. Immutable; the body's array is not copied and must not be changed. */
public final class HttpRequest {
    private final String method;
    private final String target;
    private final HttpFields fields;
    private final byte[] body;

    public HttpRequest(String method, String target, HttpFields fields, byte[] body) {
        this.method = method;
        this.target = target;
        this.fields = fields;
        this.body = body;
    }

    /** As sent. */
    public String method() {
        return method;
    }

    /** Path and query exactly as sent, still encoded: what the client signed. */
    public String target() {
        return target;
    }

    public HttpFields fields() {
        return fields;
    }

    /** The whole body, empty when there is none. */
    public byte[] body() {
        return body;
    }

    /** The encoded path, without the query. */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** Decoded query parameters; of a repeated one the first. */
    public Map<String, String> query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        int mark = target.indexOf('?');
        if (mark >= 0) {
            for (String pair : target.substring(mark + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                if (!name.isEmpty()) {
                    parameters.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
                }
            }
        }
        return parameters;
    }

    /** The first value of a header field. */
    public Optional<String> field(String name) {
        return fields.first(name);
    }

    /** The URL as the client sees it: this server speaks plain HTTP, so the scheme is {@code http}. */
    public String url() {
        return "http://" + field("Host").orElse("") + target;
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Percent-decoding with {@code +} as a space; text that is not valid encoding stays as it is. */
    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
