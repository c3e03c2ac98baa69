package io.github.camelnetsuite.tba.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void theOrderOfIdsBeginsBelowZeroAndIgnoresTime() {
        Position start = new Position.ById(null, null);

        assertThat(start.precedes(record(Long.MIN_VALUE, null))).isTrue();
        assertThat(start.movedTo(record(-5, NOON))).isEqualTo(new Position.ById(-5L, null));
        assertThat(new Position.ById(-5L, null).precedes(record(-5, NOON))).isFalse();
        assertThat(new Position.ById(-5L, null).precedes(record(-6, NOON))).isFalse();
        assertThat(new Position.ById(-5L, null).precedes(record(-4, NOON.minusSeconds(9))))
                .isTrue();
    }

    @Test
    void theFloorStaysAsThePositionMoves() {
        assertThat(new Position.ById(null, NOON).movedTo(record(1, NOON))).isEqualTo(new Position.ById(1L, NOON));
    }

    @Test
    void theOrderOfChangesIsByTimeAndWithinASecondById() {
        Position from = new Position.ByTime(NOON, null);
        Position behind = new Position.ByTime(NOON, 7L);

        assertThat(from.precedes(record(-9, NOON))).isTrue();
        assertThat(from.precedes(record(9, NOON.minusSeconds(1)))).isFalse();
        assertThat(behind.precedes(record(7, NOON))).isFalse();
        assertThat(behind.precedes(record(8, NOON))).isTrue();
        assertThat(behind.precedes(record(-8, NOON.plusSeconds(1)))).isTrue();
        assertThat(behind.precedes(record(9, NOON.minusSeconds(1)))).isFalse();
        assertThat(behind.movedTo(record(3, NOON.plusSeconds(5))))
                .isEqualTo(new Position.ByTime(NOON.plusSeconds(5), 3L));
    }

    @Test
    void positionsAreInWholeSecondsAsNetSuitesTimesAre() {
        assertThat(new Position.ByTime(NOON.plusMillis(999), null)).isEqualTo(new Position.ByTime(NOON, null));
        assertThat(new Position.ById(null, NOON.plusMillis(999))).isEqualTo(new Position.ById(null, NOON));
    }

    @Test
    void aRecordWithoutATimeIsNoChange() {
        Position from = new Position.ByTime(NOON, null);

        assertThat(from.precedes(record(1, null))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> from.movedTo(record(1, null)));
    }

    private static ReadRecord record(long id, Instant lastModified) {
        return new ReadRecord(id, lastModified, NetSuiteRecord.of(RecordType.CONTACT, Map.of("id", Long.toString(id))));
    }
}
