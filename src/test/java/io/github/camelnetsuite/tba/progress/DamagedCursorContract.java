package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every store promises that keeps bytes somewhere: a cursor that cannot be trusted is refused; never is it taken
 * for a first start.
 */
abstract class DamagedCursorContract extends CursorStoreContract {

    /** What is kept under this name at the moment. */
    abstract byte[] kept(String name) throws Exception;

    /** Puts these bytes in the place of what is kept, as an accident would. */
    abstract void damage(String name, byte[] bytes) throws Exception;

    /** How {@link #kept} is named in a refusal. */
    abstract String place(String name);

    private byte[] sound() throws Exception {
        store().replace("customers", Cursors.interruptedTail());
        return kept("customers");
    }

    @Test
    @Catalogue("64")
    void everyCutIsRefused() throws Exception {
        byte[] sound = sound();
        Tries tries = new Tries();
        for (int length = 0; length < sound.length; length++) {
            tries.with(Arrays.copyOf(sound, length));
        }
        tries.allRefused("cut at every byte");
        assertThat(tries.count).isEqualTo(sound.length);
    }

    @Test
    @Catalogue("64")
    void everySingleFlippedBitIsRefused() throws Exception {
        byte[] sound = sound();
        Tries tries = new Tries();
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            tries.with(flipped);
        }
        tries.allRefused("every single bit flipped");
    }

    @Test
    @Catalogue("64")
    void everythingAppendedIsRefused() throws Exception {
        byte[] sound = sound();
        Tries tries = new Tries();
        for (byte[] tail : List.of(new byte[] {'\n'}, new byte[] {0}, sound)) {
            byte[] longer = Arrays.copyOf(sound, sound.length + tail.length);
            System.arraycopy(tail, 0, longer, sound.length, tail.length);
            tries.with(longer);
        }
        tries.allRefused("something appended");
    }

    @Test
    @Catalogue("64")
    void junkIsRefused() throws Exception {
        sound();
        Random random = new Random(20260301);
        Tries tries = new Tries();
        for (int i = 0; i < 200; i++) {
            byte[] junk = new byte[random.nextInt(3000)];
            random.nextBytes(junk);
            tries.with(junk);
        }
        // As a file system may leave after a loss of power.
        tries.with(new byte[5000]);
        tries.with("{}".getBytes(StandardCharsets.UTF_8));
        tries.allRefused("junk");
    }

    @Test
    @Catalogue("64")
    void aLaterFormatIsRefusedByItsNumber() throws Exception {
        String later = new String(sound(), StandardCharsets.UTF_8)
                .replaceFirst("netsuite-tba-cursor/1", "netsuite-tba-cursor/12");
        damage("customers", later.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> store().open("customers"))
                .isInstanceOf(CursorCorruptException.class)
                .hasMessageContaining("format 12")
                .hasMessageContaining("reads format 1");
    }

    @Test
    @Catalogue("64")
    void theCursorOfAnotherNameIsRefused() throws Exception {
        byte[] customers = sound();
        store().replace("contacts", Cursors.tail());
        damage("contacts", customers);
        assertThatThrownBy(() -> store().open("contacts"))
                .isInstanceOf(CursorCorruptException.class)
                .hasMessageContaining("holds the cursor named 'customers'");
    }

    @Test
    void theRefusalNamesThePlaceAndTheWaysOut() throws Exception {
        sound();
        damage("customers", new byte[0]);
        assertThatThrownBy(() -> store().open("customers"))
                .hasMessageContaining("'customers'")
                .hasMessageContaining(place("customers"))
                .hasMessageContaining("is empty")
                .hasMessageContaining("cursor reset customers")
                .hasMessageContaining("cursor rewind");
    }

    @Test
    void aDamagedCursorIsListedAndCanBeResetOrReplaced() throws Exception {
        byte[] cut = Arrays.copyOf(sound(), 100);
        damage("customers", cut);
        assertThat(store().names()).containsExactly("customers");
        store().replace("customers", Cursors.tail());
        assertThat(store().read("customers")).contains(Cursors.tail());
        damage("customers", cut);
        assertThat(store().delete("customers")).isTrue();
        try (CursorHandle handle = store().open("customers")) {
            assertThat(handle.load()).isEmpty();
        }
    }

    @Test
    void aCursorDamagedUnderARunningRouteIsRefused() throws Exception {
        byte[] sound = sound();
        try (CursorHandle handle = store().open("customers")) {
            damage("customers", Arrays.copyOf(sound, sound.length - 1));
            assertThatThrownBy(handle::load).isInstanceOf(CursorCorruptException.class);
        }
    }

    /** Damaged cursors, and what became of them. */
    private final class Tries {

        private int count;
        private int refused;
        private int begunAnew;
        private int trusted;

        void with(byte[] damaged) throws Exception {
            damage("customers", damaged);
            count++;
            try (CursorHandle handle = store().open("customers")) {
                if (handle.load().isEmpty()) {
                    begunAnew++;
                } else {
                    trusted++;
                }
            } catch (CursorCorruptException e) {
                refused++;
            }
            // That opening and reading are one and the same need not be shown thousands of times.
            if (count % 10 == 1) {
                assertThatThrownBy(() -> store().read("customers")).isInstanceOf(CursorCorruptException.class);
                assertThat(kept("customers"))
                        .as("what is kept is left untouched")
                        .isEqualTo(damaged);
            }
        }

        void allRefused(String damage) {
            assertThat(trusted).as("trusted though damaged").isZero();
            assertThat(refused).isEqualTo(count);
            Evidence.of("64").atMost("silent restarts", begunAnew, 0).outcome(damage + ": refused", refused);
        }
    }
}
