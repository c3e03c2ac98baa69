package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.record.NetSuiteEnvelope;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Message;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletions arrive behind the changes of the same poll, from the first start on, and none is lost. */
class DeletionsTest {

    private static final String CUSTOMERS = "netsuite-tba:customer?includeDeleted=true";
    private static final String CONTACTS = "netsuite-tba:contact?includeDeleted=true";

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(60).contacts(40).clock(time));

    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(netsuite.sandbox(), time);
        integration.component.getConfiguration().setTransport(transport());
    }

    String transport() {
        return "suiteql";
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private List<String> delete(String type, int count) {
        return Integration.touched(netsuite.edit("{\"type\":\"%s\",\"deletes\":%d}".formatted(type, count)));
    }

    /** The ids of what has arrived with that header, in order. */
    private List<String> arrived(String changeType) {
        return arrived(integration, changeType);
    }

    private static List<String> arrived(Integration in, String changeType) {
        return in.arrivals.headers().stream()
                .filter(headers -> changeType.equals(headers.get(NetSuiteTbaConstants.CHANGE_TYPE)))
                .map(headers -> String.valueOf(headers.get(NetSuiteTbaConstants.RECORD_ID)))
                .toList();
    }

    private void poll(String route) {
        integration.poll(route);
        assertThat(integration.trouble(route)).isNull();
    }

    @Test
    void aDeletionIsARecordOfAnIdOnly() throws Exception {
        integration.reading(CUSTOMERS).poll("customer");
        integration.arrivals.forget();
        time.advance(Duration.ofSeconds(90));
        JsonNode deleted = netsuite.edit("{\"type\":\"customer\",\"deletes\":1}")
                .get("touched")
                .get(0);
        String id = deleted.get("id").asText();

        poll("customer");

        assertThat(integration.arrivals.bodies()).singleElement().isInstanceOf(NetSuiteRecord.class);
        assertThat(integration.arrivals.records().get(0)).containsOnly(Map.entry("id", id));
        Map<String, Object> headers = integration.arrivals.headers().get(0);
        assertThat(headers)
                .containsEntry("CamelNetsuiteTbaAccountId", "1234567_SB1")
                .containsEntry("CamelNetsuiteTbaRecordType", "customer")
                .containsEntry("CamelNetsuiteTbaChangeType", "deleted")
                .containsEntry("CamelNetsuiteTbaRecordId", id)
                .containsEntry(
                        "CamelNetsuiteTbaLastModified",
                        deleted.get("lastModifiedDate").asText());
        assertThat(headers.get("CamelNetsuiteTbaVersion")).asString().matches(id + "-[0-9a-f]{16}");
    }

    @Test
    void anEnvelopeSaysOfADeletionWhatItIs() throws Exception {
        integration.reading(CUSTOMERS + "&body=envelope").poll("customer");
        integration.arrivals.forget();
        time.advance(Duration.ofSeconds(90));
        JsonNode deleted = netsuite.edit("{\"type\":\"customer\",\"deletes\":1}")
                .get("touched")
                .get(0);

        poll("customer");

        assertThat(integration.arrivals.bodies()).singleElement().isInstanceOf(NetSuiteEnvelope.class);
        assertThat(Arrivals.json(integration.arrivals.bodies().get(0)))
                .isEqualTo(Arrivals.json(Map.of(
                        "account",
                        "1234567_SB1",
                        "type",
                        "customer",
                        "id",
                        deleted.get("id").asText(),
                        "change",
                        "deleted",
                        "lastModified",
                        deleted.get("lastModifiedDate").asText(),
                        "record",
                        Map.of("id", deleted.get("id").asText()))));
    }

    @Test
    void withoutTheOptionNoneComes() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        delete("customer", 3);
        time.advance(Duration.ofMinutes(1));
        poll("customer");

        assertThat(integration.arrivals.count()).isEqualTo(60);
        assertThat(integration.cursors.names()).containsExactly("1234567_SB1-customer");
    }

    @Test
    void whatWasDeletedBeforeTheFirstStartIsNoNews() throws Exception {
        delete("customer", 5);
        time.advance(Duration.ofSeconds(2));
        integration.reading(CUSTOMERS);
        poll("customer");
        time.advance(Duration.ofMinutes(1));
        poll("customer");

        assertThat(arrived("snapshot")).hasSize(55);
        assertThat(arrived("deleted")).isEmpty();
    }

    @Test
    void aDeletionThatIsCommittedWhileTheFirstReadRunsArrivesHoweverEarlyItsTime() throws Exception {
        List<String> late = Integration.touched(
                netsuite.edit("{\"type\":\"customer\",\"deletes\":3,\"commitDelay\":30,\"stage\":\"customer\"}"));
        time.advance(Duration.ofSeconds(10));
        AtomicBoolean committed = new AtomicBoolean();
        integration.route("customer", Integration.held(CUSTOMERS), route -> route.process(integration.arrivals)
                .process(exchange -> {
                    if (!committed.getAndSet(true)) {
                        time.advance(Duration.ofSeconds(60));
                    }
                }));
        poll("customer");

        assertThat(arrived("snapshot")).hasSize(60).containsAll(late);
        assertThat(arrived("deleted")).containsExactlyInAnyOrderElementsOf(late);
    }

    @Test
    void whatIsDeletedDuringTheFirstReadComesBehindIt() throws Exception {
        integration.component.readPagesOf(10);
        List<String> deleted = new ArrayList<>();
        integration.route("customer", Integration.held(CUSTOMERS), route -> route.process(integration.arrivals)
                .process(exchange -> {
                    if (integration.arrivals.count() % 10 == 5 && deleted.size() < 8) {
                        time.advance(Duration.ofSeconds(1));
                        deleted.addAll(delete("customer", 2));
                    }
                }));
        poll("customer");

        assertThat(arrived("deleted")).containsExactlyInAnyOrderElementsOf(deleted);
        List<Object> changes = integration.arrivals.headers().stream()
                .map(headers -> headers.get(NetSuiteTbaConstants.CHANGE_TYPE))
                .toList();
        assertThat(changes.lastIndexOf("snapshot")).isLessThan(changes.indexOf("deleted"));
    }

    @Test
    void deletionsComeBehindTheChangesOfTheSamePollEachOnce() throws Exception {
        integration.reading(CUSTOMERS).poll("customer");
        integration.arrivals.forget();
        time.advance(Duration.ofMinutes(2));
        List<String> deleted = delete("customer", 4);
        time.advance(Duration.ofSeconds(5));
        List<String> updated = Integration.touched(netsuite.edit("{\"type\":\"customer\",\"updates\":6}"));

        poll("customer");
        time.advance(Duration.ofMinutes(1));
        poll("customer");

        assertThat(integration.arrivals.ids().subList(0, 6)).containsExactlyInAnyOrderElementsOf(updated);
        assertThat(arrived("deleted"))
                .containsExactlyInAnyOrderElementsOf(deleted)
                .isEqualTo(integration.arrivals.ids().subList(6, 10));
        assertThat(integration.consumer("customer").getDeletions()).isEqualTo(4);
        assertThat(integration.consumer("customer").getSuppressed()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void anIdlePollIsOneRequestEach() throws Exception {
        integration.reading(CUSTOMERS).poll("customer");
        int before = netsuite.stats().get("requests").asInt();

        poll("customer");

        assertThat(netsuite.stats().get("requests").asInt() - before).isEqualTo(2);
    }

    @Test
    void aLateCommitIsFoundInTheOverlap() throws Exception {
        integration.reading(CUSTOMERS).poll("customer");
        integration.arrivals.forget();
        time.advance(Duration.ofMinutes(1));
        List<String> late =
                Integration.touched(netsuite.edit("{\"type\":\"customer\",\"deletes\":2,\"commitDelay\":300}"));
        time.advance(Duration.ofMinutes(1));
        List<String> soon = delete("customer", 2);
        poll("customer");
        time.advance(Duration.ofMinutes(5));
        poll("customer");
        time.advance(Duration.ofMinutes(5));
        poll("customer");

        List<String> all = new ArrayList<>(soon);
        all.addAll(late);
        assertThat(arrived("deleted")).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void eachRouteSeesTheDeletionsOfItsOwnType() throws Exception {
        integration.reading(CUSTOMERS).reading(CONTACTS);
        poll("customer");
        poll("contact");
        integration.arrivals.forget();
        time.advance(Duration.ofMinutes(1));
        List<String> customers = delete("customer", 2);
        List<String> contacts = delete("contact", 3);

        poll("contact");
        assertThat(arrived("deleted")).containsExactlyInAnyOrderElementsOf(contacts);
        integration.arrivals.forget();
        poll("customer");
        assertThat(arrived("deleted")).containsExactlyInAnyOrderElementsOf(customers);
    }

    @Test
    void switchedOnLaterTheyBeginAtThatMoment() throws Exception {
        integration.reading("netsuite-tba:customer");
        poll("customer");
        time.advance(Duration.ofMinutes(1));
        delete("customer", 2);
        poll("customer");
        time.advance(Duration.ofSeconds(1));
        try (Integration next = next()) {
            next.reading(CUSTOMERS).poll("customer");
            time.advance(Duration.ofMinutes(1));
            List<String> deleted = delete("customer", 2);
            next.poll("customer");

            assertThat(next.arrivals.ids()).containsExactlyInAnyOrderElementsOf(deleted);
        }
    }

    @Test
    void switchedOffAndOnAgainTheyGoOnWhereTheyStood() throws Exception {
        integration.reading(CUSTOMERS);
        poll("customer");
        List<String> deleted;
        try (Integration without = next()) {
            without.reading("netsuite-tba:customer");
            time.advance(Duration.ofHours(5));
            deleted = delete("customer", 2);
            time.advance(Duration.ofHours(5));
            without.poll("customer");
            assertThat(without.arrivals.ids()).isEmpty();
        }
        try (Integration again = next()) {
            again.reading(CUSTOMERS).poll("customer");
            assertThat(again.arrivals.ids()).containsExactlyInAnyOrderElementsOf(deleted);
        }
    }

    private Integration next() {
        integration.close();
        Integration next =
                new Integration(netsuite.sandbox(), time, integration.cursors, context -> context.disableJMX());
        next.component.getConfiguration().setTransport(transport());
        return next;
    }

    @Test
    void aRoleThatMayNotSeeThemGetsItsChangesAndIsToldThePermission() throws Exception {
        netsuite.fault("{\"permission\":\"Deleted Records\"}");
        integration.reading(CUSTOMERS).poll("customer");
        assertThat(integration.trouble("customer"))
                .isInstanceOf(PermissionMissingException.class)
                .hasMessageContaining("Setup > Deleted Records")
                .hasMessageContaining("includeDeleted")
                .hasMessageNotContaining("Lists > Contacts");
        assertThat(arrived("snapshot")).hasSize(60);
        time.advance(Duration.ofMinutes(1));
        List<String> updated = Integration.touched(netsuite.edit("{\"type\":\"customer\",\"updates\":6}"));
        List<String> deleted = delete("customer", 2);
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isInstanceOf(PermissionMissingException.class);
        assertThat(arrived("changed")).containsAll(difference(updated, deleted));

        netsuite.clearFaults();
        time.advance(Duration.ofHours(2));
        poll("customer");

        assertThat(arrived("deleted")).containsExactlyInAnyOrderElementsOf(deleted);
    }

    private static List<String> difference(List<String> all, List<String> without) {
        List<String> rest = new ArrayList<>(all);
        rest.removeAll(without);
        return rest;
    }

    @Test
    void aDeletionThatTheRouteRefusesComesAgainAndHoldsUpNoChanges() throws Exception {
        AtomicBoolean refuses = new AtomicBoolean(true);
        integration.route("customer", Integration.held(CUSTOMERS), route -> route.errorHandler(
                        new NoErrorHandlerBuilder())
                .process(exchange -> {
                    if (refuses.get()
                            && "deleted".equals(exchange.getMessage().getHeader(NetSuiteTbaConstants.CHANGE_TYPE))) {
                        throw new IllegalStateException("not now");
                    }
                })
                .process(integration.arrivals));
        poll("customer");
        time.advance(Duration.ofMinutes(1));
        List<String> deleted = delete("customer", 3);
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isInstanceOf(DeliveryFailedException.class);
        List<String> updated = Integration.touched(netsuite.edit("{\"type\":\"customer\",\"updates\":4}"));
        integration.poll("customer");
        assertThat(arrived("changed")).containsExactlyInAnyOrderElementsOf(updated);

        refuses.set(false);
        poll("customer");

        assertThat(arrived("deleted")).containsExactlyInAnyOrderElementsOf(deleted);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMergeShowsAsTheSurvivorChangedAndTheOtherDeletedWhereThatIsLogged(boolean logged) throws Exception {
        integration.reading(CUSTOMERS);
        poll("customer");
        time.advance(Duration.ofMinutes(1));
        JsonNode touched = netsuite.edit("{\"type\":\"customer\",\"merges\":2,\"logged\":" + logged + "}")
                .get("touched");
        Map<String, List<String>> expected = new HashMap<>();
        touched.forEach(one -> expected.computeIfAbsent(one.get("change").asText(), any -> new ArrayList<>())
                .add(one.get("id").asText()));

        poll("customer");

        assertThat(arrived("changed")).containsExactlyInAnyOrderElementsOf(expected.get("updated"));
        assertThat(arrived("deleted"))
                .containsExactlyInAnyOrderElementsOf(logged ? expected.get("deleted") : List.of());
    }

    @Test
    void aBatchOfDeletionsIsAListOfTheirIds() throws Exception {
        integration.reading(CUSTOMERS + "&batchSize=2");
        poll("customer");
        integration.arrivals.forget();
        time.advance(Duration.ofMinutes(1));
        List<String> deleted = delete("customer", 3);

        poll("customer");

        assertThat(integration.arrivals.bodies())
                .extracting(body -> ((List<?>) body).size())
                .containsExactly(2, 1);
        assertThat(integration.arrivals.ids()).containsExactlyInAnyOrderElementsOf(deleted);
        assertThat(integration.arrivals.headers())
                .allSatisfy(headers -> assertThat(headers).containsEntry("CamelNetsuiteTbaChangeType", "deleted"));
    }

    @Test
    void aWrongOptionLeavesNoCursorOfDeletionsBehind() throws Exception {
        integration.reading(CUSTOMERS + "&fields=nonsense").poll("customer");

        assertThat(integration.trouble("customer")).hasMessageContaining("nonsense");
        assertThat(integration.cursors.names()).isEmpty();
    }

    @Test
    void whatIsNotKnownOfSuiteQlsLogIsSaidAtTheStart() throws Exception {
        try (LogCapture log = LogCapture.of(NetSuiteTbaConsumer.class.getName())) {
            integration.reading(CUSTOMERS);

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("deletedrecord"))
                    .singleElement()
                    .asString()
                    .contains("transport=soap");
        }
    }

    @Test
    void aRouteThatTakesTheNameOfTheirCursorIsRefused() throws Exception {
        integration.reading(CUSTOMERS);

        assertThatException()
                .isThrownBy(() -> integration.route(
                        "other",
                        Integration.held("netsuite-tba:customer?cursorName=1234567_SB1-customer-deleted"),
                        route -> route.process(integration.arrivals)))
                .withMessageContaining("1234567_SB1-customer-deleted")
                .withMessageContaining("is taken by");
    }

    /** Over several polls, pages smaller than what changes meanwhile, late commits and a restart. */
    @Test
    void ofAThousandDeletionsWhileASyncRunsNoneIsLostAndNoneInvented() throws Exception {
        HeldTime clock = new HeldTime();
        NetSuiteSandbox large = NetSuiteSandbox.with(
                account -> account.customers(100).contacts(2500).clock(clock));
        large.beforeEach(null);
        Set<String> deleted = new HashSet<>();
        List<String> arrived = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        MemoryCursorStore cursors = new MemoryCursorStore();
        try {
            for (int half = 500; half <= 1000; half += 500) {
                int enough = half;
                try (Integration now =
                        new Integration(large.sandbox(), clock, cursors, context -> context.disableJMX())) {
                    now.component.readPagesOf(120);
                    String from = Integration.held(CONTACTS + "&lookback=60s&transport=" + transport());
                    now.route("contact", from, route -> route.process(now.arrivals)
                            .process(exchange -> {
                                Message message = exchange.getMessage();
                                String id = message.getHeader(NetSuiteTbaConstants.RECORD_ID, String.class);
                                if ("deleted".equals(message.getHeader(NetSuiteTbaConstants.CHANGE_TYPE))) {
                                    arrived.add(id);
                                    gone.add(id);
                                } else {
                                    assertThat(gone)
                                            .as("a state after its record's deletion")
                                            .doesNotContain(id);
                                }
                                if (now.arrivals.count() % 40 == 0 && deleted.size() < enough) {
                                    clock.advance(Duration.ofMillis(700));
                                    int late = deleted.size() % 3 == 0 ? 20 : 0;
                                    deleted.addAll(Integration.touched(
                                            large.edit("{\"type\":\"contact\",\"deletes\":20,\"commitDelay\":%d}"
                                                    .formatted(late))));
                                }
                            }));
                    while (deleted.size() < enough) {
                        now.poll("contact");
                        assertThat(now.trouble("contact")).isNull();
                        large.edit("{\"type\":\"contact\",\"updates\":300}");
                        clock.advance(Duration.ofSeconds(30));
                    }
                }
            }
            try (Integration last = new Integration(large.sandbox(), clock, cursors, context -> context.disableJMX())) {
                last.reading(CONTACTS + "&lookback=60s&transport=" + transport())
                        .poll("contact");
                assertThat(last.trouble("contact")).isNull();
                arrived.addAll(arrived(last, "deleted"));
            }
        } finally {
            large.afterEach(null);
        }
        assertThat(deleted).hasSizeGreaterThanOrEqualTo(1000);
        assertThat(arrived).containsExactlyInAnyOrderElementsOf(deleted);
    }
}
