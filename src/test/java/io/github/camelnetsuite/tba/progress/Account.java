package io.github.camelnetsuite.tba.progress;

import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The smallest account that can be read: rows with a value, a clock, and transactions that commit late. */
final class Account {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.500Z");

    private final Map<Long, ReadRecord> committed = new TreeMap<>();
    private final List<Late> late = new ArrayList<>();
    private Instant now = NOON;
    private int asked;

    private CommitListener listener = (row, written, seen) -> {};

    private record Late(Instant written, Instant at, ReadRecord row) {}

    /** Is told what becomes visible. */
    @FunctionalInterface
    interface CommitListener {
        void committed(ReadRecord row, Instant written, Instant seen);
    }

    /** One page. */
    record Page(List<ReadRecord> records, boolean more, Instant asOf) {}

    void onCommit(CommitListener commits) {
        listener = commits;
    }

    Instant now() {
        return now;
    }

    void tick(Duration duration) {
        now = now.plus(duration);
        for (Iterator<Late> each = late.iterator(); each.hasNext(); ) {
            Late commit = each.next();
            if (!commit.at().isAfter(now)) {
                each.remove();
                commit(commit.row(), commit.written(), commit.at());
            }
        }
    }

    void write(long id, String value) {
        put(id, now, value);
    }

    void put(long id, @Nullable Instant lastModified, String value) {
        commit(row(id, lastModified, value), now, now);
    }

    private void commit(ReadRecord row, Instant written, Instant seen) {
        committed.put(row.id(), row);
        listener.committed(row, written, seen);
    }

    void delete(long id) {
        committed.remove(id);
    }

    List<ReadRecord> rows() {
        return List.copyOf(committed.values());
    }

    /** Written now, to be seen after the delay only. */
    void writeSlowly(long id, String value, Duration delay) {
        late.add(new Late(now, now.plus(delay), row(id, now, value)));
    }

    boolean isBeingWritten(long id) {
        return late.stream().anyMatch(commit -> commit.row().id() == id);
    }

    private static ReadRecord row(long id, @Nullable Instant lastModified, String value) {
        return new ReadRecord(
                id,
                lastModified == null ? null : lastModified.truncatedTo(ChronoUnit.SECONDS),
                NetSuiteRecord.of(RecordType.CUSTOMER, Map.of("id", Long.toString(id), "email", value)));
    }

    /** How many pages were asked for. */
    int asked() {
        return asked;
    }

    Page next(Position position, int size) {
        asked++;
        Comparator<ReadRecord> order = Comparator.comparingLong(ReadRecord::id);
        Instant floor = null;
        if (position instanceof Position.ByTime) {
            order = Comparator.comparing(ReadRecord::lastModified).thenComparing(order);
        } else {
            floor = ((Position.ById) position).floor();
        }
        List<ReadRecord> rest = new ArrayList<>();
        for (ReadRecord row : committed.values()) {
            boolean tooOld = floor != null
                    && (row.lastModified() == null || row.lastModified().isBefore(floor));
            if (!tooOld && position.precedes(row)) {
                rest.add(row);
            }
        }
        rest.sort(order);
        return new Page(rest.subList(0, Math.min(size, rest.size())), rest.size() > size, now);
    }

    /** What a destination must hold in the end. */
    Map<Long, String> truth() {
        Map<Long, String> truth = new TreeMap<>();
        committed.forEach((id, row) -> truth.put(id, String.valueOf(row.body().get("email"))));
        return truth;
    }
}
