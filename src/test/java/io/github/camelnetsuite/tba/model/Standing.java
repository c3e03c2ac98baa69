package io.github.camelnetsuite.tba.model;

import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.progress.Phase.Resume;
import io.github.camelnetsuite.tba.progress.Phase.Resync;
import io.github.camelnetsuite.tba.progress.Phase.Snapshot;
import io.github.camelnetsuite.tba.progress.Phase.Tail;
import java.time.Instant;
import java.util.Comparator;

/** How far a cursor is: first read before tail, then NetSuite's clock, then the place within an unfinished poll. */
public final class Standing {

    private static final Comparator<Resume> PLACE =
            Comparator.comparing(Resume::lastModified).thenComparingLong(Resume::id);

    private Standing() {}

    /** Whether this is behind a cursor that was saved before: then something would come again, or be lost. */
    public static boolean isBehind(Cursor cursor, Cursor before) {
        Phase now = cursor.phase();
        if (before.phase() instanceof Resync was) {
            return !(now instanceof Resync is)
                    || is.askedAt().equals(was.askedAt())
                            && (id(is.lastId()) < id(was.lastId()) || is.records() < was.records());
        }
        if (before.phase() instanceof Snapshot was) {
            return now instanceof Snapshot is
                    && (!is.startedAt().equals(was.startedAt()) || id(is.lastId()) < id(was.lastId()));
        }
        Tail was = (Tail) before.phase();
        return !(now instanceof Tail is)
                || is.through().isBefore(was.through())
                || (is.through().equals(was.through()) && isBehind(is.resume(), was.resume(), is.through()));
    }

    private static long id(Long lastId) {
        return lastId == null ? Long.MIN_VALUE : lastId;
    }

    /** Once a read has ended, {@code through} is when it began; unless it was there already, and the next may follow. */
    private static boolean isBehind(Resume is, Resume was, Instant through) {
        return is != null
                && was != null
                && is.startedAt().equals(was.startedAt())
                && is.startedAt().isAfter(through)
                && PLACE.compare(is, was) < 0;
    }

    /** Whether a poll that begins here goes on with an earlier one: then it does not look behind its place. */
    public static boolean isWithinAPoll(Cursor cursor) {
        return cursor.phase() instanceof Tail tail && tail.resume() != null;
    }
}
