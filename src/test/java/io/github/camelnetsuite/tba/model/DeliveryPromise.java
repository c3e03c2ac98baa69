package io.github.camelnetsuite.tba.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The promise, to hold any run against: told what is committed in the account, what a destination gets and when progress
 * is saved, it objects to what never was in the account, to an older state after a newer one, and to what comes again
 * although it, and all before it, was delivered and saved.
 */
public final class DeliveryPromise {

    private static final int NOT_TAKEN = -1;

    private final int page;
    private final Map<String, List<String>> states;
    private final Map<String, Integer> arrived = new TreeMap<>();
    private final Map<String, Integer> repeatable = new TreeMap<>();
    private final Map<String, Integer> unsaved = new LinkedHashMap<>();
    private final List<String> unsettled = new ArrayList<>();
    private int deliveries;

    /** @param page how many records one interruption may repeat */
    public DeliveryPromise(int page) {
        this(page, new TreeMap<>());
    }

    private DeliveryPromise(int page, Map<String, List<String>> states) {
        this.page = page;
        this.states = states;
    }

    /** The promise of another reading of the same account, from nothing on. */
    public DeliveryPromise ofAnotherReading() {
        return new DeliveryPromise(page, states);
    }

    /**
     * Another reading has delivered this. It is no older than what was delivered, and this one need not know of it: it may
     * deliver the same once more.
     */
    public void deliveredBeside(String id, String state) {
        int version = states.get(id).lastIndexOf(state);
        int before = arrived.getOrDefault(id, NOT_TAKEN);
        assertThat(version)
                .as("an older state of %s after a newer one, read again: %s", id, state)
                .isGreaterThanOrEqualTo(before);
        if (version > before) {
            arrived.put(id, version);
            repeatable.put(id, version);
        }
    }

    /** Whether any state of the record has arrived. */
    public boolean hasArrived(String id) {
        return arrived.getOrDefault(id, NOT_TAKEN) >= 0;
    }

    /** From now on the record is seen in this state. It may have been in it before. */
    public void committed(String id, String state) {
        states.computeIfAbsent(id, any -> new ArrayList<>()).add(state);
    }

    /** The state in which the record is seen, by its number from 0. */
    public int version(String id) {
        return states.get(id).size() - 1;
    }

    /** Whether what has arrived last of the record is how it was seen then or at any time since. */
    public boolean hasArrived(String id, int version) {
        int last = arrived.getOrDefault(id, NOT_TAKEN);
        List<String> all = states.get(id);
        return last >= 0 && all.subList(version, all.size()).contains(all.get(last));
    }

    /** How often anything was delivered. */
    public int deliveries() {
        return deliveries;
    }

    /** The destination has it; progress may not pass it before it is {@link #settled}. */
    public void delivered(String id, String state) {
        int version = states.getOrDefault(id, List.of()).lastIndexOf(state);
        assertThat(version)
                .as("%s, which never was in the account: %s", id, state)
                .isNotNegative();
        int before = arrived.getOrDefault(id, NOT_TAKEN);
        assertThat(version)
                .as("an older state of %s after a newer one: %s", id, state)
                .isGreaterThanOrEqualTo(before);
        assertThat(version > before || repeatable.remove(id, version))
                .as("%s again, without need: %s", id, state)
                .isTrue();
        deliveries++;
        arrived.put(id, version);
        unsaved.put(id, version);
        unsettled.add(id);
    }

    /** Progress may pass it, once it may pass all before it. */
    public void settled(String id) {
        unsettled.remove(id);
    }

    /** The destination did not take it, so progress may not pass it. */
    public void refused(String id) {
        unsaved.put(id, NOT_TAKEN);
        unsettled.add(id);
    }

    /** What was settled without a gap will not come again. */
    public void saved() {
        for (String id : List.copyOf(unsaved.keySet())) {
            if (unsettled.contains(id)) {
                return;
            }
            unsaved.remove(id);
        }
    }

    /** A page ends, a save fails, or the process does: what was not saved may come once more. */
    public void interrupted() {
        unsaved.values().removeIf(version -> version == NOT_TAKEN);
        assertThat(unsaved.size())
                .as("records that come again, of pages of %d", page)
                .isLessThanOrEqualTo(page);
        repeatable.putAll(unsaved);
        unsaved.clear();
        unsettled.clear();
    }
}
