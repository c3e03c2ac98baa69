package io.github.camelnetsuite.tba.kill;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** @param ends of all processes but the last one, which stopped by itself */
    static Findings of(Account account, String type, Ledger ledger, Arrived arrived, List<End> ends) {
        Comparison comparison = new Comparison(ends, ledger);
        arrived.read(comparison::piece);
        return comparison.findings(account, type);
    }

    private void piece(byte[] bytes, long from, long to, boolean ended) {
        while (process < ends.size() && ends.get(process).size() <= from) {
            process++;
        }
        pieces++;
        State state;
        try {
            state = State.of(ONE_RECORD.readTree(bytes));
        } catch (IOException | RuntimeException e) {
            boolean cut = process < ends.size()
                    && ends.get(process).killed()
                    && ends.get(process).size() == to;
            torn += cut ? 1 : 0;
            broken += cut && ended ? 0 : 1;
            return;
        }
        broken += ended ? 0 : 1;
        if (!ledger.has(state)) {
            invented++;
            complain("never existed", state);
        }
        State before = latest.put(state.id(), state);
        if (before != null && state.isOlderThan(before)) {
            older++;
            complain("came after revision " + before.revision() + " of " + before.lastModified(), state);
        }
        Integer last = delivered.put(state.key(), process);
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

    private Findings findings(Account account, String type) {
        Set<Long> missing = new HashSet<>();
        int[] records = {0};
        account.truth(type, node -> {
            records[0]++;
            State truth = State.of(node);
            State last = latest.get(truth.id());
            if (last == null || last.whole() != truth.whole()) {
                missing.add(truth.id());
                complain("is the truth, what arrived last is " + last + ", of " + ledger.history(truth.id()), truth);
            }
        });
        complaints.forEach(System.out::println);
        int total = 0;
        int most = 0;
        for (int one : repeated) {
            total += one;
            most = Math.max(most, one);
        }
        return new Findings(records[0], pieces, missing.size(), older, invented, torn, broken, total, most, forNothing);
    }
}
