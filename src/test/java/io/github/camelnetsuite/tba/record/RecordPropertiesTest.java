package io.github.camelnetsuite.tba.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.fuzz.Damage;
import io.github.camelnetsuite.tba.fuzz.LongRun;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/** What holds for any records, positions and options. */
@PropertyDefaults(tries = 3000, edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(value = LongRun.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class RecordPropertiesTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Comparator<ReadRecord> BY_TIME =
            Comparator.comparing(ReadRecord::lastModified).thenComparing(ReadRecord::id);

    /** So that every record is on one page or a later one, and on one only. */
    @Property
    void ofTwoRecordsExactlyOneComesAfterTheOther(
            @ForAll("records") ReadRecord one, @ForAll("records") ReadRecord other) {
        for (Position start :
                List.of(new Position.ById(null, null), new Position.ByTime(NOON.minusSeconds(99), null))) {
            Position behindOne = start.movedTo(one);
            Position behindOther = start.movedTo(other);
            boolean same = behindOne.equals(behindOther);

            assertThat(start.precedes(one)).isTrue();
            assertThat(behindOne.precedes(one)).isFalse();
            assertThat(behindOne.precedes(other)).isEqualTo(!same && !behindOther.precedes(one));
        }
    }

    @Property
    void pagesInThePositionsOrderVisitEveryRecordOnce(@ForAll("lists") List<ReadRecord> records) {
        List<ReadRecord> sorted = records.stream().sorted(BY_TIME).toList();
        Position position = new Position.ByTime(NOON, null);
        for (ReadRecord next : sorted) {
            assertThat(records.stream().filter(position::precedes).min(BY_TIME)).contains(next);
            position = position.movedTo(next);
        }
        assertThat(records).noneMatch(position::precedes);
    }

    @Property
    void recordsHaveTheSameHashIfAndOnlyIfTheyAreTheSame(
            @ForAll("values") Map<String, Object> one, @ForAll("values") Map<String, Object> other) {
        long hash = ContentHash.of(NOON, one);

        assertThat(ContentHash.of(NOON, new HashMap<>(one))).isEqualTo(hash);
        assertThat(ContentHash.of(NOON, other) == hash).isEqualTo(one.equals(other));
        assertThat(ContentHash.of(NOON.plusSeconds(1), one)).isNotEqualTo(hash);
    }

    /** Names become columns of a statement. */
    @Property
    void anyTextIsRefusedAsFieldsOrNamesColumnsAndNothingElse(@ForAll("options") String option) {
        FieldSelection selection;
        try {
            selection = FieldSelection.parse(RecordType.CUSTOMER, option);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).contains("fields");
            return;
        }
        assertThat(selection.fields()).extracting(Field::column).allMatch(column -> column.matches("[a-z][a-z0-9_]*"));
        assertThat(selection.fields())
                .extracting(Field::name)
                .doesNotHaveDuplicates()
                .containsAll(selection.named());
        assertThat(FieldSelection.parse(RecordType.CUSTOMER, option)).isEqualTo(selection);
    }

    @Provide
    Arbitrary<ReadRecord> records() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.longs().between(-3, 3)),
                                Tuple.of(1, Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE))),
                        Arbitraries.integers().between(0, 3))
                .as((id, second) -> new ReadRecord(
                        id,
                        NOON.plusSeconds(second),
                        NetSuiteRecord.of(RecordType.CUSTOMER, Map.of("id", Long.toString(id)))));
    }

    @Provide
    Arbitrary<List<ReadRecord>> lists() {
        return records().list().ofMaxSize(8).uniqueElements(ReadRecord::id);
    }

    @Provide
    Arbitrary<Map<String, Object>> values() {
        Arbitrary<Object> scalars = Arbitraries.of("", "1", "true", "a", "ab", true, false, new BigDecimal("1.50"));
        Arbitrary<Object> nested = scalars.injectNull(0.2).list().ofMaxSize(2).map(list -> list);
        return Arbitraries.maps(Arbitraries.of("a", "b", "ab"), Arbitraries.oneOf(scalars, nested))
                .ofMaxSize(3)
                .map(java.util.TreeMap::new);
    }

    @Provide
    Arbitrary<String> options() {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Arbitraries.of("email", "+phone", " balance", "id", "custentity_vip:boolean", "CUSTENTITY_x")),
                Tuple.of(
                        1,
                        Arbitraries.of("custentity_a b", "custentity_x;--", "custentity_\u0131", "email:text", "a.b")),
                Tuple.of(1, Damage.texts().map(text -> "custentity" + text)),
                Tuple.of(1, Damage.texts()));
        return names.list().ofMaxSize(4).map(all -> String.join(",", all));
    }
}
