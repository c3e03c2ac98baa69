package io.github.camelnetsuite.tba.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.sandbox.LoginCause;
import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.http.Delivery;
import io.github.camelnetsuite.tba.sandbox.http.HttpFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a fault from its JSON; the fields are described at {@link ControlApi}. */
final class FaultReader {
    private static final Set<String> KNOWN = Set.of(
            "match",
            "status",
            "headers",
            "body",
            "contentType",
            "delayMs",
            "truncateAfterBytes",
            "stallAfterBytes",
            "bytesPerSecond",
            "drop",
            "permission",
            "clockSkew",
            "login",
            "replaceSecret",
            "revokeToken");

    private FaultReader() {}

    /** The fault, or an {@link IllegalArgumentException} that names what is wrong. */
    static Fault read(JsonNode json) {
        json.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("A fault has no field " + name);
            }
        });
        JsonNode match = json.path("match");
        long times = match.has("times") ? match.get("times").asLong() : match.has("nth") ? 1 : Long.MAX_VALUE;
        try {
            return new Fault(
                    Pattern.compile(match.path("path").asText("")),
                    match.path("bodyContains").asText(""),
                    match.path("nth").asLong(1),
                    times,
                    effect(json));
        } catch (PatternSyntaxException notRegular) {
            throw new IllegalArgumentException("match.path is not a regular expression", notRegular);
        }
    }

    private static Effect effect(JsonNode json) {
        return new Effect(
                json.has("status") ? OptionalInt.of(json.get("status").asInt()) : OptionalInt.empty(),
                fields(json),
                json.has("body") ? Optional.of(body(json.get("body"))) : Optional.empty(),
                json.path("delayMs").asLong(0),
                delivery(json),
                lost(json.path("permission")),
                json.path("clockSkew").asLong(0),
                login(json));
    }

    private static byte[] body(JsonNode body) {
        return Effect.bytes(body.isTextual() ? body.asText() : body.toString());
    }

    private static HttpFields fields(JsonNode json) {
        List<HttpFields.Field> fields = new ArrayList<>();
        if (json.has("contentType")) {
            fields.add(
                    new HttpFields.Field("Content-Type", json.get("contentType").asText()));
        }
        json.path("headers")
                .properties()
                .forEach(header -> fields.add(
                        new HttpFields.Field(header.getKey(), header.getValue().asText())));
        return new HttpFields(fields);
    }

    private static Delivery delivery(JsonNode json) {
        return new Delivery(
                Effect.positive(json.path("truncateAfterBytes").asLong(-1)),
                Effect.positive(json.path("stallAfterBytes").asLong(-1)),
                json.path("bytesPerSecond").asInt(0),
                Delivery.Drop.valueOf(json.path("drop").asText("nothing").toUpperCase(Locale.ROOT)));
    }

    private static Set<Permission> lost(JsonNode permission) {
        Set<Permission> lost = new HashSet<>();
        if (permission.isTextual()) {
            lost.add(Permission.parse(permission.asText()));
        }
        permission.forEach(one -> lost.add(Permission.parse(one.asText())));
        return lost;
    }

    /** A cause by its name stands for its word; any other text is a word itself. */
    private static String detail(String login) {
        return Arrays.stream(LoginCause.values())
                .filter(cause -> cause.name().equals(login))
                .map(LoginCause::detail)
                .findFirst()
                .orElse(login);
    }

    private static String login(JsonNode json) {
        if (json.path("replaceSecret").asBoolean(false)) {
            return "InvalidSignature";
        }
        if (json.path("revokeToken").asBoolean(false)) {
            return "token_rejected";
        }
        return detail(json.path("login").asText(""));
    }
}
