package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.fuzz.Damage;
import io.github.camelnetsuite.tba.fuzz.LongRun;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.PropagationMode;

/** Dates, instants, numbers and booleans of rows: a value of its type, or a malformed page. */
@Catalogue("40")
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(value = LongRun.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class RowFuzzTest {

    private static final List<Field> FIELDS = FieldSelection.parse(
                    RecordType.CUSTOMER, "email,isPerson,startDate,dateCreated,balance,subsidiary,stage")
            .fields();
    private static final RowReader READER = new RowReader(RecordType.CUSTOMER, FIELDS);

    private int tries;

    @AfterProperty
    void tellTheReport() {
        Evidence.of("40").outcome("dates and other values of rows: of their type, or malformed", tries);
    }

    @Property(tries = 8000)
    void aRowIsARecordOrMalformed(@ForAll("rows") Map<String, String> row) {
        tries++;
        try {
            ReadRecord record = READER.read(row);
            assertThat(record.body().id()).isEqualTo(Long.toString(record.id()));
            assertThat(record.body()).hasSize(FIELDS.size() + 1);
            assertThat(record.hash()).isEqualTo(READER.read(row).hash());
        } catch (MalformedAnswerException declared) {
            assertThat(declared.getMessage()).doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @Provide
    Arbitrary<Map<String, String>> rows() {
        Arbitrary<String> columns = Arbitraries.of(Stream.concat(
                        Stream.of(SuiteQlStatement.ID, SuiteQlStatement.LAST_MODIFIED),
                        FIELDS.stream().map(Field::column))
                .toList());
        Arbitrary<List<Map.Entry<String, String>>> values =
                Arbitraries.entries(columns, values()).list().ofMaxSize(4);
        return Combinators.combine(values, Arbitraries.of("1", "-7", "x")).as((row, id) -> {
            Map<String, String> all = new HashMap<>(Map.of(SuiteQlStatement.ID, id));
            row.forEach(value -> all.put(value.getKey(), value.getValue()));
            return all;
        });
    }

    private static Arbitrary<String> values() {
        Arbitrary<byte[]> good = Arbitraries.of(
                        "2026-02-28",
                        "2024-02-29T23:59:60Z",
                        "2026-02-28T10:00:00Z",
                        "-12.50",
                        "1e400000000",
                        "T",
                        "9223372036854775807")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.frequencyOf(
                Tuple.of(2, Damage.texts()),
                Tuple.of(1, good.map(RowFuzzTest::text)),
                Tuple.of(3, Damage.damaged(good).map(RowFuzzTest::text)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
