package io.github.camelnetsuite.tba.record;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stood when it was read, with its place in the reading order.
 *
 * @param id NetSuite's internal id; a few are negative
 * @param lastModified in whole seconds, as NetSuite keeps it; null for old rows that were never given one; of a deleted
 *     record when it was deleted
 * @param body what the route gets
 */
public record ReadRecord(long id, @Nullable Instant lastModified, NetSuiteRecord body) {

    /** A record that is gone: what is left of it is its id. */
    public static ReadRecord deleted(RecordType type, long id, Instant when) {
        return new ReadRecord(id, when, NetSuiteRecord.of(type, Map.of("id", Long.toString(id))));
    }

    /**
     * 64 bits over the time of the last change and everything that the route gets. Two states of one record that a
     * route could tell apart have different hashes, but for one chance in 2<sup>64</sup>.
     */
    public long hash() {
        return ContentHash.of(lastModified, body);
    }

    /** Id and hash as text: the same for the same state, so that a destination can tell a repeat. */
    public String version() {
        return id + "-" + HexFormat.of().toHexDigits(hash());
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
