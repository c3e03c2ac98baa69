package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.record.Position;
import java.time.Instant;

/**
 * Reads one record type of one account, a page at a time.
 *
 * <p>The promise: every record that stood in the account before a page was asked for, and that lies after the position,
 * is on this page or on a later one; records come in the position's order; a page is complete and checked before it is
 * returned. An answer that does not fit together is an error, never an empty page.
 *
 * <p>Used by one thread at a time. Every method may throw a {@link
 * io.github.camelnetsuite.tba.gateway.NetSuiteException}.
 */
public interface RecordSource {

    /** NetSuite's clock. */
    Instant serverTime() throws InterruptedException;

    /** The next page after this position. */
    Page next(Position position) throws InterruptedException;
}
