package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileCursorStoreTest extends DamagedCursorContract {

    @TempDir
    Path temp;

    @Override
    CursorStore store() {
        return new FileCursorStore(temp.resolve("kept"));
    }

    @Override
    byte[] kept(String name) throws IOException {
        return Files.readAllBytes(file(name));
    }

    @Override
    void damage(String name, byte[] bytes) throws IOException {
        Files.write(file(name), bytes);
    }

    @Override
    String place(String name) {
        return file(name).toString();
    }

    private Path file(String name) {
        return temp.resolve("kept").resolve(name + ".cursor");
    }

    private FileCursorStore in(Path directory) {
        return new FileCursorStore(directory);
    }

    @Test
    void aNameCannotLeaveTheDirectory() throws IOException {
        for (String name : ODD_NAMES) {
            store().replace(name, Cursors.tail());
        }
        assertThat(listing(temp)).containsExactly("kept");
        assertThat(listing(temp.resolve("kept")))
                .contains("1234567_SB1-customer.cursor", "a%2Fb.cursor", "%2E..cursor", "%2E.%2Fescape.cursor");
        assertThat(listing(temp.resolve("kept"))).allMatch(file -> file.matches("[\\x21-\\x7e]+\\.cursor(\\.lock)?"));
    }

    @Test
    void aNameTooLongForAFileIsRefusedWithItsLimit() {
        assertThatThrownBy(() -> store().open("x".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cursorName")
                .hasMessageContaining("200");
        assertThatThrownBy(() -> store().open("顧".repeat(23))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().open("half \uD83D")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void filesThatAreNotCursorsAreNotNames() throws IOException {
        Path kept = Files.createDirectory(temp.resolve("kept"));
        for (String file : List.of(
                "notes.txt",
                ".cursor",
                "%zz.cursor",
                "%2.cursor",
                "%2f.cursor",
                "%41.cursor",
                "%FF.cursor",
                "a.cursor.tmp",
                "a.cursor.lock",
                "%20.cursor",
                "x".repeat(201) + ".cursor")) {
            Files.createFile(kept.resolve(file));
        }
        assertThat(store().names()).isEmpty();
        store().replace("a", Cursors.tail());
        assertThat(store().names()).containsExactly("a");
    }

    @Test
    void onlyTheOwnerCanReadWhatIsKept() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.starting());
            handle.save(Cursors.tail());
        }
        assertThat(permissions(temp.resolve("kept"))).isEqualTo("rwx------");
        assertThat(permissions(temp.resolve("kept/customers.cursor"))).isEqualTo("rw-------");
        assertThat(permissions(temp.resolve("kept/customers.cursor.lock"))).isEqualTo("rw-------");
    }

    @Test
    void aSaveLeavesNothingBesideTheCursorAndItsLock() throws IOException {
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.tail());
        }
        assertThat(listing(temp.resolve("kept"))).containsExactly("customers.cursor", "customers.cursor.lock");
    }

    @Test
    void aRouteThatIsBeingInterruptedStillSaves() {
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.starting());
            Thread.currentThread().interrupt();
            handle.save(Cursors.tail());
            assertThat(Thread.interrupted()).isTrue();
            assertThatThrownBy(() -> store().open("customers")).isInstanceOf(CursorLockedException.class);
        }
        assertThat(store().read("customers")).contains(Cursors.tail());
    }

    @Test
    void anInterruptedThreadTakesNoCursorAndLeavesItFree() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> store().open("customers"))
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        store().open("customers").close();
    }

    @Test
    void aCursorThatVanishesUnderARunningRouteIsNotAFirstStart() throws IOException {
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.tail());
            Files.delete(temp.resolve("kept/customers.cursor"));
            assertThatThrownBy(handle::load)
                    .isInstanceOf(CursorCorruptException.class)
                    .hasMessageContaining("vanished");
            handle.save(Cursors.tail());
            assertThat(handle.load()).contains(Cursors.tail());
        }
    }

    @Test
    void aDirectoryThatVanishesUnderARunningRouteFailsTheSave() throws IOException {
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.tail());
            Files.delete(temp.resolve("kept/customers.cursor"));
            Files.delete(temp.resolve("kept/customers.cursor.lock"));
            Files.delete(temp.resolve("kept"));
            assertThatThrownBy(() -> handle.save(Cursors.tail()))
                    .isInstanceOf(CursorStoreException.class)
                    .hasMessageContaining("cursorDirectory");
        }
    }

    @Test
    void aUsableDirectoryIsFoundUsableAndLeftAsItWas() throws IOException {
        in(temp).checkUsable();
        in(temp.resolve("not/yet/there")).checkUsable();
        assertThat(listing(temp)).isEmpty();
        Path link = Files.createSymbolicLink(temp.resolve("link"), Files.createDirectory(temp.resolve("target")));
        in(link).checkUsable();
        in(link).replace("customers", Cursors.tail());
        assertThat(in(temp.resolve("target")).read("customers")).contains(Cursors.tail());
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsRefused() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertRefused(file, "not a directory");
        assertRefused(file.resolve("below"), "not a directory");
        assertThat(file).isEmptyFile();
    }

    @Test
    void aSymbolicLinkThatLeadsNowhereIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("gone"));
        assertRefused(link, "leads nowhere");
        assertRefused(link.resolve("below"), "leads nowhere");
        assertThat(temp.resolve("gone")).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDirectoryThatNobodyCanWriteIsRefused() {
        assertRefused(Path.of("/proc/cursors"), "cannot create files in /proc");
        assertRefused(Path.of("/proc"), "cannot create files in /proc");
    }

    @Test
    void aReadOnlyDirectoryFailsTheSaveAndKeepsTheOldCursor() throws IOException {
        Path kept = temp.resolve("kept");
        try (CursorHandle handle = store().open("customers")) {
            handle.save(Cursors.starting());
            Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("r-x------"));
            try {
                assumeThat(Files.isWritable(kept)).as("not run as root").isFalse();
                assertRefusedToSave(handle);
                assertThat(handle.load()).contains(Cursors.starting());
                assertRefused(kept, "cannot create files");
            } finally {
                Files.setPosixFilePermissions(kept, Set.of(PosixFilePermission.values()));
            }
        }
    }

    private static void assertRefusedToSave(CursorHandle handle) {
        assertThatThrownBy(() -> handle.save(Cursors.tail()))
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("cursorDirectory");
    }

    private void assertRefused(Path directory, String reason) {
        assertThatThrownBy(() -> in(directory).checkUsable())
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("Option cursorDirectory")
                .hasMessageContaining(directory.toString())
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> in(directory).open("any that is free"))
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("cursorDirectory");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    static List<String> listing(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
