package io.github.camelnetsuite.tba.progress;

import static io.github.camelnetsuite.tba.progress.Cursors.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A resync is kept beside the changes, by nothing but its cursor, and is whosever the cursor of the changes is. */
class ResyncProgressTest {

    private static final String NAME = "customers";
    private static final String RESYNC = "customers-resync";
    private static final Progress.Terms TERMS = new Progress.Terms(
            "1234567_SB1",
            "customer",
            Fingerprint.of("customer", null, "beginning"),
            new Since.Beginning(),
            Duration.ofMinutes(10));

    private final MemoryCursorStore store = new MemoryCursorStore();
    private final Resyncs resyncs = new Resyncs(store, this::pause);
    private Runnable meanwhile = () -> {};
    private boolean isLost;
    private int pauses;
    private Progress changes;

    private void pause() {
        pauses++;
        meanwhile.run();
    }

    @BeforeEach
    void start() throws InterruptedException {
        store.replace(NAME, Cursors.tail());
        changes = Progress.resume(new Losable(store.open(NAME)), TERMS, () -> NOON);
    }

    @AfterEach
    void stop() {
        changes.close();
    }

    /** A cursor that somebody else may take. */
    private final class Losable implements CursorHandle {

        private final CursorHandle handle;

        Losable(CursorHandle handle) {
            this.handle = handle;
        }

        @Override
        public Optional<Cursor> load() {
            return handle.load();
        }

        @Override
        public void requireHeld() {
            if (isLost) {
                throw CursorLockedException.lost(NAME, "was taken over");
            }
        }

        @Override
        public void save(Cursor cursor) {
            requireHeld();
            handle.save(cursor);
        }

        @Override
        public void delete() {
            handle.delete();
        }

        @Override
        public void close() {
            handle.close();
        }
    }

    private ResyncProgress progress() {
        return ResyncProgress.of(resyncs, NAME, TERMS, changes).orElseThrow();
    }

    private static ReadRecord record(long id) {
        return new ReadRecord(id, NOON, NetSuiteRecord.of(RecordType.CUSTOMER, Map.of("id", Long.toString(id))));
    }

    @Test
    void nothingIsReadAgainUnasked() {
        assertThat(ResyncProgress.of(resyncs, NAME, TERMS, changes)).isEmpty();
    }

    @Test
    void itGoesByIdFromTheFloorThatWasAskedForAndIsKeptAfterEachPage() {
        resyncs.ask(NAME, new ResyncRequest.Since(NOON), NOON);
        assertThat(progress().position()).isEqualTo(new Position.ById(null, NOON));
        ResyncProgress first = progress();
        first.passed(List.of(record(-3), record(8)));
        first.save();
        assertThat(first.readToEnd(true)).isFalse();

        ResyncProgress next = progress();
        assertThat(next.position()).isEqualTo(new Position.ById(8L, NOON));
        assertThat(next.standing()).contains("up to id 8, 2 records");
        assertThat(next.readToEnd(false)).isTrue();
        assertThat(next.outcome()).isEqualTo("resync of 2 records done");
        assertThat(store.names()).containsExactly(NAME);
    }

    @Test
    void whoHasLostTheCursorOfTheChangesHandsOverNoMore() {
        resyncs.ask(NAME, new ResyncRequest.Everything(), NOON);
        ResyncProgress progress = progress();
        progress.requireHeld();
        isLost = true;
        assertThatExceptionOfType(CursorLockedException.class).isThrownBy(progress::requireHeld);
    }

