package io.github.camelnetsuite.tba.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A route first reads everything by id ({@link Snapshot}), then follows changes for ever ({@link Tail}). All instants
 * are NetSuite's clock, never this machine's.
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
}
