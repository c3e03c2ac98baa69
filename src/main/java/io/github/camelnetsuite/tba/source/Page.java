package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.record.ReadRecord;
import java.time.Instant;
import java.util.List;

/**
 * Records in the order of the position that was asked for.
 *
 * @param records none is before or at the position, none comes twice
 * @param more whether there was more behind the last one when this was read; where records were named, whether some
 *     behind the last one were not looked for
 * @param asOf NetSuite's clock, not later than when it began to read this page
 * @param total how many records there were from the position on, this page included; NetSuite caps the number at a
 *     million, so it is for people, not for decisions
 */
public record Page(List<ReadRecord> records, boolean more, Instant asOf, long total) {

    public Page {
        records = List.copyOf(records);
    }
}
