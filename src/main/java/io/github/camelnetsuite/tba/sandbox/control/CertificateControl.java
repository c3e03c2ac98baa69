package io.github.camelnetsuite.tba.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.sandbox.login.CertificateMapping;
import io.github.camelnetsuite.tba.sandbox.login.CertificateMappings;
import io.github.camelnetsuite.tba.sandbox.login.OAuth2Login;

/** The part of the control interface that is about OAuth 2.0; described at {@link ControlApi}. */
public final class CertificateControl {
    private final ObjectMapper json;
    private final CertificateMappings mappings;
    private final OAuth2Login login;

    public CertificateControl(ObjectMapper json, CertificateMappings mappings, OAuth2Login login) {
        this.json = json;
        this.mappings = mappings;
        this.login = login;
    }

    ObjectNode change(JsonNode order) {
        CertificateMapping mapping = order.has("certificate")
                ? mappings.upload(
                        order.get("certificate").asText(),
                        order.path("clientId").asText(""))
                : mappings.change(
                        order.path("certificateId").asText(""),
                        order.path("revoked").asBoolean(false),
                        order.path("expired").asBoolean(false));
        return json.createObjectNode()
                .put("clientId", mapping.clientId())
                .put("certificateId", mapping.certificateId());
    }

    ObjectNode forgetTokens() {
        login.forgetTokens();
        return json.createObjectNode();
    }

    long refusedLogins() {
        return login.refusedLogins();
    }
}
