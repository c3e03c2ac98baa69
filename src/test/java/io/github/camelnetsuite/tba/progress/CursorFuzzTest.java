package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.fuzz.Damage;
import io.github.camelnetsuite.tba.fuzz.LongRun;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.PropagationMode;

/** Stored bytes are the very cursor that was saved, or refused. */
@Catalogue("40")
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(value = LongRun.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class CursorFuzzTest {

    private static final String NAME = "customers of 1234567 \u20ac";

    private int tries;

    @AfterProperty
    void tellTheReport() {
        Evidence.of("40").outcome("stored cursors: the one that was saved, or refused", tries);
    }

    @Property(tries = 1000)
    void anyCursorIsReadAsItWasSaved(@ForAll("cursors") Cursor cursor) throws CursorFormatException {
        tries++;
        assertThat(read(stored(cursor))).isEqualTo(cursor);
    }

    @Property(tries = 1000)
    void aFlippedBitIsRefused(@ForAll("cursors") Cursor cursor, @ForAll int place) {
        byte[] bytes = stored(cursor);
        int bit = Math.floorMod(place, bytes.length * 8);
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));

        assertRefused(bytes);
    }

    @Property(tries = 1000)
    void aCursorThatIsCutIsRefused(@ForAll("cursors") Cursor cursor, @ForAll @IntRange(min = 0) int length) {
        byte[] bytes = stored(cursor);

        assertRefused(java.util.Arrays.copyOf(bytes, length % bytes.length));
    }

    @Property(tries = 1500)
    void arbitraryBytesAreRefused(@ForAll("bytes") byte[] bytes) {
        assertRefused(bytes);
    }

    @Property(tries = 3000)
    void aDamagedFileIsTheCursorItWasOrRefused(@ForAll("damaged") byte[] bytes) {
        tries++;
        try {
            assertThat(stored(read(bytes))).isEqualTo(bytes);
        } catch (CursorFormatException declared) {
            assertThat(declared.reason()).isNotBlank();
        }
    }

    /** As if another release had written it: the envelope is right, its content is not. */
    @Property(tries = 5000)
    void aWrongPayloadInARightEnvelopeIsACursorOrRefused(@ForAll("payloads") byte[] payload) {
        tries++;
        try {
            Cursor cursor = read(CursorEnvelope.close(payload));
            assertThat(read(stored(cursor))).isEqualTo(cursor);
        } catch (CursorFormatException declared) {
            assertThat(declared.reason()).isNotBlank();
        }
    }

    private void assertRefused(byte[] bytes) {
        tries++;
        assertThatExceptionOfType(CursorFormatException.class).isThrownBy(() -> read(bytes));
    }

    private static Cursor read(byte[] bytes) throws CursorFormatException {
        return CursorJson.decode(NAME, CursorEnvelope.open(bytes));
    }

    private static byte[] stored(Cursor cursor) {
        return CursorEnvelope.close(CursorJson.encode(NAME, cursor));
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Damage.bytes();
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Damage.damaged(cursors().map(CursorFuzzTest::stored));
    }

    @Provide
    Arbitrary<byte[]> payloads() {
        return Damage.damaged(cursors().map(cursor -> CursorJson.encode(NAME, cursor)));
    }

    @Provide
    Arbitrary<Cursor> cursors() {
        Arbitrary<String> texts = Damage.texts().filter(CursorFuzzTest::isUnicode);
        return Combinators.combine(
                        texts, texts, texts, phases(), memories(), instants().injectNull(0.3))
                .as(Cursor::new);
    }

    /** Half a surrogate pair has no UTF-8 form. */
    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(one -> Character.getType(one) == Character.SURROGATE);
    }

    private static Arbitrary<Phase> phases() {
        Arbitrary<Phase.Resume> resumes = Combinators.combine(instants(), instants(), Arbitraries.longs())
                .as(Phase.Resume::new)
                .injectNull(0.3);
        return Arbitraries.oneOf(
                Combinators.combine(instants(), Arbitraries.longs().injectNull(0.3))
                        .as(Phase.Snapshot::new),
                Combinators.combine(instants(), resumes).as(Phase.Tail::new),
                Combinators.combine(
                                instants(),
                                Arbitraries.longs().injectNull(0.3),
                                Arbitraries.longs(),
                                Combinators.combine(ascending(), ascending())
                                        .as(Phase.Ids::new)
                                        .injectNull(0.3))
                        .as(Phase.Resync::new));
    }

    private static Arbitrary<List<Long>> ascending() {
        return Arbitraries.longs().set().ofMaxSize(5).map(ids -> ids.stream()
                .sorted()
                .toList());
    }

    private static Arbitrary<OverlapMemory> memories() {
        Arbitrary<List<OverlapMemory.Entry>> entries = Combinators.combine(
                        Arbitraries.longs(), Arbitraries.longs(), instants())
                .as(OverlapMemory.Entry::new)
                .list()
                .ofMaxSize(12);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.longs().between(0, 1_000_000_000L),
                        entries)
                .as(OverlapMemory::of);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        4,
                        Arbitraries.longs()
                                .between(1_700_000_000, 1_700_000_009)
                                .map(Instant::ofEpochSecond)),
                Tuple.of(
                        2,
                        Combinators.combine(
                                        Arbitraries.longs()
                                                .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                                        Arbitraries.longs().between(0, 999_999_999))
                                .as(Instant::ofEpochSecond)),
                Tuple.of(1, Arbitraries.of(Instant.MIN, Instant.MAX, Instant.EPOCH)));
    }
}
