package io.github.camelnetsuite.tba.progress;

import io.github.camelnetsuite.tba.record.ReadRecord;
import java.util.List;

/** What the delivery of a page asks of progress, and tells it. Used by the polling thread only. */
public interface PageProgress {

    /**
     * These records are about to be handed over, so what is remembered of another state of them holds no longer.
     *
     * @return whether {@link #save} has to come before the first one is handed over
     */
    boolean forgetsWhatIsReplacedBy(List<ReadRecord> page);

    /** Whether this very state of the record need not be delivered, since it was before. */
    boolean remembers(ReadRecord record);

    /** These records, in the order of the page, have been delivered or need not be, and all before them. */
    void passed(List<ReadRecord> records);

    /**
     * Asked before records are handed over.
     *
     * @throws CursorLockedException when the route's cursor now belongs to somebody else, who may have delivered newer
     *     states
     */
    void requireHeld();

    /** Puts down how far it got; on return it outlives the process. */
    void save();
}