    @Test
    void namedRecordsAreLookedForSomeHundredsAtATime() {
        resyncs.ask(
                NAME,
                new ResyncRequest.Ids(
                        java.util.stream.LongStream.range(0, 1200).boxed().toList()),
                NOON);
        ResyncProgress first = progress();
        assertThat(first.position()).isInstanceOfSatisfying(Position.OfIds.class, named -> assertThat(named.ids())
                .hasSize(500)
                .startsWith(0L)
                .endsWith(499L));
        first.passed(List.of(record(1)));
        first.passed(List.of(record(4)));
        // There is more behind it, which was not looked for.
        first.readToEnd(true);
        assertThat(store.read(RESYNC).orElseThrow().phase())
                .isEqualTo(new Phase.Resync(
                        NOON,
                        4L,
                        2,
                        new Phase.Ids(
                                java.util.stream.LongStream.range(0, 1200)
                                        .boxed()
                                        .toList(),
                                List.of(0L, 2L, 3L))));
        assertThat(progress().readToEnd(false)).isFalse();
        assertThat(progress().position()).isInstanceOfSatisfying(Position.OfIds.class, named -> assertThat(named.ids())
                .startsWith(505L)
                .endsWith(1004L));
        progress().readToEnd(false);
        ResyncProgress last = progress();
        assertThat(last.readToEnd(false)).isTrue();
        assertThat(last.outcome()).startsWith("resync of 2 records done; not found: 1198 of 1200 (0, 2, 3, 5, ");
    }

    @Test
    void whatWasReplacedMeanwhileIsNotOverwrittenAndNotEnded() {
        resyncs.ask(NAME, new ResyncRequest.Everything(), NOON);
        ResyncProgress old = progress();
        Cursor other = resyncs.replace(NAME, new ResyncRequest.Ids(List.of(7L)), NOON.plusSeconds(1));
        old.passed(List.of(record(8)));
        assertThat(old.stands()).isTrue();
        old.save();

        assertThat(old.stands()).isFalse();
        assertThat(old.readToEnd(false)).isFalse();
        assertThat(store.read(RESYNC)).contains(other);
    }

    @Test
    void whatWasGivenUpMeanwhileStaysSo() {
        resyncs.ask(NAME, new ResyncRequest.Everything(), NOON);
        ResyncProgress old = progress();
        resyncs.cancel(NAME);
        assertThat(old.readToEnd(false)).isFalse();
        old.passed(List.of(record(8)));
        old.save();
        assertThat(store.names()).containsExactly(NAME);
    }

    @Test
    void somebodysChangeOfAMomentIsWaitedFor() {
        resyncs.ask(NAME, new ResyncRequest.Everything(), NOON);
        CursorHandle somebody = store.open(RESYNC);
        meanwhile = () -> {
            if (pauses == 3) {
                somebody.close();
            }
        };
        ResyncProgress progress = progress();
        progress.passed(List.of(record(8)));
        progress.save();
        assertThat(pauses).isEqualTo(3);
        assertThat(store.read(RESYNC).orElseThrow().phase()).isEqualTo(new Phase.Resync(NOON, 8L, 1, null));

        CursorHandle forEver = store.open(RESYNC);
        assertThatExceptionOfType(CursorLockedException.class).isThrownBy(() -> resyncs.cancel(NAME));
        forEver.close();
    }

    @Test
    void theCursorsOfDeletionsAndOfResyncsAreNoRoutes() {
        store.replace(
                "customers-deleted",
                new Cursor("1", "customer", "deletions", Cursors.tail().phase(), OverlapMemory.empty(1)));
        resyncs.ask(NAME, new ResyncRequest.Everything(), NOON);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resyncs.ask("customers-deleted", new ResyncRequest.Everything(), NOON))
                .withMessageContaining("cursor rewind");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resyncs.ask(RESYNC, new ResyncRequest.Everything(), NOON))
                .withMessageContaining("one of a resync itself");
    }

    @Test
    void anotherAccountsIsRefused() {
        resyncs.ask(NAME, new ResyncRequest.Everything(), NOON);
        Cursor asked = store.read(RESYNC).orElseThrow();
        store.replace(RESYNC, new Cursor("7654321", "customer", asked.fingerprint(), asked.phase(), asked.memory()));
        assertThatExceptionOfType(CursorMismatchException.class)
                .isThrownBy(this::progress)
                .withMessageContaining("account was 7654321");
    }
}
