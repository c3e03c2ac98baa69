package io.github.camelnetsuite.tba.kill;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what has arrived of one record type with what the account holds, one record after the other. */
final class Comparison {

    /** Two records on one line are none: a user's reader stops behind the first, or at the second. */
    private static final ObjectReader ONE_RECORD =
            Account.JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * The end of a process, in the order in which they ended.
     *
     * @param size of what had arrived by then
     * @param killed or else stopped by itself, having put down all that it did
     */
    record End(long size, boolean killed) {}

    private final List<End> ends;
    private final Ledger ledger;
    private final int[] repeated;
    private final Map<Long, State> latest = new HashMap<>();
    /** By state, the process that delivered it last. */
    private final Map<Long, Integer> delivered = new HashMap<>();

    /** By the id of a record whose deletion arrived, the process that delivered it last. */
    private final Map<Long, Integer> gone = new HashMap<>();

    private final List<String> complaints = new ArrayList<>();
    private int process;
    private int pieces;
    private int older;
    private int invented;
    private int torn;
    private int broken;
    private int forNothing;

    private Comparison(List<End> ends, Ledger ledger) {
        this.ends = ends;
        this.ledger = ledger;
        this.repeated = new int[ends.size() + 1];
    }

    /**
     * Of all that has arrived.
     *
     * @param ends of all processes but the last one, which stopped by itself
     * @param deletions whether they are read
     */
    static Findings of(
            Account account, String type, Ledger ledger, Arrived arrived, List<End> ends, boolean deletions) {
        Comparison comparison = new Comparison(ends, ledger);
        arrived.read(comparison::piece);
        return comparison.findings(account, type, deletions);
    }

    private void piece(byte[] bytes, long from, long to, boolean ended) {
        while (process < ends.size() && ends.get(process).size() <= from) {
            process++;
        }
        pieces++;
        JsonNode piece;
        State state;
        try {
            piece = ONE_RECORD.readTree(bytes);
            state = State.of(piece);
        } catch (IOException | RuntimeException e) {
            boolean cut = process < ends.size()
                    && ends.get(process).killed()
                    && ends.get(process).size() == to;
            torn += cut ? 1 : 0;
            broken += cut && ended ? 0 : 1;
            return;
        }
        broken += ended ? 0 : 1;
        if (piece.size() == 1) {
            deletion(state);
            return;
        }
        if (gone.containsKey(state.id())) {
            older++;
            complain("came after its deletion", state);
        }
        if (!ledger.has(state)) {
            invented++;
            complain("never existed", state);
        }
        State before = latest.put(state.id(), state);
        if (before != null && state.isOlderThan(before)) {
            older++;
            complain("came after revision " + before.revision() + " of " + before.lastModified(), state);
        }
        countRepeat(delivered.put(state.key(), process), state);
    }

    /** Nothing but an id arrives of what is deleted. */
    private void deletion(State state) {
        if (!ledger.hasDeletionOf(state.id())) {
            invented++;
            complain("was never deleted", state);
        }
        countRepeat(gone.put(state.id(), process), state);
    }

    /** @param last the process that delivered the same before; null for none */
    private void countRepeat(@Nullable Integer last, State state) {
        if (last != null && last < ends.size() && ends.get(last).killed() && last < process) {
            repeated[last]++;
        } else if (last != null) {
            forNothing++;
            complain("came again", state);
        }
    }

    private void complain(String what, State state) {
        if (complaints.size() < 20) {
            complaints.add("process " + process + ": " + state + " " + what);
        }
    }

    private Findings findings(Account account, String type, boolean deletions) {
        Set<Long> missing = new HashSet<>();
        Set<Long> arrived = new HashSet<>(latest.keySet());
        int[] records = {0};
        account.truth(type, node -> {
            records[0]++;
            State truth = State.of(node);
            arrived.remove(truth.id());
            State last = latest.get(truth.id());
            if (last == null || last.whole() != truth.whole()) {
                missing.add(truth.id());
                complain("is the truth, what arrived last is " + last + ", of " + ledger.history(truth.id()), truth);
            }
        });
        if (deletions) {
            arrived.removeAll(gone.keySet());
            arrived.forEach(id -> complain("is deleted, and its deletion has not arrived", latest.get(id)));
            missing.addAll(arrived);
        }
        complaints.forEach(System.out::println);
        int total = 0;
        int most = 0;
        for (int one : repeated) {
            total += one;
            most = Math.max(most, one);
        }
        return new Findings(
                records[0],
                pieces,
                missing.size(),
                older,
                invented,
                torn,
                broken,
                total,
                most,
                forNothing,
                gone.size());
    }
}
