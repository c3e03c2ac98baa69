package io.github.camelnetsuite.tba.progress;

import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a resync is, for one page. It delivers whatever it reads, known or not, in the order of ids, so that no edit
 * can move a record out of its way: what is edited meanwhile comes as a change too. Since a page is read and handed over
 * whole before anything else is read, no record comes in an older state than before; and what it hands over makes the
 * memory of the changes forget other states, lest one of them that comes back be taken for known.
 *
 * <p>Where it stands is kept after each page, as with any reading. When it finds itself given up or replaced it {@link
 * #stands} no longer, and keeps nothing more. Used by the polling thread only.
 */
public final class ResyncProgress implements PageProgress {

    /** A statement with more numbers than that would be refused (a thousand is Oracle's limit). */
    private static final int IDS_AT_ONCE = 500;

    private static final int IDS_TO_SHOW = 100;

    private final Resyncs resyncs;
    private final String cursorName;
    private final Progress changes;
    private final List<Long> asked;
    private Cursor saved;
    private Cursor cursor;
    private boolean stands = true;

    private ResyncProgress(Resyncs resyncs, String cursorName, Progress changes, Cursor cursor) {
        this.resyncs = resyncs;
        this.cursorName = cursorName;
        this.changes = changes;
        this.saved = cursor;
        this.cursor = cursor;
        this.asked = ahead().stream().limit(IDS_AT_ONCE).toList();
    }

    /**
     * What is asked for now, to be read for a page; empty when nothing is, or while the first read has not ended.
     *
     * @param cursorName of the changes
     * @param terms of the changes
     * @throws CursorException when its cursor can't be trusted or belongs to another account or record type
     * @throws IllegalArgumentException when the cursor of its name is none of a resync
     */
    public static Optional<ResyncProgress> of(
            Resyncs resyncs, String cursorName, Progress.Terms terms, Progress changes) {
        if (changes.inSnapshot()) {
            return Optional.empty();
        }
        return resyncs.pending(cursorName).map(pending -> {
            ResyncCursor.resync(pending);
            pending.requireMatches(terms.account(), terms.recordType(), ResyncCursor.FINGERPRINT);
            return new ResyncProgress(resyncs, cursorName, changes, pending);
        });
    }

    private Phase.Resync phase() {
        return ResyncCursor.resync(cursor);
    }

    /** The ids that are not done with; none where none were named. */
    private List<Long> ahead() {
        Phase.Ids ids = phase().ids();
        Long lastId = phase().lastId();
        return ids == null
                ? List.of()
                : ids.wanted().stream()
                        .filter(id -> lastId == null || id > lastId)
                        .toList();
    }

    /** Where the page begins. */
    public Position position() {
        return phase().ids() == null ? new Position.ById(phase().lastId(), cursor.floor()) : new Position.OfIds(asked);
    }

    /** How many of the named records are not done with; 0 where none were named. */
    public int idsAhead() {
        return ahead().size();
    }

    @Override
    public boolean forgetsWhatIsReplacedBy(List<ReadRecord> page) {
        changes.handedOverBeside(page);
        return false;
    }

    /** Known or not, it is to be delivered. */
    @Override
    public boolean remembers(ReadRecord record) {
        return false;
    }

    @Override
    public void passed(List<ReadRecord> records) {
        if (!records.isEmpty()) {
            doneWith(records.get(records.size() - 1).id(), records);
        }
    }

    /** Up to that id these records have been delivered, and no others were there. */
    private void doneWith(long id, List<ReadRecord> delivered) {
        Phase.Resync now = phase();
        cursor = cursor.withPhase(new Phase.Resync(
                now.askedAt(), id, now.records() + delivered.size(), withMissing(now.ids(), id, delivered)));
    }

    private Phase.@Nullable Ids withMissing(Phase.@Nullable Ids ids, long upTo, List<ReadRecord> delivered) {
        if (ids == null) {
            return null;
        }
        Set<Long> found = new HashSet<>();
        delivered.forEach(record -> found.add(record.id()));
        List<Long> missing = new ArrayList<>(ids.missing());
        ahead().stream().filter(id -> id <= upTo && !found.contains(id)).forEach(missing::add);
        return new Phase.Ids(ids.wanted(), missing);
    }

    /**
     * The page has been delivered whole.
     *
     * @param more whether there was more behind it
     * @return whether all has been read, and the resync is over
     */
    public boolean readToEnd(boolean more) {
        boolean end = !more;
        if (!more && !asked.isEmpty()) {
            doneWith(asked.get(asked.size() - 1), List.of());
            end = ahead().isEmpty();
        }
        if (!end) {
            save();
            return false;
        }
        stands = stands && resyncs.end(cursorName, saved);
        return stands;
    }

    /** Whether it has neither been given up nor replaced, as far as is known. */
    public boolean stands() {
        return stands;
    }

    @Override
    public void requireHeld() {
        changes.requireHeld();
    }

    @Override
    public void save() {
        if (stands && !cursor.equals(saved)) {
            stands = resyncs.move(cursorName, saved, cursor);
            saved = cursor;
        }
    }

    /** What it reads again and how far it is, for people. */
    public String standing() {
        return ResyncCursor.standing(cursor);
    }

    /** What came of it, for people: ids are no field's value and may be shown. */
    public String outcome() {
        String done = "resync of " + ResyncCursor.records(phase().records()) + " done";
        Phase.Ids ids = phase().ids();
        if (ids == null || ids.missing().isEmpty()) {
            return done;
        }
        return done + "; not found: " + ids.missing().size() + " of "
                + ids.wanted().size() + " ("
                + ids.missing().stream()
                        .limit(IDS_TO_SHOW)
                        .map(Objects::toString)
                        .collect(Collectors.joining(", "))
                + (ids.missing().size() > IDS_TO_SHOW ? ", …" : "")
                + "): there are no such records, or the route's stage or filter or the role's permissions leave them"
                + " out";
    }

    /** Whether all that was named was found. */
    public boolean foundAll() {
        Phase.Ids ids = phase().ids();
        return ids == null || ids.missing().isEmpty();
    }
}
