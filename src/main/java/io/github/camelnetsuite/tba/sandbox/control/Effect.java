package io.github.camelnetsuite.tba.sandbox.control;

import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.http.Delivery;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpFields;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What an injected fault does to one request.
 *
 * @param status answered instead of NetSuite's, or given to the replaced body
 * @param fields header fields added to the answer
 * @param body answered instead of NetSuite's
 * @param delayMillis held back, while the request counts against the concurrency limit
 * @param delivery what happens on the wire
 * @param lost permissions the role lacks
 * @param clockSkewSeconds how far the account's clock runs ahead for login and Date
 * @param login audit detail of a refused login, empty to let the login be judged
 */
public record Effect(
        OptionalInt status,
        HttpFields fields,
        Optional<byte[]> body,
        long delayMillis,
        Delivery delivery,
        Set<Permission> lost,
        long clockSkewSeconds,
        String login) {

    public static final Effect NONE =
            new Effect(OptionalInt.empty(), HttpFields.of(), Optional.empty(), 0, Delivery.WHOLE, Set.of(), 0, "");

    /** Adds the fault's header fields and its way of delivery to an answer. */
    public HttpAnswer applyTo(HttpAnswer answer) {
        HttpFields all = answer.fields();
        for (HttpFields.Field field : fields.list()) {
            all = all.with(field.name(), field.value());
        }
        return answer.with(all).with(delivery);
    }

    /** What remains of a role's permissions. */
    public Set<Permission> leftOf(Set<Permission> role) {
        Set<Permission> left = EnumSet.noneOf(Permission.class);
        left.addAll(role);
        left.removeAll(lost);
        return left;
    }

    /** Both effects on one request; where they contradict each other, this one wins. */
    Effect and(Effect other) {
        Set<Permission> both = new java.util.HashSet<>(lost);
        both.addAll(other.lost);
        return new Effect(
                status.isPresent() ? status : other.status,
                fields.list().isEmpty() ? other.fields : fields,
                body.isPresent() ? body : other.body,
                delayMillis + other.delayMillis,
                delivery.equals(Delivery.WHOLE) ? other.delivery : delivery,
                Set.copyOf(both),
                clockSkewSeconds + other.clockSkewSeconds,
                login.isEmpty() ? other.login : login);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static OptionalLong positive(long count) {
        return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
    }
}
