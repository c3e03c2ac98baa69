package io.github.camelnetsuite.tba.sandbox.control;

import io.github.camelnetsuite.tba.sandbox.http.Delivery;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests to the account by kind and by how they ended. Thread-safe. */
public final class Stats {
    private final Map<String, Map<String, LongAdder>> counts = new ConcurrentSkipListMap<>();

    /**
     * Counts one request by its status, or as dropped where the connection was before that could be read.
     *
     * @param kind {@code suiteql}, {@code record}, {@code metadata}, {@code serverTime}, {@code governanceLimits},
     *     {@code token}, {@code other}, or {@code soap.} and an operation
     */
    public void count(String kind, HttpAnswer answer) {
        Delivery.Drop drop = answer.delivery().drop();
        boolean dropped = drop != Delivery.Drop.NOTHING && drop != Delivery.Drop.AFTER;
        String outcome = dropped ? "dropped" : String.valueOf(answer.status());
        counts.computeIfAbsent(kind, name -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(outcome, name -> new LongAdder())
                .increment();
    }

    Map<String, Map<String, Long>> byKind() {
        Map<String, Map<String, Long>> copy = new TreeMap<>();
        counts.forEach((kind, outcomes) -> {
            Map<String, Long> sums = new TreeMap<>();
            outcomes.forEach((outcome, sum) -> sums.put(outcome, sum.sum()));
            copy.put(kind, sums);
        });
        return copy;
    }

    long total() {
        return counts.values().stream()
                .flatMap(outcomes -> outcomes.values().stream())
                .mapToLong(LongAdder::sum)
                .sum();
    }
}
