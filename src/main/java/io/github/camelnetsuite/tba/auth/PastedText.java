package io.github.camelnetsuite.tba.auth;

import org.jspecify.annotations.Nullable;

/** A value that somebody has copied from NetSuite, checked for what copying breaks. */
final class PastedText {

    private PastedText() {}

    /**
     * The value as it is, if it can be right.
     *
     * @param whatToPaste what it is and where NetSuite shows it
     * @throws IllegalArgumentException naming the option and what to paste; never the value
     */
    static String checked(String option, @Nullable String value, String whatToPaste) {
        String flaw = flaw(value == null ? "" : value);
        if (value == null || flaw != null) {
            throw new IllegalArgumentException(option + " " + flaw + "; paste " + whatToPaste);
        }
        return value;
    }

    private static @Nullable String flaw(String value) {
        if (value.isBlank()) {
            return "is missing";
        }
        if (!value.equals(value.strip())) {
            return "begins or ends with a blank or a line break";
        }
        if (value.chars().anyMatch(Character::isWhitespace)) {
            return "holds a blank or a line break";
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            return "holds a control character";
        }
        if (value.chars().anyMatch(c -> c > 0x7e)) {
            return "holds a character outside ASCII, such as a typographic dash or an invisible space";
        }
        return null;
    }
}
