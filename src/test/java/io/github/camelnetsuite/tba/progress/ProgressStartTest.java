package io.github.camelnetsuite.tba.progress;

import static io.github.camelnetsuite.tba.progress.Cursors.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in the store when a route has started, and what it knows then. */
class ProgressStartTest {

    private final MemoryCursorStore store = new MemoryCursorStore();

    private Progress started(Since since, Instant now) throws InterruptedException {
        return Progress.resume(
                store.open("route"),
                new Progress.Terms("1234567", "customer", "since=x", since, Duration.ofMinutes(10)),
                () -> now);
    }

    @Test
    void theMomentOfTheFirstStartIsKeptBeforeAnythingIsRead() throws InterruptedException {
        started(new Since.Now(), NOON).close();

        try (Progress next = started(new Since.Now(), NOON.plusSeconds(3600))) {
            assertThat(next.through())
                    .as("what changed before the crash is not skipped")
                    .isEqualTo(NOON);
            assertThat(next.inSnapshot()).isFalse();
        }
        assertThat(store.read("route"))
                .hasValueSatisfying(cursor -> assertThat(cursor.floor()).isEqualTo(NOON));
    }

    @Test
    void aFirstReadIsKnownAsOneUntilItEnds() throws InterruptedException {
        try (Progress progress = started(new Since.Beginning(), NOON)) {
            assertThat(progress.inSnapshot()).isTrue();
            assertThat(progress.through()).isNull();

            assertThat(progress.readToEnd())
                    .as("what changed meanwhile is left")
                    .isTrue();

            assertThat(progress.inSnapshot()).isFalse();
            assertThat(progress.through()).isEqualTo(NOON);
        }
    }

    @Test
    void whatTheMemoryForgotBeforeARestartIsStillCounted() throws InterruptedException {
        OverlapMemory forgetful = OverlapMemory.of(
                1, 7, List.of(new OverlapMemory.Entry(1, 11, NOON), new OverlapMemory.Entry(2, 22, NOON)));
        store.replace("route", new Cursor("1234567", "customer", "since=x", new Phase.Tail(NOON, null), forgetful));

        try (Progress progress = started(new Since.Beginning(), NOON)) {
            assertThat(progress.forgotten()).isEqualTo(8);
        }
    }
}
