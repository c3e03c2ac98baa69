package io.github.camelnetsuite.tba.progress;

import static io.github.camelnetsuite.tba.progress.Cursors.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static final String ALL_CUSTOMERS = Fingerprint.of("customer", null, "beginning");

    @Test
    void aCursorOfTheSameSelectionMatches() {
        assertThatCode(() -> Cursors.tail().requireMatches("1234567_SB1", "customer", ALL_CUSTOMERS))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherAccountOrRecordTypeIsRefusedByName() {
        assertThatThrownBy(() -> Cursors.tail().requireMatches("7654321", "contact", ALL_CUSTOMERS))
                .isInstanceOf(CursorMismatchException.class)
                .hasMessageContaining("account was 1234567_SB1 and is now 7654321")
                .hasMessageContaining("record type was customer and is now contact");
    }

    @Test
    void anotherSelectionIsRefusedWithWhatDiffersAndTheWaysOut() {
        Cursor cursor = new Cursor(
                "1",
                "customer",
                Fingerprint.of("customer", "subsidiary = 3", "now"),
                new Phase.Snapshot(NOON, null),
                OverlapMemory.empty(1));
        assertThatThrownBy(() -> cursor.requireMatches("1", "customer", Fingerprint.of("all", null, "now")))
                .isInstanceOf(CursorMismatchException.class)
                .hasMessageContaining("stage was [customer] and is now [all]")
                .hasMessageContaining("filter was [subsidiary = 3] and is now not set")
                .hasMessageNotContaining("since was")
                .hasMessageContaining("keep the old value")
                .hasMessageContaining("cursor reset")
                .hasMessageContaining("cursorName");
    }

    @Test
    void aRewoundCursorDeliversEverythingSinceThenAgain() {
        Instant anHourAgo = NOON.minusSeconds(3600);
        Cursor rewound = Cursors.interruptedTail().rewoundTo(anHourAgo);
        assertThat(rewound)
                .isEqualTo(Cursors.interruptedTail()
                        .withPhase(new Phase.Tail(anHourAgo, null))
                        .withMemory(OverlapMemory.empty(3)));
    }

    @Test
    void rewindingBelowTheFloorLowersIt() {
        Instant years = Instant.parse("2015-01-01T00:00:00Z");
        assertThat(Cursors.interruptedTail().rewoundTo(years).floor()).isEqualTo(years);
        assertThat(Cursors.tail().rewoundTo(years).floor()).isNull();
    }

    @Test
    void aCursorIsNotRewoundIntoTheFutureNorOutOfItsFirstRead() {
        assertThatThrownBy(() -> Cursors.tail().rewoundTo(NOON.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would skip");
        assertThatThrownBy(() -> Cursors.snapshotAt(5).rewoundTo(NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first read");
        assertThatThrownBy(() -> Cursors.resyncOfIds().rewoundTo(NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("by id")
                .hasMessageContaining("--replace");
    }
}
