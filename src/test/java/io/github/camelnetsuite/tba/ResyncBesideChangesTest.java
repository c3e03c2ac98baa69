package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.junit.jupiter.api.Test;

/** No older state follows a newer one, and changes come in time. */
class ResyncBesideChangesTest extends ResyncBench {

    @Test
    void changesComeBetweenItsPagesWhenTheirTimeHasCome() throws Exception {
        haveRead("?delay=60000");
        List<String> updated = new ArrayList<>();
        // Not yet due at the end of that page, and due at the end of the next one.
        meanwhile.put(15, () -> {
            time.advance(Duration.ofSeconds(40));
            updated.addAll(update(2));
        });
        meanwhile.put(25, () -> time.advance(Duration.ofSeconds(30)));
        consumer().resync("");
        poll();

        List<String> types = changeTypes();
        assertThat(types.indexOf("changed")).isBetween(25, 24 + PAGE);
        assertThat(types.lastIndexOf("changed")).isEqualTo(types.indexOf("changed") + 1);
        assertThat(types).hasSize(CUSTOMERS + 2);
        assertThat(arrived("changed")).containsExactlyInAnyOrderElementsOf(updated);
        assertThat(arrived("resync")).containsExactlyInAnyOrderElementsOf(customers());
    }

    @Test
    void evenWhereChangesAreAlwaysDueItGetsOn() throws Exception {
        haveRead("?delay=1");
        for (int i = 1; i <= CUSTOMERS; i++) {
            meanwhile.put(i, () -> time.advance(Duration.ofSeconds(1)));
        }
        consumer().resync("");
        poll();

        assertThat(arrived("resync")).containsExactlyInAnyOrderElementsOf(customers());
    }

    @Test
    void changesAreReadNoMoreOftenThanWithoutIt() throws Exception {
        haveRead("");
        int before = netsuite.stats().get("requests").asInt();
        consumer().resyncIds(String.join(",", customers().subList(0, 5)));
        poll();

        assertThat(netsuite.stats().get("requests").asInt() - before).isEqualTo(2);
    }

    @Test
    void whatWasDeliveredAMomentAgoComesAgainAndIsNoChangeAfterwards() throws Exception {
        haveRead("");
        List<String> updated = update(5);
        poll();
        assertThat(arrived("changed")).containsExactlyInAnyOrderElementsOf(updated);
        integration.arrivals.forget();
        consumer().resyncIds(String.join(",", updated));
        poll();
        poll();

        assertThat(arrived("resync")).containsExactlyInAnyOrderElementsOf(updated);
        assertThat(arrived("changed")).isEmpty();
    }

    /** The memory of the changes holds the state before the one that the resync delivers. */
    @Test
    void aRecordThatIsChangedBackWithinTheSecondDoesNotStayAsTheResyncHasReadIt() throws Exception {
        integration.component.readPagesOf(5);
        haveRead("");
        List<String> ids = customers();
        String last =
                new TreeSet<>(ids.stream().map(Long::valueOf).toList()).last().toString();
        set(last, "first");
        poll();
        integration.arrivals.forget();
        meanwhile.put(CUSTOMERS - 10, () -> set(last, "second"));
        meanwhile.put(CUSTOMERS, () -> set(last, "first"));
        consumer().resync("");
        poll();
        poll();

        List<Object> phones = integration.arrivals.records().stream()
                .filter(record -> record.id().equals(last))
                .map(record -> record.get("phone"))
                .toList();
        assertThat(phones).containsExactly("second", "first");
    }

    @Test
    void noOlderStateFollowsANewerOneHoweverMuchIsEditedMeanwhile() throws Exception {
        haveRead("?delay=1000&includeDeleted=true");
        Map<String, Map<String, Integer>> seen = new HashMap<>();
        Runnable edit = () -> {
            look(seen);
            time.advance(Duration.ofMillis(400));
            update(9);
            look(seen);
            netsuite.edit("{\"type\":\"customer\",\"deletes\":1}");
        };
        look(seen);
        for (int i = 3; i < CUSTOMERS; i += 4) {
            meanwhile.put(i, edit);
        }
        consumer().resync("");
        poll();
        time.advance(Duration.ofSeconds(2));
        poll();

        Map<String, Integer> latest = new HashMap<>();
        for (int i = 0; i < integration.arrivals.count(); i++) {
            NetSuiteRecord record = integration.arrivals.records().get(i);
            String id = record.id();
            assertThat(latest).as("after its deletion").doesNotContainEntry(id, Integer.MAX_VALUE);
            int version = "deleted".equals(changeTypes().get(i))
                    ? Integer.MAX_VALUE
                    : seen.get(id).get(Arrivals.json(record).toString());
            assertThat(version).as("state of %s", id).isGreaterThanOrEqualTo(latest.getOrDefault(id, -1));
            latest.put(id, version);
        }
        assertThat(customers()).allSatisfy(id -> assertThat(latest)
                .containsEntry(id, seen.get(id).size() - 1));
        assertThat(arrived("resync")).containsAll(customers()).doesNotHaveDuplicates();
        assertThat(arrived("deleted")).hasSizeGreaterThan(5);
        assertThat(changeTypes().indexOf("changed")).isLessThan(changeTypes().lastIndexOf("resync"));
    }

    /** Numbers the states in which records are seen. */
    private void look(Map<String, Map<String, Integer>> seen) {
        netsuite.records("customer").forEach(one -> {
            Map<String, Integer> states = seen.computeIfAbsent(one.get("id").asText(), id -> new HashMap<>());
            states.putIfAbsent(Arrivals.json(one).toString(), states.size());
        });
    }

    @Test
    void duringTheFirstReadItWaitsForItsEnd() throws Exception {
        AtomicInteger arrived = new AtomicInteger();
        integration.route("customer", Integration.held("netsuite-tba:customer"), route -> route.errorHandler(
                        new NoErrorHandlerBuilder())
                .process(exchange -> {
                    if (arrived.incrementAndGet() == 15) {
                        consumer().resync("");
                    } else if (arrived.get() == 25) {
                        throw new IllegalStateException("not now");
                    }
                })
                .process(integration.arrivals));
        integration.poll("customer");
        assertThat(trouble()).isInstanceOf(DeliveryFailedException.class);
        assertThat(changeTypes()).containsOnly("snapshot");
        assertThat(consumer().isResyncing()).isFalse();
        poll();

        assertThat(changeTypes().subList(0, CUSTOMERS)).containsOnly("snapshot");
        assertThat(changeTypes().subList(CUSTOMERS, 2 * CUSTOMERS)).containsOnly("resync");
        assertThat(arrived("snapshot")).isEqualTo(arrived("resync"));
    }

    @Test
    void aTroubleThatHasPassedIsNotToldWhileItGoesOn() throws Exception {
        haveRead("");
        netsuite.fault("{\"match\":{\"path\":\"/services/\"},\"status\":503}");
        integration.poll("customer");
        assertThat(trouble()).isInstanceOf(NetSuiteException.class);
        assertThat(consumer().failedPolls()).isEqualTo(1);
        netsuite.clearFaults();
        List<String> told = new ArrayList<>();
        meanwhile.put(25, () -> {
            told.add(trouble() + ", " + consumer().failedPolls() + " failed");
            told.add(consumer().getNextAttempt());
        });
        consumer().resync("");
        Instant next = time.instant().plus(Duration.ofMinutes(1));
        poll();

        assertThat(told.get(0)).isEqualTo("null, 0 failed");
        assertThat(Instant.parse(told.get(1))).isBetween(next, next.plusSeconds(5));
    }
}
