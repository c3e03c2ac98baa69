package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked to be read again comes, all of it and nothing else. */
class ResyncTest extends ResyncBench {

    @Test
    void everythingComesAgainOnceInTheOrderOfIdsAndIsOver() throws Exception {
        haveRead("");
        consumer().resync(null);
        try (LogCapture log = LogCapture.of(NetSuiteTbaConsumer.class.getName())) {
            poll();
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("resync of everything"))
                    .anyMatch(line -> line.startsWith("INFO") && line.contains("resync of 60 records done"));
        }
        assertThat(arrived("resync")).hasSize(CUSTOMERS).containsExactlyInAnyOrderElementsOf(customers());
        assertThat(arrived("resync").stream().map(Long::valueOf)).isSorted();
        assertThat(integration.arrivals.asJson()).hasSize(CUSTOMERS);
        assertThat(Tally.of(integration.arrivals, netsuite.records("customer"))).isEqualTo(new Tally(0, 0));
        assertThat(isPending()).isFalse();
        assertThat(integration.cursors.names()).containsExactly(NAME);

        poll();
        assertThat(integration.arrivals.count()).isEqualTo(CUSTOMERS);
    }

    @Test
    void itSaysSoInTheEnvelopeAndInListsToo() throws Exception {
        haveRead("?body=envelope&batchSize=25");
        consumer().resync("");
        poll();

        assertThat(integration.arrivals.bodies()).allSatisfy(list -> assertThat((List<?>) list)
                .allSatisfy(one ->
                        assertThat(Arrivals.json(one).get("change").asText()).isEqualTo("resync")));
        assertThat(integration.arrivals.headers()).allMatch(ResyncTest::isResync);
        assertThat(integration.arrivals.ids()).containsExactlyInAnyOrderElementsOf(customers());
    }

    @Test
    void sinceAnInstantWhatWasModifiedThenOrLaterComes() throws Exception {
        haveRead("");
        Instant since = time.instant();
        List<String> updated = update(7);
        time.advance(Duration.ofHours(2));
        poll();
        integration.arrivals.forget();
        consumer().resync(since.toString());
        poll();

        assertThat(arrived("resync")).containsExactlyInAnyOrderElementsOf(updated);
        assertThat(isPending()).isFalse();
    }

    @Test
    void whatLiesBeforeTheRoutesOwnSinceComesWhenItIsNamedOnly() throws Exception {
        List<String> old = customers();
        time.advance(Duration.ofSeconds(1));
        haveRead("?since=now");
        List<String> updated = update(3);
        time.advance(Duration.ofHours(1));
        poll();
        integration.arrivals.forget();

        consumer().resync("");
        poll();
        assertThat(arrived("resync")).containsExactlyInAnyOrderElementsOf(updated);

        integration.arrivals.forget();
        consumer().resync("2000-01-01T00:00:00Z");
        poll();
        assertThat(arrived("resync")).containsExactlyInAnyOrderElementsOf(old);

        integration.arrivals.forget();
        consumer().resyncIds(String.join(",", old));
        poll();
        assertThat(arrived("resync")).containsExactlyInAnyOrderElementsOf(old);
    }

    @Test
    void namedRecordsComeAndThoseThatAreNotThereAreTold() throws Exception {
        haveRead("");
        List<String> some = customers().subList(20, 45);
        String lead = ids("customer?stage=lead").get(0);
        consumer().resyncIds(" 999999999, -77 " + lead + "\n" + String.join(" ", some) + "," + some.get(0));
        try (LogCapture log = LogCapture.of(NetSuiteTbaConsumer.class.getName())) {
            poll();
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .singleElement()
                    .asString()
                    .contains("resync of 25 records done", "not found: 3 of 28", "(-77, ", lead, "999999999)", "stage");
        }
        assertThat(arrived("resync")).containsExactlyInAnyOrderElementsOf(some);
        assertThat(arrived("resync").stream().map(Long::valueOf)).isSorted();
        assertThat(Tally.of(integration.arrivals, only(some))).isEqualTo(new Tally(0, 0));
        assertThat(isPending()).isFalse();
    }

    private JsonNode only(List<String> ids) {
        com.fasterxml.jackson.databind.node.ArrayNode some =
                com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
        netsuite.records("customer").forEach(one -> {
            if (ids.contains(one.get("id").asText())) {
                some.add(one);
            }
        });
        return some;
    }

    @Test
    void namedRecordsComeWithTheFieldsAndExpansionsOfTheRoute() throws Exception {
        haveRead("?fields=email&expand=addresses&stage=prospect");
        List<String> prospects = ids("customer?stage=prospect");
        consumer().resyncIds(String.join(",", prospects) + "," + String.join(",", customers()));
        poll();

        assertThat(arrived("resync")).containsExactlyInAnyOrderElementsOf(prospects);
        assertThat(integration.arrivals.records())
                .allSatisfy(record -> assertThat(record).containsOnlyKeys("id", "email", "addressBook"));
    }

    @Test
    void ofThousandsOfNamedRecordsNoneIsForgotten() throws Exception {
        haveRead("?stage=all");
        List<String> all = ids("customer?stage=all");
        consumer()
                .resyncIds(IntStream.rangeClosed(-20, 9_000)
                        .mapToObj(Integer::toString)
                        .reduce((a, b) -> a + "," + b)
                        .orElseThrow());
        try (LogCapture log = LogCapture.of(NetSuiteTbaConsumer.class.getName())) {
            poll();
            List<String> inside = all.stream()
                    .filter(id -> Long.parseLong(id) <= 9_000 && Long.parseLong(id) >= -20)
                    .toList();
            assertThat(arrived("resync")).isNotEmpty().containsExactlyInAnyOrderElementsOf(inside);
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("not found: " + (9_021 - inside.size()) + " of 9021 (")
                            && line.contains(", …)"));
        }
    }
}
