package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
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

/** What can lie in a cursor file's place, and what stands behind a digest that is right. */
@Catalogue("64")
class DamagedCursorFileTest {

    @TempDir
    Path directory;

    private CursorStore store;
    private Path file;

    @BeforeEach
    void saveASoundCursor() throws IOException {
        store = new FileCursorStore(directory);
        store.replace("customers", Cursors.interruptedTail());
        file = directory.resolve("customers.cursor");
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 30);
        }
        assertThatThrownBy(() -> store.open("customers"))
                .isInstanceOf(CursorCorruptException.class)
                .hasMessageContaining("1073741824 bytes");
        Evidence.of("64").outcome("a gigabyte: refused unread");
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

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> store.open("customers"))
                .isInstanceOf(CursorCorruptException.class)
                .hasMessageContaining(reason);
    }
}
