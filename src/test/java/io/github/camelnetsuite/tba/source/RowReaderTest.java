package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowReaderTest {

    private static final List<String> VALUES = List.of(
            "",
            "T",
            "F",
            "7",
            "-7",
            "+7",
            "007",
            "\u0967",
            "1.50",
            "1e400000000",
            "1e9999999999",
            "NaN",
            "9223372036854775807",
            "2026-02-28",
            "2026-02-30",
            "+999999999-12-31",
            "2026-02-28T10:00:00Z",
            "2026-02-28T10:00:00+05:30",
            "+1000000000-12-31T23:59:59Z",
            "2026-02-28 10:00",
            "LEAD",
            "\u0130",
            "x\ny");

    private static final List<Field> FIELDS = FieldSelection.parse(
                    RecordType.CUSTOMER, "+creditLimit,custentity_t:datetime")
            .fields();

    private final RowReader reader = new RowReader(RecordType.CUSTOMER, FIELDS);

    @Test
    void anyRowIsARecordOrMalformed() {
        Random random = new Random(1);
        int[] records = new int[1];
        for (int run = 0; run < 20_000; run++) {
            Map<String, String> row = new HashMap<>();
            row.put("id", VALUES.get(random.nextInt(VALUES.size())));
            for (int values = random.nextInt(4); values > 0; values--) {
                String column = FIELDS.get(random.nextInt(FIELDS.size())).column();
                row.put(column, VALUES.get(random.nextInt(VALUES.size())));
            }
            assertThatCode(() -> records[0] += read(row)).as("%s", row).doesNotThrowAnyException();
        }
        assertThat(records[0]).as("readable rows").isBetween(1000, 19_000);
    }

    private int read(Map<String, String> row) {
        try {
            ReadRecord record = reader.read(row);
            assertThat(record.body().id()).isEqualTo(Long.toString(record.id()));
            assertThat(record.body()).hasSize(FIELDS.size() + 1);
            return 1;
        } catch (MalformedAnswerException declared) {
            assertThat(declared.getMessage()).doesNotContain("\n");
            return 0;
        }
    }
}
