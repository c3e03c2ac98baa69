package io.github.camelnetsuite.tba.progress;

import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route's progress while it runs: which position to read from, what of a page is new, and how far the delivered part
 * reaches. The rules that keep records from being lost stand here and nowhere else:
 *
 * <ul>
 *   <li>The first read goes by id, so that no edit can move a record out of its way. What changes meanwhile is read
 *       afterwards: the tail begins at NetSuite's clock before the first page, less the overlap.
 *   <li>Every poll of the tail begins one overlap ({@code lookback}) before the clock of the last poll that read to its
 *       end, since a transaction may commit later than the time it writes. What was delivered in the overlap and still
 *       has the same content is not delivered again.
 *   <li>A poll that stopped early goes on where it stopped, but counts as begun when it first began. What became visible
 *       behind it meanwhile, such as a further edit within the second where it stopped, is read at once by another one.
 *   <li>NetSuite's clock only, and never backwards. Where an earlier answer's was ahead of it by a little, the overlap
 *       begins before the later one's. A place further ahead is refused: nothing there is known to be read.
 * </ul>
 *
 * <p>What commits later than {@code lookback} after its last-modified time is not seen. Used by the polling thread only.
 */
public final class Progress implements PageProgress, AutoCloseable {

    private static final int MEMORY = 50_000;
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    private final CursorHandle handle;
    private final Duration lookback;
    private Cursor cursor;
    private boolean changed;
    private @Nullable Instant pollStartedAt;
    /** NetSuite's clock, where it was last seen behind {@code through}. */
    private @Nullable Instant behind;

    private boolean goesOn;

    private Progress(CursorHandle handle, Duration lookback, Cursor cursor, boolean changed) {
        this.handle = handle;
        this.lookback = lookback;
        this.cursor = cursor;
        this.changed = changed;
    }

    /**
     * What a route wants to read; a cursor written for something else is refused.
     *
     * @param account realm of the account
     * @param recordType NetSuite's name of it
     * @param fingerprint of the options that decide which records are read
     * @param since where a first read begins
     * @param lookback how long a transaction may take to commit
     */
    public record Terms(String account, String recordType, String fingerprint, Since since, Duration lookback) {}

    /** NetSuite's clock, asked for when a route starts for the first time. */
    @FunctionalInterface
    public interface ServerClock {
        Instant now() throws InterruptedException;
    }

    /**
     * Goes on where the stored cursor stands, or begins.
     *
     * @throws CursorException when the cursor can't be trusted or belongs to other terms
     */
    public static Progress resume(CursorHandle handle, Terms terms, ServerClock clock) throws InterruptedException {
        Cursor stored = handle.load().orElse(null);
        if (stored != null) {
            stored.requireMatches(terms.account(), terms.recordType(), terms.fingerprint());
            return new Progress(handle, terms.lookback(), stored, false);
        }
        Progress begun = new Progress(handle, terms.lookback(), first(terms, clock.now()), true);
        // At once: were it lost, since=now would begin later the next time and skip what changed between.
        begun.save();
        return begun;
    }

    private static Cursor first(Terms terms, Instant now) {
        Instant floor = null;
        Phase phase = new Phase.Snapshot(now, null);
        if (terms.since() instanceof Since.From from) {
            floor = from.floor();
        } else if (terms.since() instanceof Since.Now) {
            floor = now;
            phase = new Phase.Tail(now, null);
        } else if (terms.since() instanceof Since.Start) {
            phase = new Phase.Tail(now, null);
        }
        return new Cursor(
                terms.account(), terms.recordType(), terms.fingerprint(), phase, OverlapMemory.empty(MEMORY), floor);
    }

    /** Whether this is still the first read. */
    public boolean inSnapshot() {
        return cursor.phase() instanceof Phase.Snapshot;
    }

    /** A poll begins: its clock is that of its first page. */
    public void pollBegins() {
        pollStartedAt = null;
    }

    /** Where the next page begins. */
    public Position position() {
        if (cursor.phase() instanceof Phase.Snapshot snapshot) {
            return new Position.ById(snapshot.lastId(), cursor.floor());
        }
        Phase.Tail tail = (Phase.Tail) cursor.phase();
        Phase.Resume resume = tail.resume();
        return resume == null
                ? new Position.ByTime(overlapStart(pollsFrom(tail)), null)
                : new Position.ByTime(resume.lastModified(), resume.id());
    }

    private Instant pollsFrom(Phase.Tail tail) {
        return behind == null ? tail.through() : behind;
    }

    /**
     * A page has come; the first one gives a poll of the tail its time.
     *
     * @throws CursorAheadException when everything was read, it says, up to a time further ahead of NetSuite's clock than
     *     clocks differ
     */
    public void pageRead(Instant asOf) {
        if (pollStartedAt == null && cursor.phase() instanceof Phase.Tail tail) {
            requireNotAhead(tail.through(), asOf);
            Phase.Resume resume = tail.resume();
            Instant latest = asOf.plus(CLOCKS_DIFFER_BY);
            goesOn = resume != null || pollsFrom(tail).isAfter(latest);
            behind = tail.through().isAfter(latest) ? asOf : null;
            pollStartedAt = resume == null || resume.startedAt().isAfter(asOf) ? asOf : resume.startedAt();
        }
    }

