package io.github.camelnetsuite.tba.progress;

import io.github.camelnetsuite.tba.progress.OverlapMemory.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cursors to test with. */
final class Cursors {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Cursors() {}

    static Cursor starting() {
        return new Cursor(
                "1234567_SB1",
                "customer",
                Fingerprint.of("customer", null, "beginning"),
                new Phase.Snapshot(NOON, null),
                OverlapMemory.empty(100));
    }

    static Cursor snapshotAt(long lastId) {
        return starting().withPhase(new Phase.Snapshot(NOON, lastId));
    }

    static Cursor tail() {
        return starting().withPhase(new Phase.Tail(NOON.plusNanos(123_456_789), null));
    }

    static Cursor interruptedTail() {
        return tail().withPhase(new Phase.Tail(NOON, new Phase.Resume(NOON.plusSeconds(60), NOON.minusSeconds(1), -7)))
                .withFloor(Instant.parse("2020-02-29T23:59:59.5Z"))
                .withMemory(OverlapMemory.empty(3)
                        .plus(List.of(
                                new Entry(1, 1, NOON.minusSeconds(9)),
                                new Entry(Long.MIN_VALUE, Long.MAX_VALUE, NOON),
                                new Entry(Long.MAX_VALUE, Long.MIN_VALUE, NOON),
                                new Entry(0, 0, NOON.plusNanos(1)))));
    }

    static List<Cursor> allKinds() {
        return List.of(
                starting(),
                snapshotAt(Long.MAX_VALUE),
                snapshotAt(-42),
                tail(),
                interruptedTail(),
                resync(),
                resyncOfIds());
    }

    static Cursor resync() {
        return new ResyncRequest.Since(NOON.minusSeconds(60)).beside(tail(), NOON);
    }

    static Cursor resyncOfIds() {
        return resync().withFloor(null)
                .withPhase(new Phase.Resync(
                        NOON.plusNanos(1), 8L, 3, new Phase.Ids(List.of(-5L, 1L, 7L, 8L, 9L), List.of(1L))));
    }

    static Cursor remembering(int records) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            entries.add(new Entry(i, 0x9E3779B97F4A7C15L * i, NOON.plusSeconds(i / 7)));
        }
        return tail().withMemory(OverlapMemory.empty(records).plus(entries));
    }
}
