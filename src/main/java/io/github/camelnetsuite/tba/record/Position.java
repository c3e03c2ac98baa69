package io.github.camelnetsuite.tba.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a reading order: what comes next is everything after it. */
public sealed interface Position {

    /**
     * In the order of ids, as the first snapshot is read.
     *
     * @param after the last id that was read; null before the first, since ids may be negative
     * @param floor leaves out what was last modified before; null for everything, rows without a time included
     */
    record ById(@Nullable Long after, @Nullable Instant floor) implements Position {

        public ById {
            floor = floor == null ? null : floor.truncatedTo(ChronoUnit.SECONDS);
        }

        @Override
        public boolean precedes(ReadRecord next) {
            return after == null || next.id() > after;
        }

        @Override
        public Position movedTo(ReadRecord last) {
            return new ById(last.id(), floor);
        }
    }

    /**
     * In the order of (last modified, id), as changes are read. Whole seconds: many records may share one.
     *
     * @param from the second to read from
     * @param after the last id of that second that was read; null to read the second from its start
     */
    record ByTime(Instant from, @Nullable Long after) implements Position {

        public ByTime {
            from = from.truncatedTo(ChronoUnit.SECONDS);
        }

        @Override
        public boolean precedes(ReadRecord next) {
            Instant time = next.lastModified();
            if (time == null) {
                return false;
            }
            return time.isAfter(from) || (time.equals(from) && (after == null || next.id() > after));
        }

        @Override
        public Position movedTo(ReadRecord last) {
            Instant time = last.lastModified();
            if (time == null) {
                throw new IllegalArgumentException(last + " has no place in the order of changes");
            }
            return new ByTime(time, last.id());
        }
    }

    /**
     * In the order of ids, some records by name. What lies behind is to be looked for; what of it is not there is left
     * out.
     *
     * @param ids ascending
     */
    record OfIds(List<Long> ids) implements Position {

        public OfIds {
            ids = List.copyOf(ids);
        }

        @Override
        public boolean precedes(ReadRecord next) {
            return Collections.binarySearch(ids, next.id()) >= 0;
        }

        @Override
        public Position movedTo(ReadRecord last) {
            return new OfIds(ids.stream().filter(id -> id > last.id()).toList());
        }
    }

    /** Whether a record comes after this place. */
    boolean precedes(ReadRecord next);

    /** The place just behind a record. */
    Position movedTo(ReadRecord last);
}
