package io.github.camelnetsuite.tba.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stood when it was read, with its place in the reading order.
 *
 * @param id NetSuite's internal id; a few are negative
 * @param lastModified in whole seconds, as NetSuite keeps it; null for old rows that were never given one
 * @param body what the route gets
 */
public record ReadRecord(long id, @Nullable Instant lastModified, NetSuiteRecord body) {

    /**
     * 64 bits over the time of the last change and everything that the route gets. Two states of one record that a
     * route could tell apart have different hashes, but for one chance in 2<sup>64</sup>.
     */
    public long hash() {
        return ContentHash.of(lastModified, body);
    }

    /** The same record with a richer body. */
    public ReadRecord withBody(NetSuiteRecord richer) {
        return new ReadRecord(id, lastModified, richer);
    }

    /** Type, id and time only. */
    @Override
    public String toString() {
        return body + " of " + lastModified;
    }
}
