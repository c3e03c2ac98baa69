package io.github.camelnetsuite.tba.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a record type, small enough for one page if need be. Whether SuiteTalk counts the ends of a range in is not
 * documented: the search may reach a little further, and what is outside is left out here.
 *
 * @param idAfter ids above this one; null for no bound
 * @param idTo ids up to this one; null for no bound
 * @param from last modified in this second or later; null for no bound
 * @param to last modified in this second or earlier; null for no bound
 */
record Window(
        @Nullable Long idAfter,
        @Nullable Long idTo,
        @Nullable Instant from,
        @Nullable Instant to) {

    boolean holds(long id, @Nullable Instant lastModified) {
        return (idAfter == null || id > idAfter)
                && (idTo == null || id <= idTo)
                && (from == null || (lastModified != null && !lastModified.isBefore(from)))
                && (to == null || (lastModified != null && !lastModified.isAfter(to)));
    }
}
