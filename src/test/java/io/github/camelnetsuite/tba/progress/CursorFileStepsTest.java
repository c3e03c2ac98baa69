package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of a save, seen from within the process, and what is done about those that were never taken. */
class CursorFileStepsTest {

    @TempDir
    Path directory;

    private Path leftOver() throws IOException {
        return Files.writeString(directory.resolve("customers.cursor.tmp"), "half a cur");
    }

    @Test
    void theOldCursorStandsUntilTheNewOneIsWhole() {
        FileCursorStore reader = new FileCursorStore(directory);
        reader.replace("customers", Cursors.starting());
        List<SaveStep> steps = new ArrayList<>();
        FileCursorStore store = new FileCursorStore(directory, step -> {
            steps.add(step);
            boolean moved = step.compareTo(SaveStep.MOVED) >= 0;
            assertThat(reader.read("customers")).contains(moved ? Cursors.tail() : Cursors.starting());
            assertThat(Files.exists(directory.resolve("customers.cursor.tmp")))
                    .as("written beside, at %s", step)
                    .isEqualTo(step != SaveStep.BEFORE_WRITE && !moved);
        });

        store.replace("customers", Cursors.tail());

        assertThat(steps).containsExactly(SaveStep.values());
    }

    @Test
    void whatACrashHasLeftIsCleanedByWhoeverTakesTheCursorNext() throws IOException {
        FileCursorStore store = new FileCursorStore(directory);
        store.replace("customers", Cursors.tail());

        Path leftOver = leftOver();
        store.open("customers").close();
        assertThat(leftOver).doesNotExist();

        leftOver();
        store.replace("customers", Cursors.tail());
        assertThat(leftOver).doesNotExist();

        leftOver();
        assertThat(store.delete("customers")).isTrue();
        assertThat(leftOver).doesNotExist();
    }

    @Test
    void whatCannotBeCleanedIsSaidAndTheCursorIsLeftFree() throws IOException {
        FileCursorStore store = new FileCursorStore(directory);
        Path inTheWay = Files.createDirectories(directory.resolve("customers.cursor.tmp/something"));

        assertThatThrownBy(() -> store.open("customers"))
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("What a crash has left could not be removed");
        Files.delete(inTheWay);
        store.open("customers").close();
    }

    @Test
    void aSaveThatFailsAndCannotCleanUpSaysBoth() {
        Path temporary = directory.resolve("customers.cursor.tmp");
        SaveWatch disk = step -> {
            if (step == SaveStep.TEMPORARY_FORCED) {
                Files.delete(temporary);
                Files.createDirectories(temporary.resolve("something"));
                throw new IOException("No space left on device");
            }
        };
        try (CursorHandle handle = new FileCursorStore(directory, disk).open("customers")) {
            assertThatThrownBy(() -> handle.save(Cursors.tail()))
                    .isInstanceOf(CursorStoreException.class)
                    .hasMessageContaining("No space left on device")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        }
    }

    @Test
    void whereNoCursorWasEverKeptNoneIsDeletedAndNoDirectoryIsMade() {
        FileCursorStore store = new FileCursorStore(directory.resolve("not/yet"));

        assertThat(store.delete("customers")).isFalse();
        assertThat(store.directory()).isEqualTo(directory.resolve("not/yet")).doesNotExist();
        assertThat(new FileCursorStore(Path.of("relative")).directory()).isAbsolute();
    }

    @Test
    void aMemoryMayHaveTheLargestBoundThereIs() {
        FileCursorStore store = new FileCursorStore(directory);
        Cursor cursor = Cursors.tail().withMemory(OverlapMemory.empty(Integer.MAX_VALUE));

        store.replace("customers", cursor);

        assertThat(store.read("customers")).contains(cursor);
    }
}
