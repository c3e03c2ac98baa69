package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.util.List;

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
}
