package io.github.camelnetsuite.tba.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The JWT of a request for a token (Oracle help, section_162790605110), taken apart and not yet believed. */
record ClientAssertion(JsonNode header, JsonNode claims, String signed, String encodedSignature) {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    static ClientAssertion in(Map<String, String> form, ObjectMapper json) throws TokenRefusedException {
        if (!"client_credentials".equals(form.get("grant_type"))) {
            throw new TokenRefusedException(
                    "unsupported_grant_type", "The grant_type is not client_credentials.", "InvalidRequest");
        }
        String[] parts = form.getOrDefault("client_assertion", "").split("\\.", -1);
        if (!TYPE.equals(form.get("client_assertion_type")) || parts.length != 3) {
            throw malformed();
        }
        try {
            Base64.Decoder base64 = Base64.getUrlDecoder();
            return new ClientAssertion(
                    json.readTree(base64.decode(parts[0])),
                    json.readTree(base64.decode(parts[1])),
                    parts[0] + "." + parts[1],
                    parts[2]);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw malformed();
        }
    }

    private static TokenRefusedException malformed() {
        return new TokenRefusedException("invalid_request", "The client assertion is malformed.", "InvalidRequest");
    }

    byte[] signature() throws TokenRefusedException {
        try {
            return Base64.getUrlDecoder().decode(encodedSignature);
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
    }

    String header(String name) {
        return header.path(name).asText("");
    }

    String claim(String name) {
        return claims.path(name).asText("");
    }

    long seconds(String name) throws TokenRefusedException {
        if (!claims.path(name).isIntegralNumber()) {
            throw malformed();
        }
        return claims.path(name).asLong();
    }

    /** An array in Oracle's sample, a text with commas by its description. */
    Set<String> scopes() {
        Set<String> scopes = new HashSet<>();
        JsonNode scope = claims.path("scope");
        scope.forEach(one -> scopes.add(one.asText()));
        for (String one : scope.asText("").split(",", -1)) {
            scopes.add(one.strip());
        }
        return scopes;
    }
}
