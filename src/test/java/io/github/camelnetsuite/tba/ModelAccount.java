package io.github.camelnetsuite.tba;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.model.DeliveryPromise;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A simulated account that is edited at random and tells the promise every state that is seen in it. */
final class ModelAccount implements AutoCloseable {

    static final Duration LOOKBACK = Duration.ofMinutes(2);

    final HeldTime time = new HeldTime();
    private final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(12).contacts(0).clock(time));
    private final DeliveryPromise promise;
    private final Set<String> tooLateOnTheWay = new HashSet<>();
    private final Set<String> tooLate = new HashSet<>();
    private Map<String, String> seen = Map.of();
    private int edits;

    ModelAccount(DeliveryPromise promise) {
        this.promise = promise;
        netsuite.beforeEach(null);
        look();
    }

    Sandbox sandbox() {
        return netsuite.sandbox();
    }

    void edit(ModelStep.Edit edit) {
        look();
        String value = "edit " + edits++;
        String seed = "\"type\":\"customer\",\"seed\":" + edit.seed();
        if (edit.creates() + edit.updates() > 0) {
            make("{%s,\"creates\":%d,\"updates\":%d,\"commitDelay\":%d,\"set\":{\"phone\":\"%s\"}}"
                            .formatted(seed, edit.creates(), edit.updates(), edit.commitDelay(), value))
                    .path("touched")
                    .forEach(one -> {
                        if (edit.commitDelay() > LOOKBACK.toSeconds()) {
                            tooLateOnTheWay.add(one.path("id").asText());
                        }
                    });
        }
        if (edit.deletes() > 0) {
            make("{%s,\"deletes\":%d}".formatted(seed, edit.deletes()));
        }
        look();
    }

    /** Nothing, where there are too few records. */
    private JsonNode make(String order) {
        try {
            return netsuite.edit(order);
        } catch (IllegalArgumentException tooFew) {
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
    }

    void answers(ModelStep.Answer answer, int first, int requests) {
        netsuite.clearFaults();
        if (answer != ModelStep.Answer.GOOD) {
            netsuite.fault(answer.fault(first, requests));
        }
    }

    /** Sees what the account holds now; between two looks no record changes twice. */
    void look() {
        Map<String, String> now = new TreeMap<>();
        netsuite.records("customer").forEach(one -> now.put(one.path("id").asText(), state(one)));
        now.forEach((id, state) -> {
            if (!state.equals(seen.get(id))) {
                promise.committed(id, state);
                tooLate.remove(id);
                if (tooLateOnTheWay.remove(id)) {
                    tooLate.add(id);
                }
            }
        });
        seen = now;
    }

    void delivered(NetSuiteRecord record) {
        look();
        promise.delivered(record.id(), state(Arrivals.json(record)));
    }

    private static String state(JsonNode record) {
        Map<String, String> fields = new TreeMap<>();
        record.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().toString()));
        return fields.toString();
    }

    /** The records that are in the account and promised, in the version that they have now. */
    Map<String, Integer> owed() {
        look();
        Map<String, Integer> owed = new TreeMap<>();
        seen.keySet().stream().filter(id -> !tooLate.contains(id)).forEach(id -> owed.put(id, promise.version(id)));
        return owed;
    }

    Map<String, Integer> missing(Map<String, Integer> owed) {
        look();
        Map<String, Integer> missing = new TreeMap<>(owed);
        missing.keySet().retainAll(seen.keySet());
        missing.entrySet().removeIf(one -> promise.hasArrived(one.getKey(), one.getValue()));
        return missing;
    }

    @Override
    public void close() {
        netsuite.afterEach(null);
    }
}
