package io.github.camelnetsuite.tba.sandbox.data;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Edits to make at once.
 *
 * @param creates how many records to add
 * @param updates how many to change, chosen at random; with {@code ids} those are changed instead
 * @param deletes how many to delete, chosen at random among those nothing points to
 * @param merges how many pairs to merge: the one record swallows the other, which is deleted
 * @param logged whether what is deleted or swallowed is seen in the log of deletions
 * @param stage customers to choose from and to create; empty for all when choosing, and customers when creating
 * @param seed makes the choice and the new values repeatable
 * @param sameSecond one last-modified second for all of them
 * @param commitDelay how long after their last-modified time the edits become visible
 * @param ids records to change
 * @param set columns and values to give, instead of invented changes
 * @param clear columns to empty, instead of invented changes
 * @param attach contacts to attach to companies; a last-modified time does not change by it
 * @param detach contacts to detach, likewise
 * @param attachAtRandom how many contacts to attach to companies chosen at random
 * @param detachAtRandom how many to detach from companies that do not employ them
 */
public record EditOrder(
        RecordType type,
        int creates,
        int updates,
        int deletes,
        int merges,
        boolean logged,
        @Nullable Stage stage,
        OptionalLong seed,
        boolean sameSecond,
        Duration commitDelay,
        List<Long> ids,
        Map<String, @Nullable Object> set,
        List<String> clear,
        List<Attachment> attach,
        List<Attachment> detach,
        int attachAtRandom,
        int detachAtRandom) {

    /** A contact's tie to a company. */
    public record Attachment(long contact, long company) {}

    boolean exact() {
        return !set.isEmpty() || !clear.isEmpty();
    }
}
