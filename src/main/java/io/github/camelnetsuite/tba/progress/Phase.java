package io.github.camelnetsuite.tba.progress;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route first reads everything by id ({@link Snapshot}), then follows changes for ever ({@link Tail}). All instants
 * are NetSuite's clock, never this machine's. What is read again beside that ({@link Resync}) has a cursor of its own.
 */
public sealed interface Phase {

    /**
     * The first read, in the order of ids.
     *
     * @param startedAt NetSuite's clock before the first page; the tail takes over from here, less the overlap
     * @param lastId the last delivered id; null before the first record (ids may be negative)
     */
    record Snapshot(Instant startedAt, @Nullable Long lastId) implements Phase {}

    /**
     * Following changes, in the order of (last modified, id).
     *
     * @param through NetSuite's clock at the first answer of the last poll that read to its end
     * @param resume where a later poll stopped before its end; null when the last poll read to its end
     */
    record Tail(Instant through, @Nullable Resume resume) implements Phase {}

    /**
     * A poll of the tail that has not read to its end.
     *
     * @param startedAt NetSuite's clock at the first answer of that poll: what {@link Tail#through()} becomes once it
     *     reads to its end
     * @param lastModified of the last delivered record
     * @param id of the last delivered record
     */
    record Resume(Instant startedAt, Instant lastModified, long id) {}

    /**
     * Reading again, in the order of ids.
     *
     * @param askedAt when it was asked for, by the clock of whoever asked: for people, and to tell one from another
     * @param lastId the last id that is done with; null before the first
     * @param records how many have been delivered
     * @param ids which records; null for all from the cursor's floor on
     */
    record Resync(
            Instant askedAt,
            @Nullable Long lastId,
            long records,
            @Nullable Ids ids) implements Phase {}

    /**
     * Records that were named.
     *
     * @param wanted their ids, ascending
     * @param missing those of them that were looked for and are not there, ascending
     */
    record Ids(List<Long> wanted, List<Long> missing) {

        public Ids {
            wanted = List.copyOf(wanted);
            missing = List.copyOf(missing);
        }
    }
}
