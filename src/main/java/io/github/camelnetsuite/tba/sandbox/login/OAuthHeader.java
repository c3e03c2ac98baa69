package io.github.camelnetsuite.tba.sandbox.login;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of an {@code Authorization: OAuth} header (RFC 5849 section 3.5.1), decoded. */
record OAuthHeader(Map<String, String> parameters) {
    private static final Pattern PAIR = Pattern.compile("\\s*([A-Za-z0-9_]+)\\s*=\\s*\"([^\"]*)\"\\s*");

    /**
     * Parses a header value.
     *
     * @throws LoginRefusedException {@code parameter_rejected} for a parameter that is doubled, empty or malformed
     */
    static OAuthHeader parse(String value) throws LoginRefusedException {
        if (!value.regionMatches(true, 0, "OAuth ", 0, 6)) {
            throw new LoginRefusedException("MissingTokenPassportRequiredFields");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : value.substring(6).split(",", -1)) {
            Matcher matcher = PAIR.matcher(pair);
            if (!matcher.matches()) {
                throw new LoginRefusedException("parameter_rejected");
            }
            String decoded = decoded(matcher.group(2));
            if (decoded.isEmpty() || parameters.put(matcher.group(1), decoded) != null) {
                throw new LoginRefusedException("parameter_rejected");
            }
        }
        return new OAuthHeader(parameters);
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    String required(String name) throws LoginRefusedException {
        return optional(name).orElseThrow(() -> new LoginRefusedException("MissingTokenPassportRequiredFields"));
    }

    /** Percent-decoding only: a plus sign in a header stays a plus sign. */
    private static String decoded(String text) throws LoginRefusedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.write(raw[i]);
                continue;
            }
            int high = i + 2 <= raw.length - 1 ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 <= raw.length - 1 ? Character.digit(raw[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new LoginRefusedException("parameter_rejected");
            }
            bytes.write(high * 16 + low);
            i += 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
