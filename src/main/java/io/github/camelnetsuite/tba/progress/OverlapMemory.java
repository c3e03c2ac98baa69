package io.github.camelnetsuite.tba.progress;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered within the overlap that every poll reads again, so that it is not delivered twice.
 *
 * <p>Only the state that was delivered <em>last</em> is remembered of each record: if a state A were still remembered
 * after B had been delivered, a record changed back to A would be suppressed and its destination left with B. And only
 * an equal pair of id and hash is suppressed, since NetSuite's last-modified time has whole seconds and may stand still
 * through an edit.
 *
 * <p>Bounded. Beyond the bound the entries last modified earliest are forgotten, which are the first to leave the
 * overlap anyway; a forgotten record is delivered again, never lost. Immutable.
 */
public final class OverlapMemory {

    private static final Comparator<Entry> BY_AGE =
            Comparator.comparing(Entry::lastModified).thenComparingLong(Entry::id);

    private final int bound;
    private final Map<Long, Entry> byId;
    private final long forgotten;

    private OverlapMemory(int bound, Map<Long, Entry> byId, long forgotten) {
        this.bound = bound;
        this.byId = byId;
        this.forgotten = forgotten;
    }

    /**
     * One delivered record.
     *
     * @param hash 64 bits over everything that was delivered of it
     */
    public record Entry(long id, long hash, Instant lastModified) {}

    /** Nothing delivered yet; at most {@code bound} records, from 0, are going to be remembered. */
    public static OverlapMemory empty(int bound) {
        return of(bound, 0, List.of());
    }

    static OverlapMemory of(int bound, long forgotten, Collection<Entry> entries) {
        if (bound < 0 || forgotten < 0) {
            throw new IllegalArgumentException("Negative bound or count: " + bound + ", " + forgotten);
        }
        return new OverlapMemory(bound, Map.of(), forgotten).plus(entries);
    }

    /** With these delivered, in their order: of several states of one record the last one counts. */
    public OverlapMemory plus(Collection<Entry> delivered) {
        if (delivered.isEmpty()) {
            return this;
        }
        Map<Long, Entry> next = new HashMap<>(byId);
        for (Entry entry : delivered) {
            next.put(entry.id(), entry);
        }
        int excess = Math.max(0, next.size() - bound);
        if (excess > 0) {
            List<Entry> oldest =
                    next.values().stream().sorted(BY_AGE).limit(excess).toList();
            oldest.forEach(entry -> next.remove(entry.id()));
        }
        return new OverlapMemory(bound, next, forgotten + excess);
    }

    /** Whether the state delivered last of this record had this hash. */
    public boolean remembers(long id, long hash) {
        Entry entry = byId.get(id);
        return entry != null && entry.hash() == hash;
    }

    /** Whether the state delivered last of this record was another one with the same last-modified time. */
    boolean remembersAnother(long id, long hash, @Nullable Instant lastModified) {
        Entry entry = byId.get(id);
        return entry != null && entry.hash() != hash && entry.lastModified().equals(lastModified);
    }

    /** Whether the state delivered last of this record was another one. */
    boolean remembersAnother(long id, long hash) {
        Entry entry = byId.get(id);
        return entry != null && entry.hash() != hash;
    }

    /** Without these records: whatever is read next of them is new. Not counted as forgotten. */
    OverlapMemory without(Collection<Long> ids) {
        Map<Long, Entry> next = new HashMap<>(byId);
        next.keySet().removeAll(Set.copyOf(ids));
        return new OverlapMemory(bound, next, forgotten);
    }

    /** Without what was last modified before {@code start}: no poll reads that again. Not counted as forgotten. */
    public OverlapMemory startingAt(Instant start) {
        Map<Long, Entry> next = new HashMap<>(byId);
        return next.values().removeIf(entry -> entry.lastModified().isBefore(start))
                ? new OverlapMemory(bound, next, forgotten)
                : this;
    }

    public int size() {
        return byId.size();
    }

    public int bound() {
        return bound;
    }

    /** How many entries the bound has cost since the memory was empty; each may have been delivered again. */
    public long forgotten() {
        return forgotten;
    }

    /** All entries, the earliest last-modified time first, then by id. */
    List<Entry> entries() {
        return byId.values().stream().sorted(BY_AGE).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OverlapMemory that
                && bound == that.bound
                && forgotten == that.forgotten
                && byId.equals(that.byId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(bound, forgotten, byId);
    }

    @Override
    public String toString() {
        return "OverlapMemory[" + size() + " of " + bound + ", forgotten " + forgotten + "]";
    }
}
