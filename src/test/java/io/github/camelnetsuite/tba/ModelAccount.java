package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.model.DeliveryPromise;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A simulated account that is edited at random and tells the promise every state that is seen in it. */
final class ModelAccount implements AutoCloseable {

    private static final int FOR_EVER = 1_000_000;

    final HeldTime time = new HeldTime();
    private final NetSuiteSandbox netsuite;
    private final SoapSettings soap;
    private final DeliveryPromise promise;
    private final DeliveryPromise deletions;
    private final Duration lookback;
    private final Set<String> delivered = new TreeSet<>();
    private final Set<String> deletionsDelivered = new TreeSet<>();
    private final Set<String> deletedTooLate = new HashSet<>();
    private final Map<String, String> whenDeleted = new TreeMap<>();
    private final Set<String> tooLateOnTheWay = new HashSet<>();
    private final Set<String> tooLate = new HashSet<>();
    private Map<String, String> seen = Map.of();
    private int edits;

    /** @param deletions the promise of the stream that deletions are */
    ModelAccount(DeliveryPromise promise, DeliveryPromise deletions, Duration lookback, SoapSettings soap) {
        this.netsuite = NetSuiteSandbox.with(
                account -> account.customers(12).contacts(0).clock(time).soap(soap));
        this.soap = soap;
        this.promise = promise;
        this.deletions = deletions;
        this.lookback = lookback;
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
                        if (edit.commitDelay() > lookback.toSeconds()) {
                            tooLateOnTheWay.add(one.path("id").asText());
                        }
                    });
        }
        look();
        if (edit.deletes() > 0) {
            make("{%s,\"deletes\":%d,\"commitDelay\":%d}".formatted(seed, edit.deletes(), edit.commitDelay()))
                    .path("touched")
                    .forEach(one -> {
                        String id = one.path("id").asText();
                        whenDeleted.put(id, one.path("lastModifiedDate").asText());
                        if (edit.commitDelay() > lookback.toSeconds()) {
                            deletedTooLate.add(id);
                        }
                    });
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
            // A role is not given back what it lacks within a poll: nobody could tell that from an account that is
            // empty.
            netsuite.fault(answer.fault(first, hides(answer) ? FOR_EVER : requests));
        }
    }

    /** Whether NetSuite may show nothing, without a word: then a poll that ends well need not have read anything. */
    boolean hides(ModelStep.Answer answer) {
        return answer == ModelStep.Answer.NOT_PERMITTED
                && soap.missingPermission() == SoapSettings.MissingPermission.EMPTY;
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
        seen.keySet().stream()
                .filter(id -> !now.containsKey(id))
                .forEach(id -> deletions.committed(id, whenDeleted.get(id)));
        seen = now;
    }

    void delivered(NetSuiteRecord record) {
        look();
        assertThat(deletionsDelivered).as("those whose deletion was delivered").doesNotContain(record.id());
        promise.delivered(record.id(), state(Arrivals.json(record)));
        delivered.add(record.id());
    }

    /** By a resync, which keeps a promise of its own. */
    void deliveredAgain(NetSuiteRecord record, DeliveryPromise again) {
        look();
        assertThat(deletionsDelivered).as("those whose deletion was delivered").doesNotContain(record.id());
        String state = state(Arrivals.json(record));
        again.delivered(record.id(), state);
        promise.deliveredBeside(record.id(), state);
        delivered.add(record.id());
    }

    /** The ids of the records that are seen now. */
    Set<String> ids() {
        look();
        return new TreeSet<>(seen.keySet());
    }

    void deletionDelivered(String id, String when) {
        look();
        deletions.delivered(id, when);
        deletionsDelivered.add(id);
    }

    /** Records that a destination has, and that are gone, as far as that is promised. */
    Set<String> ghosts() {
        look();
        Set<String> ghosts = new TreeSet<>(delivered);
        ghosts.removeAll(seen.keySet());
        ghosts.removeAll(deletionsDelivered);
        ghosts.removeAll(deletedTooLate);
        return ghosts;
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
