package io.github.camelnetsuite.tba.progress;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** Where a first read begins; what the option {@code since} says of a route's changes. */
public sealed interface Since {

    /** A year has four digits where NetSuite compares times as text; before the first one there is nothing to read. */
    int FIRST_YEAR = 1900;

    int LAST_YEAR = 9998;

    /** Everything that is in the account. */
    record Beginning() implements Since {}

    /** Only what changes from the first poll on, by NetSuite's clock. */
    record Now() implements Since {}

    /**
     * Only what comes to be seen from the first poll on, be its time a little earlier because it commits late. No value of
     * the option: so begin deletions.
     */
    record Start() implements Since {}

    /** What was last modified then or later. */
    record From(Instant floor) implements Since {}

    /**
     * Reads the option.
     *
     * @throws IllegalArgumentException when it is none of the three
     */
    static Since parse(String option) {
        return switch (option.strip().toLowerCase(Locale.ROOT)) {
            case "beginning" -> new Beginning();
            case "now" -> new Now();
            default -> new From(instant(option.strip()));
        };
    }

    private static Instant instant(String text) {
        try {
            OffsetDateTime instant = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT));
            if (instant.getYear() >= FIRST_YEAR && instant.getYear() <= LAST_YEAR) {
                return instant.toInstant();
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new IllegalArgumentException("Option since is '" + text
                + "': give beginning, now, or an instant with its zone such as 2026-01-31T00:00:00Z");
    }
}
