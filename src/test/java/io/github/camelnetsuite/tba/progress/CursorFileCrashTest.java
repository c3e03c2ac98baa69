package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whenever a process ends or a disk fails, the file holds the old cursor or the new one. */
@Timeout(120)
class CursorFileCrashTest {

    @TempDir
    Path directory;

    private static Cursor expectedAt(SaveStep step) {
        return step.compareTo(SaveStep.MOVED) < 0 ? Cursors.starting() : Cursors.interruptedTail();
    }

    @ParameterizedTest
    @EnumSource
    @Catalogue("66")
    void aProcessKilledDuringASaveLeavesTheOldCursorOrTheNew(SaveStep step) throws Exception {
        try (CursorProcess process = CursorProcess.start("save-until", directory.toString(), step.name())) {
            assertThat(process.exitCode()).isEqualTo(42);
        }
        assertThat(FileCursorStoreTest.listing(directory).contains("customers.cursor.tmp"))
                .isEqualTo(step == SaveStep.TEMPORARY_WRITTEN || step == SaveStep.TEMPORARY_FORCED);
        try (CursorHandle next = new FileCursorStore(directory).open(CursorProcess.NAME)) {
            assertThat(next.load()).contains(expectedAt(step));
            assertThat(FileCursorStoreTest.listing(directory))
                    .as("what the crash has left is cleaned")
                    .containsExactly("customers.cursor", "customers.cursor.lock");
            next.save(Cursors.tail());
            assertThat(next.load()).contains(Cursors.tail());
        }
        Evidence.of("66").outcome("killed in a save: old cursor or new, the rest cleaned up");
    }

    @Test
    @Catalogue("66")
    void theFileOfTheFirstReleaseIsRead() throws IOException {
        // Written by the first release. It is never written again: what a later format makes of it is this test's
        // matter.
        try (InputStream file = getClass().getResourceAsStream("format-1.cursor")) {
            Files.copy(file, directory.resolve("customers.cursor"));
        }
        try (CursorHandle handle = new FileCursorStore(directory).open(CursorProcess.NAME)) {
            assertThat(handle.load()).contains(Cursors.interruptedTail());
            handle.save(Cursors.tail());
            assertThat(handle.load()).contains(Cursors.tail());
        }
        Evidence.of("66").outcome("a file of format 1: read");
    }

    @ParameterizedTest
    @EnumSource
    void aDiskThatFailsDuringASaveLeavesTheOldCursorOrTheNew(SaveStep failing) throws IOException {
        AtomicBoolean full = new AtomicBoolean();
        SaveWatch watch = step -> {
            if (full.get() && step == failing) {
                throw new IOException("No space left on device");
            }
        };
        try (CursorHandle handle = new FileCursorStore(directory, watch).open(CursorProcess.NAME)) {
            handle.save(Cursors.starting());
            full.set(true);
            assertThatThrownBy(() -> handle.save(Cursors.interruptedTail()))
                    .isInstanceOf(CursorStoreException.class)
                    .hasMessageContaining("'customers'")
                    .hasMessageContaining("No space left on device")
                    .hasMessageContaining("cursorDirectory");
            assertThat(handle.load()).contains(expectedAt(failing));
            assertThat(FileCursorStoreTest.listing(directory)).doesNotContain("customers.cursor.tmp");
            full.set(false);
            handle.save(Cursors.tail());
            assertThat(handle.load()).contains(Cursors.tail());
        }
    }

    @Test
    @Catalogue("65")
    @EnabledOnOs(OS.LINUX)
    void aWriteThatTheSystemCutsShortKeepsTheOldCursor() throws Exception {
        new FileCursorStore(directory).replace(CursorProcess.NAME, Cursors.tail());
        List<String> atMost64Kilobytes = List.of("bash", "-c", "ulimit -f 64; exec \"$@\"", "bash");
        try (CursorProcess process = CursorProcess.start(atMost64Kilobytes, "save-much", directory.toString())) {
            assertThat(process.line()).contains("could not be saved").contains("cursorDirectory");
            assertThat(process.exitCode()).isZero();
        }
        assertThat(new FileCursorStore(directory).read(CursorProcess.NAME)).contains(Cursors.tail());
        assertThat(FileCursorStoreTest.listing(directory)).doesNotContain("customers.cursor.tmp");
        Evidence.of("65").outcome("a write that the system really cuts short: the save fails, what was saved stands");
    }

    @Test
    void nothingThatWasSavedIsLostByAKillAtAnyMoment() throws Exception {
        Random random = new Random(20260303);
        for (int kill = 0; kill < 8; kill++) {
            String saved = null;
            try (CursorProcess process = CursorProcess.start("save-for-ever", directory.toString())) {
                for (int line = random.nextInt(80); line >= 0; line--) {
                    saved = process.line();
                }
                process.kill();
                for (String late = process.line(); late != null; late = process.line()) {
                    saved = late;
                }
            }
            long id = Long.parseLong(saved);
            try (CursorHandle next = new FileCursorStore(directory).open(CursorProcess.NAME)) {
                assertThat(next.load().orElseThrow()).isIn(Cursors.snapshotAt(id), Cursors.snapshotAt(id + 1));
            }
        }
    }
}
