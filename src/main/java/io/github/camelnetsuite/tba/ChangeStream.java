package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.PostponedException;
import io.github.camelnetsuite.tba.progress.CursorCorruptException;
import io.github.camelnetsuite.tba.progress.CursorHandle;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.Progress;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.source.Page;
import io.github.camelnetsuite.tba.source.RecordSource;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the things that a poll reads to its end, changes or deletions: where they are read from, and how far they have
 * been read. Used by the polling thread; closed by any.
 */
final class ChangeStream implements AutoCloseable {

    /** What deletions are in the words of the header. */
    static final String DELETED = "deleted";

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);

    private final Kind kind;
    private final Supplier<RecordSource> origin;
    private final CursorStore store;
    private final String cursorName;
    private final Progress.Terms terms;
    private @Nullable RecordSource source;
    private volatile @Nullable Progress progress;
    private boolean begun;
    private boolean beginsAnew;
    private boolean hasShown;
    private boolean held;
    private boolean closed;

    /** What comes by it. */
    enum Kind {
        CHANGES,
        DELETIONS
    }

    /** @param origin makes the source when it is first needed */
    ChangeStream(Kind kind, Supplier<RecordSource> origin, CursorStore store, String cursorName, Progress.Terms terms) {
        this.kind = kind;
        this.origin = origin;
        this.store = store;
        this.cursorName = cursorName;
        this.terms = terms;
    }

    /**
     * What to read.
     *
     * @throws IllegalArgumentException when the record type or a field is unknown, saying what is known
     */
    RecordSource source() {
        if (source == null) {
            source = origin.get();
        }
        return source;
    }

    /** Where it stands. The first time, its cursor is taken and, where there is none yet, begun. */
    Progress progress() throws InterruptedException {
        Progress known = progress;
        return known == null ? resumed() : known;
    }

    /**
     * Takes its cursor, unless it has it. The first time ever, deletions begin here: what the log shows by now of the time
     * before that is history, and is passed without being delivered. What shows up later is news, be its time earlier
     * because it commits late.
     */
    void begin() throws InterruptedException {
        Progress now = progress();
        if (!beginsAnew) {
            return;
        }
        try {
            pass(now, Objects.requireNonNull(now.through()));
            now.save();
        } catch (PostponedException e) {
            throw e;
        } catch (NetSuiteException e) {
            // Not in the way of changes: when they have been read, deletions are asked for again, and this is said.
            LOG.debug("The log of deletions can't be read yet: {}", e.getMessage());
        }
        beginsAnew = false;
    }

    private void pass(Progress now, Instant beginning) throws InterruptedException {
        now.pollBegins();
        boolean more = true;
        while (more) {
            Page page = source().next(now.position());
            now.pageRead(page.asOf());
            List<ReadRecord> history = page.records().stream()
                    .takeWhile(record -> record.lastModified() != null
                            && record.lastModified().isBefore(beginning))
                    .toList();
            now.passed(history);
            // The others are left to the poll that follows: it may be much later, after trouble or a pause.
            more = history.size() == page.records().size() && (page.more() || now.readToEnd());
        }
    }

    /** A page has come. */
    void shows(Page page) {
        hasShown = hasShown || !page.records().isEmpty();
        held = false;
    }

    /**
     * Nothing at all is visible, so it stays where it is.
     *
     * @return whether nothing contradicts that: a first read has found nothing yet, or this process has seen no deletion.
     *     A route that follows changes has read some before, unless it began with {@code since=now}
     */
    boolean holds() throws InterruptedException {
        held = isOfDeletions() && !hasShown;
        return held || isFirst();
    }

    /** Whether it waits for a first deletion to be visible, up to date with all that is. */
    boolean isHeld() {
        return held;
    }

    /** Whether a first read has not passed any record yet. */
    boolean isFirst() throws InterruptedException {
        return progress().position() instanceof Position.ById first && first.after() == null;
    }

    private Progress resumed() throws InterruptedException {
        requireOpen();
        RecordSource clock = source();
        CursorHandle handle = store.open(cursorName);
        boolean kept = false;
        try {
            // A route that goes on must not begin anew unasked: with since=now it would skip what changed meanwhile.
            boolean empty = (begun || isOfDeletions()) && handle.load().isEmpty();
            if (begun && empty) {
                throw CursorCorruptException.vanished(cursorName);
            }
            Progress resumed = Progress.resume(handle, terms, clock::serverTime);
            keep(resumed);
            kept = true;
            beginsAnew = empty;
            return resumed;
        } finally {
            if (!kept) {
                handle.close();
            }
        }
    }

    /** Unless this was closed while the place of storage took its time: nobody would ever let go of the cursor. */
    private synchronized void keep(Progress resumed) throws InterruptedException {
        requireOpen();
        progress = resumed;
        begun = true;
    }

    private synchronized void requireOpen() throws InterruptedException {
        if (closed) {
            throw new InterruptedException("Closed");
        }
    }

    /** What is kept in memory can't be trusted to be what is stored: read it again with the next poll. */
    synchronized void forgetProgress() {
        Progress known = progress;
        progress = null;
        if (known != null) {
            known.close();
        }
    }

    boolean isOfDeletions() {
        return kind == Kind.DELETIONS;
    }

    /** What the next page holds, in the words of the header. */
    String changeType() throws InterruptedException {
        if (isOfDeletions()) {
            return DELETED;
        }
        return progress().inSnapshot() ? "snapshot" : "changed";
    }

    @Override
    public synchronized void close() {
        closed = true;
        forgetProgress();
    }
}
