package io.github.camelnetsuite.tba.sandbox.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Edits that are made but not yet visible, as of a transaction that commits late. Guarded by {@link Edits}. */
final class LateCommits {
    private final List<Held> held = new ArrayList<>();

    private record Held(Instant due, List<Write> writes, Set<Long> ids) {}

    void hold(Instant due, List<Write> writes, Set<Long> ids) {
        held.add(new Held(due, writes, ids));
    }

    /** When the next of them is due; the end of time when there are none. */
    Instant nextDue() {
        return held.stream().map(Held::due).min(Instant::compareTo).orElse(Instant.MAX);
    }

    /** Takes out what is due. */
    List<Write> takeDue(Instant now) {
        List<Write> due = new ArrayList<>();
        held.stream().filter(one -> !one.due().isAfter(now)).forEach(one -> due.addAll(one.writes()));
        held.removeIf(one -> !one.due().isAfter(now));
        return due;
    }

    /** Records with an edit on its way; another one would have to wait for their row lock. */
    Set<Long> ids() {
        Set<Long> ids = new HashSet<>();
        held.forEach(one -> ids.addAll(one.ids()));
        return ids;
    }
}
