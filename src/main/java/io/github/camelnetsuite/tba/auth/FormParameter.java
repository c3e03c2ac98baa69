package io.github.camelnetsuite.tba.auth;

import java.util.Arrays;
import java.util.List;

/**
 * A decoded name and value of a query, a form or an OAuth header. Names may repeat; both may be empty. The value may be
 * someone's data, so {@code toString} leaves it out.
 *
 * @param name the name, decoded
 * @param value the value, decoded; empty when there was none
 */
public record FormParameter(String name, String value) {

    /**
     * Decodes {@code application/x-www-form-urlencoded} text, which is also the form of a query (RFC 5849 §3.4.1.3.1):
     * {@code +} and {@code %20} are the same space, {@code a} and {@code a=} the same empty value, and nothing stands
     * between two {@code &}.
     *
     * @throws IllegalArgumentException if the text holds a malformed percent sequence, bytes that are not UTF-8, or a
     *     character outside ASCII (which the encoding does not know); the text tells which, and shows no value
     */
    public static List<FormParameter> parse(String encoded) {
        return Arrays.stream(encoded.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(FormParameter::ofPair)
                .toList();
    }

    private static FormParameter ofPair(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0
                ? new FormParameter(PercentEncoding.decodeForm(pair), "")
                : new FormParameter(
                        PercentEncoding.decodeForm(pair.substring(0, equals)),
                        PercentEncoding.decodeForm(pair.substring(equals + 1)));
    }

    @Override
    public String toString() {
        return "FormParameter[" + name + "]";
    }
}
