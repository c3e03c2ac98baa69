package io.github.camelnetsuite.tba;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in a file for a value that is kept elsewhere: {@code {{…}}} of Camel, or {@code ENC(…)} of Jasypt. */
public final class Placeholder {

    private static final Pattern ENCRYPTED = Pattern.compile("ENC\\(.*\\)", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{env:([A-Za-z0-9_]+)}}");
    private static final Pattern FUNCTION = Pattern.compile("\\{\\{([A-Za-z][A-Za-z-]*):.*}}", Pattern.DOTALL);

    private Placeholder() {}

    /** Whether what this stands for is only known where it is read. */
    public static boolean isIn(@Nullable String value) {
        return value != null && (value.contains("{{") || isEncrypted(value));
    }

    private static boolean isEncrypted(String value) {
        return ENCRYPTED.matcher(value).matches();
    }

    /**
     * Refuses what is for Jasypt, which Camel asks for its own properties only.
     *
     * @param name of what has this value
     * @throws IllegalArgumentException saying where it belongs
     */
    public static void requireNotEncrypted(String name, String value) {
        if (isEncrypted(value)) {
            throw new IllegalArgumentException(name + " is " + shown(value)
                    + ", which Camel's Jasypt resolves for its own properties only: put it into application.properties and"
                    + " name it here as {{name}}");
        }
    }

    /** The function that is asked for the whole value, if it is one that is. */
    static Optional<String> function(String value) {
        Matcher function = FUNCTION.matcher(value);
        return function.matches() ? Optional.of(function.group(1)) : Optional.empty();
    }

    /** The variable of the environment that is all of this; empty where it is something else. */
    static Optional<String> variable(String value) {
        Matcher variable = VARIABLE.matcher(value);
        return variable.matches() ? Optional.of(variable.group(1)) : Optional.empty();
    }

    /** What may be shown of it: which function, and of which variable. Any default behind that may be a secret. */
    public static String shown(String value) {
        if (VARIABLE.matcher(value).matches()) {
            return value;
        }
        return function(value)
                .map(function -> "{{" + function + ":\u2026}}")
                .orElse(value.contains("{{") ? "{{\u2026}}" : "ENC(\u2026)");
    }
}
