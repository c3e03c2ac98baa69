package io.github.camelnetsuite.tba.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.sandbox.AccountConditions;
import io.github.camelnetsuite.tba.sandbox.AccountState;
import io.github.camelnetsuite.tba.sandbox.Feature;
import io.github.camelnetsuite.tba.sandbox.LoginCause;
import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The part of the control interface that is about how the account is; described at {@link ControlApi}. */
public final class AccountControl {
    private final ObjectMapper json;
    private final AccountState state;

    public AccountControl(ObjectMapper json, AccountState state) {
        this.json = json;
        this.state = state;
    }

    ObjectNode show() {
        AccountConditions now = state.conditions();
        ObjectNode node = json.createObjectNode();
        node.put("loginCause", now.loginCause().map(LoginCause::name).orElse(null));
        node.put("locked", state.locked());
        now.featuresOff().stream().map(Feature::label).sorted().forEach(node.putArray("featuresOff")::add);
        now.granted().stream().map(Permission::label).sorted().forEach(node.putArray("granted")::add);
        now.withheld().stream().map(Permission::label).sorted().forEach(node.putArray("withheld")::add);
        node.put(
                "subsidiary",
                now.subsidiary().isPresent() ? String.valueOf(now.subsidiary().getAsLong()) : null);
        now.missingColumns().stream().sorted().forEach(node.putArray("missingColumns")::add);
        node.put("maintenance", now.maintenance());
        node.put("redirect", now.redirect().map(URI::toString).orElse(null));
        return node;
    }

    /** Changes what the order names, and leaves the rest; an {@link IllegalArgumentException} names what is wrong. */
    ObjectNode change(JsonNode order) {
        state.change(before -> {
            AccountConditions changed = before;
            for (Map.Entry<String, JsonNode> field : order.properties()) {
                changed = changed(changed, field.getKey(), field.getValue());
            }
            return changed;
        });
        return show();
    }

    private static AccountConditions changed(AccountConditions from, String name, JsonNode value) {
        try {
            return switch (name) {
                case "loginCause" -> from.withLoginCause(text(value).map(LoginCause::parse));
                case "featuresOff" ->
                    from.withFeaturesOff(
                            texts(value).stream().map(Feature::parse).toList());
                case "granted" ->
                    from.withGranted(
                            texts(value).stream().map(Permission::parse).toList());
                case "withheld" ->
                    from.withWithheld(
                            texts(value).stream().map(Permission::parse).toList());
                case "subsidiary" ->
                    from.withSubsidiary(text(value)
                            .map(id -> OptionalLong.of(Long.parseLong(id)))
                            .orElseGet(OptionalLong::empty));
                case "missingColumns" -> from.withMissingColumns(texts(value));
                case "maintenance" -> from.withMaintenance(value.asBoolean(false));
                case "redirect" -> from.withRedirect(text(value).map(URI::create));
                default -> throw new IllegalArgumentException("there is no such field of an account");
            };
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Optional<String> text(JsonNode value) {
        return Optional.of(value)
                .filter(present -> !present.isNull())
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }

    /** A list of texts; one alone may do without its brackets. */
    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        text(value).ifPresent(texts::add);
        value.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** Hands out new keys. */
    ObjectNode reset(JsonNode order) {
        SandboxCredentials now =
                switch (order.path("reset").asText("")) {
                    case "integration" -> state.resetIntegration();
                    case "token" -> state.replaceToken();
                    default -> throw new IllegalArgumentException("reset must be integration or token");
                };
        return json.createObjectNode()
                .put("accountId", now.accountId())
                .put("consumerKey", now.consumerKey())
                .put("consumerSecret", now.consumerSecret())
                .put("tokenId", now.tokenId())
                .put("tokenSecret", now.tokenSecret());
    }

    ObjectNode unlock() {
        state.unlock();
        return show();
    }
}
