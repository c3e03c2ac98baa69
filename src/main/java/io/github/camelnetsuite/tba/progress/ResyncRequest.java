package io.github.camelnetsuite.tba.progress;

import static io.github.camelnetsuite.tba.progress.Since.FIRST_YEAR;
import static io.github.camelnetsuite.tba.progress.Since.LAST_YEAR;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which records to read again, beside the changes that a route follows. */
public sealed interface ResyncRequest {

    /** How many records may be named. */
    int MOST_IDS = 10_000;

    /** Of the ids in a text. */
    Pattern SEPARATORS = Pattern.compile("[,\\s]+");

    /** All that the route would read in a first read: its option {@code since} stays the floor. */
    record Everything() implements ResyncRequest {}

    /** What was last modified then or later, be that before the route's own {@code since}. */
    record Since(Instant from) implements ResyncRequest {}

    /** These records and no others, whenever they were modified. */
    record Ids(List<Long> ids) implements ResyncRequest {

        public Ids {
            ids = List.copyOf(new TreeSet<>(ids));
            if (ids.isEmpty() || ids.size() > MOST_IDS) {
                throw new IllegalArgumentException(
                        "There are " + ids.size() + " ids to read again: give from 1 to " + MOST_IDS);
            }
        }
    }

    /**
     * What was modified since an instant.
     *
     * @throws IllegalArgumentException when it is none, or has no zone
     */
    static ResyncRequest since(String instant) {
        try {
            OffsetDateTime from = OffsetDateTime.parse(instant.strip().toUpperCase(Locale.ROOT));
            if (from.getYear() >= FIRST_YEAR && from.getYear() <= LAST_YEAR) {
                return new Since(from.toInstant());
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new IllegalArgumentException("'" + instant
                + "' is no instant to read again from: give one with its zone, such as 2026-01-31T00:00:00Z");
    }

    /**
     * Records by their ids, which commas, blanks or line ends separate.
     *
     * @throws IllegalArgumentException when one is no whole number, or there are none or too many. It is not shown: who
     *     knows what file that was
     */
    static ResyncRequest ids(String text) {
        List<Long> ids = new ArrayList<>();
        for (String id : SEPARATORS.split(text, -1)) {
            if (id.isEmpty()) {
                continue; // before the first or behind the last
            } else if (!id.matches("-?[0-9]{1,18}")) {
                throw new IllegalArgumentException("The " + (ids.size() + 1) + ". of the ids to read again is no whole"
                        + " number: give NetSuite's internal ids, separated by commas, blanks or line ends");
            }
            ids.add(Long.parseLong(id));
        }
        return new Ids(ids);
    }

    /** The cursor that it begins with, beside that of the route's changes. */
    default Cursor beside(Cursor changes, Instant askedAt) {
        Phase.Ids named = this instanceof Ids those ? new Phase.Ids(those.ids(), List.of()) : null;
        return new Cursor(
                changes.account(),
                changes.recordType(),
                ResyncCursor.FINGERPRINT,
                new Phase.Resync(askedAt.truncatedTo(ChronoUnit.MILLIS), null, 0, named),
                OverlapMemory.empty(0),
                floor(changes));
    }

    private @Nullable Instant floor(Cursor changes) {
        if (this instanceof Since since) {
            return since.from();
        }
        return this instanceof Everything ? changes.floor() : null;
    }
}
