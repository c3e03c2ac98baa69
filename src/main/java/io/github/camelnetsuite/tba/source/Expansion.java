package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.util.List;
import java.util.Map;

/**
 * Adds what hangs on records, to a whole page at a time and never record by record. It is read after the records, so it
 * is never older than they are.
 */
interface Expansion {

    Expansion NONE = records -> records;

    /** The same records in the same order, each with one more key. */
    List<ReadRecord> joinedTo(List<ReadRecord> records) throws InterruptedException;

    /** What there is for this type. */
    static Expansion of(RecordType type, SuiteQlClient suiteQl) {
        return switch (type) {
            case CUSTOMER -> new AddressBooks(suiteQl);
            case CONTACT -> new Companies(suiteQl);
        };
    }

    /** The same records, each with what was found of it. */
    static List<ReadRecord> joined(List<ReadRecord> records, String field, Map<Long, List<Object>> items) {
        return records.stream()
                .map(record -> record.withBody(record.body()
                        .with(field, Map.of("items", List.copyOf(items.getOrDefault(record.id(), List.of()))))))
                .toList();
    }

    /** The id in a column of a row. */
    static long number(Map<String, String> row, String column, String of) {
        String value = row.getOrDefault(column, "");
        if (!value.matches("-?\\d{1,18}")) {
            throw new MalformedAnswerException(of + " has no " + column);
        }
        return Long.parseLong(value);
    }
}
