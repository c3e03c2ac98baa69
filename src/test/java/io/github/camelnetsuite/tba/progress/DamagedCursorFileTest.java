package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cursor that cannot be trusted is refused; never is it taken for a first start. */
@Catalogue("64")
class DamagedCursorFileTest {

    @TempDir
    Path directory;

    private CursorStore store;
    private Path file;
    private byte[] sound;

    @BeforeEach
    void saveASoundCursor() throws IOException {
        store = new FileCursorStore(directory);
        store.replace("customers", Cursors.interruptedTail());
        file = directory.resolve("customers.cursor");
        sound = Files.readAllBytes(file);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        for (int length = 0; length < sound.length; length++) {
            assertRefused(Arrays.copyOf(sound, length), "cut to " + length);
        }
    }

    @Test
    void everySingleFlippedBitIsRefused() throws IOException {
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(flipped, "bit " + bit);
        }
    }

    @Test
    void everythingAppendedIsRefused() throws IOException {
        for (byte[] tail : List.of(new byte[] {'\n'}, new byte[] {0}, sound)) {
            byte[] longer = Arrays.copyOf(sound, sound.length + tail.length);
            System.arraycopy(tail, 0, longer, sound.length, tail.length);
            assertRefused(longer, "appended " + tail.length);
        }
    }

    @Test
    void junkIsRefused() throws IOException {
        Random random = new Random(20260301);
        for (int i = 0; i < 200; i++) {
            byte[] junk = new byte[random.nextInt(3000)];
            random.nextBytes(junk);
            assertRefused(junk, "junk " + i);
        }
        assertRefused(new byte[5000], "zeros, as a file system may leave after a loss of power");
        assertRefused("{}".getBytes(StandardCharsets.UTF_8), "JSON of something else");
    }

    @Test
    void aLaterFormatIsRefusedByItsNumber() throws IOException {
        String later = new String(sound, StandardCharsets.UTF_8)
                .replaceFirst("netsuite-tba-cursor/1", "netsuite-tba-cursor/12");
        Files.writeString(file, later);
        assertThatThrownBy(() -> store.open("customers"))
                .isInstanceOf(CursorCorruptException.class)
                .hasMessageContaining("format 12")
                .hasMessageContaining("reads format 1");
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 30);
        }
        assertThatThrownBy(() -> store.open("customers"))
                .isInstanceOf(CursorCorruptException.class)
                .hasMessageContaining("1073741824 bytes");
    }

    @Test
    void aFileOfAnotherNameIsRefused() throws IOException {
        Files.move(file, directory.resolve("contacts.cursor"));
        assertThatThrownBy(() -> store.open("contacts"))
                .isInstanceOf(CursorCorruptException.class)
                .hasMessageContaining("holds the cursor named 'customers'");
    }

    @Test
    void aDirectoryOrALinkInPlaceOfTheFileIsRefused() throws IOException {
        Path elsewhere = Files.move(file, directory.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
        assertRefused("not a regular file");
        Files.delete(file);
        Files.createDirectory(file);
        assertRefused("not a regular file");
    }

    @Test
    void theRefusalNamesTheFileAndTheWaysOut() throws IOException {
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> store.open("customers"))
                .hasMessageContaining("'customers'")
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is empty")
                .hasMessageContaining("cursor reset customers")
                .hasMessageContaining("cursor rewind");
    }

    @Test
    void aDamagedCursorIsListedAndCanBeResetOrReplaced() throws IOException {
        Files.write(file, Arrays.copyOf(sound, 100));
        assertThat(store.names()).containsExactly("customers");
        store.replace("customers", Cursors.tail());
        assertThat(store.read("customers")).contains(Cursors.tail());
        Files.write(file, Arrays.copyOf(sound, 100));
        assertThat(store.delete("customers")).isTrue();
        try (CursorHandle handle = store.open("customers")) {
            assertThat(handle.load()).isEmpty();
        }
    }

    @Test
    void aCursorDamagedUnderARunningRouteIsRefused() throws IOException {
        try (CursorHandle handle = store.open("customers")) {
            Files.write(file, Arrays.copyOf(sound, sound.length - 1));
            assertThatThrownBy(handle::load).isInstanceOf(CursorCorruptException.class);
        }
    }

    @Test
    void damagedContentBehindARightDigestIsRefusedOrRead() {
        // The digest keeps accidents out; the parser must not trust that nobody else writes digests.
        byte[] payload = CursorJson.encode("customers", Cursors.interruptedTail());
        Random random = new Random(20260302);
        String alphabet = "{}[]\",:-0123456789truefalsn\\ Z";
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = payload.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            try {
                CursorJson.decode(
                        "customers",
                        random.nextInt(4) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length)) : changed);
            } catch (CursorFormatException e) {
                refused++;
                assertThat(e.reason()).isNotBlank();
            }
        }
        assertThat(refused).isGreaterThan(5_000);
    }

    @Test
    void contentThatIsNotACursorIsRefused() {
        String json = new String(CursorJson.encode("customers", Cursors.interruptedTail()), StandardCharsets.UTF_8);
        for (String[] change : new String[][] {
            {"\"account\"", "\"acount\""},
            {"\"1234567_SB1\"", "1234567"},
            {"\"tail\"", "\"tial\""},
            {"\"tail\"", "\"snapshot\""},
            {"2026-03-01T12:00:00Z", "2026-02-30T12:00:00Z"},
            {"\"bound\":3", "\"bound\":2"},
            {"\"bound\":3", "\"bound\":3000000000"},
            {"\"bound\":3", "\"bound\":3,\"bound\":3"},
            {"\"forgotten\":1", "\"forgotten\":-1"},
            {"\"id\":-7", "\"id\":-7.5"},
            {"\"id\":-7", "\"id\":9223372036854775808"},
            {"[0,0]", "[0,0,0]"},
            {"[0,0]", "{}"},
            {"\"entries\":{", "\"entries\":[],\"x\":{"},
            {"}}}", "}}}{}"},
        }) {
            assertThat(json).as(change[0]).contains(change[0]);
            String changed = json.replace(change[0], change[1]);
            assertThatThrownBy(() -> CursorJson.decode("customers", changed.getBytes(StandardCharsets.UTF_8)))
                    .as(change[1])
                    .isInstanceOf(CursorFormatException.class);
        }
        for (String other : List.of("", "null", "[]", "42", "[".repeat(5000))) {
            assertThatThrownBy(() -> CursorJson.decode("customers", other.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(CursorFormatException.class);
        }
    }

    private void assertRefused(byte[] content, String what) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> store.open("customers")).as(what).isInstanceOf(CursorCorruptException.class);
        assertThatThrownBy(() -> store.read("customers")).as(what).isInstanceOf(CursorCorruptException.class);
        assertThat(file).as(what + " is left untouched").hasBinaryContent(content);
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> store.open("customers"))
                .isInstanceOf(CursorCorruptException.class)
                .hasMessageContaining(reason);
    }
}
