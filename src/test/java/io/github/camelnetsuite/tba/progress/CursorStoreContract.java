package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of cursors promises. */
abstract class CursorStoreContract {

    static final List<String> ODD_NAMES = List.of(
            "1234567_SB1-customer",
            "a/b",
            "../escape",
            "..",
            ".",
            ".hidden",
            "a.b",
            "c:\\d",
            "a%2Fb",
            "a b ",
            "line\nbreak",
            "nul\0",
            "Ünïcode-Дом-顧客",
            "\uD83D\uDC1D",
            "x".repeat(200));

    /** The same store at each call within one test. */
    abstract CursorStore store();

    @Test
    void aNameThatWasNeverSavedIsEmpty() {
        try (CursorHandle handle = store().open("customers")) {
            assertThat(handle.load()).isEmpty();
        }
        assertThat(store().names()).isEmpty();
        assertThat(store().read("customers")).isEmpty();
    }

    @Test
    void whatIsSavedIsLoadedEqual() {
        for (Cursor cursor : Cursors.allKinds()) {
            try (CursorHandle handle = store().open("customers")) {
                handle.save(cursor);
                assertThat(handle.load()).contains(cursor);
            }
            try (CursorHandle next = store().open("customers")) {
                assertThat(next.load()).contains(cursor);
            }
        }
    }

    @Test
    void aFullMemoryIsKeptExactly() {
        Cursor cursor = Cursors.remembering(50_000);
        try (CursorHandle handle = store().open("customers")) {
            handle.save(cursor);
            assertThat(handle.load()).contains(cursor);
        }
    }

    @Test
    void aSecondRouteOnTheSameCursorIsRefusedByName() {
        try (CursorHandle first = store().open("customers")) {
            assertThatThrownBy(() -> store().open("customers"))
                    .isInstanceOf(CursorLockedException.class)
                    .hasMessageContaining("another route of this application")
                    .hasMessageContaining("'customers'")
                    .hasMessageContaining("cursorName");
            first.save(Cursors.tail());
        }
        store().open("customers").close();
    }

    @Test
    void ofManyThreadsOneTakesTheCursor() throws Exception {
        CyclicBarrier together = new CyclicBarrier(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<CursorHandle>> attempts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                attempts.add(threads.submit(() -> {
                    together.await();
                    return store().open("customers");
                }));
            }
            List<CursorHandle> taken = new ArrayList<>();
            for (Future<CursorHandle> attempt : attempts) {
                try {
                    taken.add(attempt.get());
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(CursorLockedException.class);
                }
            }
            assertThat(taken).hasSize(1);
            taken.get(0).close();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingTwiceDoesNotTakeTheCursorFromTheNextOwner() {
        CursorHandle first = store().open("customers");
        first.close();
        try (CursorHandle second = store().open("customers")) {
            first.close();
            assertThatThrownBy(() -> store().open("customers")).isInstanceOf(CursorLockedException.class);
            second.save(Cursors.tail());
        }
    }

    @Test
    void aClosedCursorCanNeitherBeSavedNorLoaded() {
        CursorHandle handle = store().open("customers");
        handle.save(Cursors.starting());
        handle.close();
        assertThatThrownBy(() -> handle.save(Cursors.tail())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(handle::load).isInstanceOf(IllegalStateException.class);
        assertThat(store().read("customers")).contains(Cursors.starting());
    }

    @Test
    void everyNameHasItsOwnCursor() {
        List<CursorHandle> handles = new ArrayList<>();
        for (int i = 0; i < ODD_NAMES.size(); i++) {
            CursorHandle handle = store().open(ODD_NAMES.get(i));
            handle.save(Cursors.snapshotAt(i));
            handles.add(handle);
        }
        for (int i = 0; i < ODD_NAMES.size(); i++) {
            assertThat(handles.get(i).load()).contains(Cursors.snapshotAt(i));
            assertThat(store().read(ODD_NAMES.get(i))).contains(Cursors.snapshotAt(i));
        }
        assertThat(store().names()).isSorted().containsExactlyInAnyOrderElementsOf(ODD_NAMES);
        handles.forEach(CursorHandle::close);
    }

    @Test
    void aBlankNameIsRefused() {
        for (String blank : List.of("", " ", "\t\n")) {
            assertThatThrownBy(() -> store().open(blank))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cursorName");
        }
    }

    @Test
    void aRunningRoutesCursorCanBeReadButNeitherReplacedNorDeleted() {
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.tail());
            assertThat(store().read("customers")).contains(Cursors.tail());
            assertThatThrownBy(() -> store().replace("customers", Cursors.starting()))
                    .isInstanceOf(CursorLockedException.class);
            assertThatThrownBy(() -> store().delete("customers")).isInstanceOf(CursorLockedException.class);
            assertThat(handle.load()).contains(Cursors.tail());
        }
    }

    @Test
    void aReplacedCursorIsWhatTheNextOwnerFinds() {
        store().replace("customers", Cursors.starting());
        store().replace("customers", Cursors.tail());
        try (CursorHandle handle = store().open("customers")) {
            assertThat(handle.load()).contains(Cursors.tail());
        }
    }

    @Test
    void aCursorIsRemovedByWhoeverHasIt() {
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.resync());
            handle.delete();
            assertThatThrownBy(() -> handle.save(Cursors.tail())).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(handle::delete).isInstanceOf(IllegalStateException.class);
        }
        assertThat(store().names()).isEmpty();
        try (CursorHandle next = store().open("customers")) {
            assertThat(next.load()).isEmpty();
            next.save(Cursors.tail());
            assertThat(next.load()).contains(Cursors.tail());
        }
    }

    @Test
    void aCursorThatWasNeverSavedCanBeRemovedToo() {
        store().open("customers").delete();
        assertThat(store().names()).isEmpty();
        store().open("customers").close();
    }

    @Test
    void aDeletedCursorStartsOver() {
        store().replace("customers", Cursors.tail());
        assertThat(store().delete("customers")).isTrue();
        assertThat(store().delete("customers")).isFalse();
        assertThat(store().names()).isEmpty();
        try (CursorHandle handle = store().open("customers")) {
            assertThat(handle.load()).isEmpty();
        }
    }
}
