package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One owner at a time, over all processes. */
@Timeout(120)
class CursorLockTest {

    @TempDir
    Path directory;

    private String outcomeInAnotherProcess() throws Exception {
        try (CursorProcess process = CursorProcess.start("try", directory.toString())) {
            return process.line();
        }
    }

    @Test
    @Catalogue("63")
    void aCursorOfAnotherProcessIsRefusedUntilThatProcessIsKilled() throws Exception {
        FileCursorStore store = new FileCursorStore(directory);
        try (CursorProcess holder = CursorProcess.start("hold", directory.toString())) {
            assertThat(holder.line()).isEqualTo("held");
            assertThatThrownBy(() -> store.open(CursorProcess.NAME))
                    .isInstanceOf(CursorLockedException.class)
                    .hasMessageContaining("another process")
                    .hasMessageContaining("'customers'")
                    .hasMessageContaining("process " + holder.pid());
            assertThatThrownBy(() -> store.delete(CursorProcess.NAME)).isInstanceOf(CursorLockedException.class);
            assertThatThrownBy(() -> store.replace(CursorProcess.NAME, Cursors.tail()))
                    .isInstanceOf(CursorLockedException.class);
            assertThat(store.read(CursorProcess.NAME)).contains(Cursors.starting());
            holder.kill();
        }
        try (CursorHandle handle = store.open(CursorProcess.NAME)) {
            assertThat(handle.load()).contains(Cursors.starting());
        }
        Evidence.of("63").outcome("a killed owner of a file: refused until then, its lock gone with it");
    }

    @Test
    void aRefusalWithinTheProcessDoesNotOpenTheCursorToOtherProcesses() throws Exception {
        try (CursorHandle handle = new FileCursorStore(directory).open(CursorProcess.NAME)) {
            handle.save(Cursors.starting());
            assertThatThrownBy(() -> new FileCursorStore(directory).open(CursorProcess.NAME))
                    .isInstanceOf(CursorLockedException.class);
            Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
            assertThatThrownBy(() -> new FileCursorStore(link).open(CursorProcess.NAME))
                    .isInstanceOf(CursorLockedException.class);
            assertThat(outcomeInAnotherProcess()).isEqualTo("CursorLockedException");
            handle.save(Cursors.tail());
            assertThat(outcomeInAnotherProcess()).as("after saves").isEqualTo("CursorLockedException");
        }
        assertThat(outcomeInAnotherProcess()).isEqualTo("taken true");
    }

    @Test
    void aRefusedDamagedCursorIsNotHeld() throws Exception {
        Files.writeString(directory.resolve("customers.cursor"), "junk");
        assertThatThrownBy(() -> new FileCursorStore(directory).open(CursorProcess.NAME))
                .isInstanceOf(CursorCorruptException.class);
        assertThat(outcomeInAnotherProcess()).isEqualTo("CursorCorruptException");
        assertThat(new FileCursorStore(directory).delete(CursorProcess.NAME)).isTrue();
    }
}
