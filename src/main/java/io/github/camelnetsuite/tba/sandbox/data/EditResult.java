package io.github.camelnetsuite.tba.sandbox.data;

import java.time.Instant;
import java.util.List;

/** What edits did, in the order they were made. */
public record EditResult(
        List<Touched> touched, List<EditOrder.Attachment> attached, List<EditOrder.Attachment> detached) {

    /**
     * One record.
     *
     * @param lastModified its new last-modified time; of a deleted one when it was deleted
     * @param change {@code created}, {@code updated} or {@code deleted}
     */
    public record Touched(long id, Instant lastModified, String change) {}
}