    /** Within the overlap nothing need be skipped, and NetSuite's many servers may differ by a little. */
    private void requireNotAhead(Instant place, Instant asOf) {
        Duration harmless = lookback.compareTo(CLOCKS_DIFFER_BY) < 0 ? CLOCKS_DIFFER_BY : lookback;
        if (place.isAfter(asOf.plus(harmless))) {
            throw new CursorAheadException(place);
        }
    }

    /** Whether this very state of the record was delivered before. */
    @Override
    public boolean remembers(ReadRecord record) {
        return cursor.memory().remembers(record.id(), record.hash());
    }

    /**
     * These records are about to be handed over. Of those that replace a state with the same last-modified time, that
     * state is forgotten: the record may be changed back within that second, and if this delivery reached its destination
     * without being passed, the memory of the earlier state would hide it for ever.
     *
     * @return whether something was forgotten; then {@link #save} has to come before the first one is handed over
     */
    @Override
    public boolean forgetsWhatIsReplacedBy(List<ReadRecord> page) {
        OverlapMemory memory = cursor.memory();
        List<Long> replaced = page.stream()
                .filter(record -> memory.remembersAnother(record.id(), record.hash(), record.lastModified()))
                .map(ReadRecord::id)
                .toList();
        return forgets(replaced);
    }

    /**
     * These records are about to be handed over beside this reading, which may not have read them yet. Of those that it
     * remembers in another state, that state was not the one delivered last any more, and is forgotten for good.
     */
    void handedOverBeside(List<ReadRecord> page) {
        OverlapMemory memory = cursor.memory();
        List<Long> others = page.stream()
                .filter(record -> memory.remembersAnother(record.id(), record.hash()))
                .map(ReadRecord::id)
                .toList();
        if (forgets(others)) {
            save();
        }
    }

    private boolean forgets(List<Long> ids) {
        if (ids.isEmpty()) {
            return false;
        }
        cursor = cursor.withMemory(cursor.memory().without(ids));
        changed = true;
        return true;
    }

    @Override
    public void passed(List<ReadRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        ReadRecord last = records.get(records.size() - 1);
        if (cursor.phase() instanceof Phase.Snapshot snapshot) {
            move(new Phase.Snapshot(snapshot.startedAt(), last.id()), records, snapshot.startedAt());
            return;
        }
        Phase.Tail tail = (Phase.Tail) cursor.phase();
        if (pollStartedAt == null || last.lastModified() == null) {
            throw new IllegalStateException(last + " was passed without a page that it can have come from");
        }
        Phase.Resume resume = new Phase.Resume(pollStartedAt, last.lastModified(), last.id());
        move(new Phase.Tail(tail.through(), resume), records, pollStartedAt);
    }

    private void move(Phase phase, List<ReadRecord> records, Instant nextPollFrom) {
        // An answer may be a little behind the one before it, and a poll that goes on takes the earlier time of the
        // two.
        Instant overlap = overlapStart(nextPollFrom.minus(CLOCKS_DIFFER_BY));
        List<OverlapMemory.Entry> readAgain = records.stream()
                .filter(record ->
                        record.lastModified() != null && !record.lastModified().isBefore(overlap))
                .map(record -> new OverlapMemory.Entry(record.id(), record.hash(), record.lastModified()))
                .toList();
        cursor = cursor.withPhase(phase).withMemory(cursor.memory().plus(readAgain));
        changed = true;
    }

    /**
     * The last page of the reading order has been delivered whole.
     *
     * @return whether something is left to read now: after the first read, what changed during it; after a poll that
     *     went on where an earlier one had stopped, or began too late by NetSuite's clock, what became visible before that
     */
    public boolean readToEnd() {
        if (cursor.phase() instanceof Phase.Snapshot snapshot) {
            cursor = cursor.withPhase(new Phase.Tail(snapshot.startedAt(), null));
            changed = true;
            return true;
        }
        Phase.Tail tail = (Phase.Tail) cursor.phase();
        Instant through =
                pollStartedAt != null && pollStartedAt.isAfter(tail.through()) ? pollStartedAt : tail.through();
        cursor = cursor.withPhase(new Phase.Tail(through, null))
                .withMemory(cursor.memory().startingAt(overlapStart(behind == null ? through : behind)));
        changed = true;
        pollStartedAt = null;
        return goesOn;
    }

    @Override
    public void requireHeld() {
        handle.requireHeld();
    }

    @Override
    public void save() {
        if (changed) {
            handle.save(cursor);
            changed = false;
        }
    }

    /** NetSuite's clock up to which everything was read; empty during the first read. */
    public @Nullable Instant through() {
        return cursor.phase() instanceof Phase.Tail tail ? tail.through() : null;
    }

    /** What the memory's bound has cost: records that may have been delivered again. */
    public long forgotten() {
        return cursor.memory().forgotten();
    }

    private Instant overlapStart(Instant from) {
        Instant start = from.minus(lookback);
        Instant floor = cursor.floor();
        Instant later = floor != null && floor.isAfter(start) ? floor : start;
        // A poll reads whole seconds, so the first of them has to be remembered whole.
        return later.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public void close() {
        handle.close();
    }
}
