package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.touched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.progress.CursorLockedException;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked to be read again arrives beside the changes, none is lost, and no older state follows a newer one. */
class ResyncTest {

    private static final String NAME = "1234567_SB1-customer";
    private static final String RESYNC = NAME + "-resync";
    private static final int CUSTOMERS = 60;
    private static final int PAGE = 10;

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite = NetSuiteSandbox.with(
            account -> account.customers(CUSTOMERS).contacts(5).clock(time));

    private Integration integration;

    /** What happens when so many records have arrived by the resync. */
    private final Map<Integer, Runnable> meanwhile = new HashMap<>();

    private final AtomicInteger resynced = new AtomicInteger();

    @BeforeEach
    void start() {
        integration = set(new Integration(netsuite.sandbox(), time));
    }

    private Integration set(Integration next) {
        next.component.getConfiguration().setTransport(transport());
        next.component.readPagesOf(PAGE);
        return next;
    }

    String transport() {
        return "suiteql";
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private Integration restart() {
        integration.close();
        integration =
                set(new Integration(netsuite.sandbox(), time, integration.cursors, context -> context.disableJMX()));
        return integration;
    }

    /** A route that has read everything once. */
    private Integration reading(String options) throws Exception {
        integration.route("customer", Integration.held("netsuite-tba:customer" + options), route -> route.errorHandler(
                        new NoErrorHandlerBuilder())
                .process(this::happens)
                .process(integration.arrivals));
        return integration;
    }

    private void haveRead(String options) throws Exception {
        reading(options);
        poll();
        time.advance(Duration.ofHours(1));
        poll();
        integration.arrivals.forget();
    }

    private void happens(Exchange exchange) {
        if (isResync(exchange.getMessage().getHeaders())) {
            meanwhile.getOrDefault(resynced.incrementAndGet(), () -> {}).run();
        }
    }

    private static boolean isResync(Map<String, Object> headers) {
        return "resync".equals(headers.get(NetSuiteTbaConstants.CHANGE_TYPE));
    }

    private NetSuiteTbaConsumer consumer() {
        return integration.consumer("customer");
    }

    private Throwable trouble() {
        return integration.trouble("customer");
    }

    private void poll() {
        integration.poll("customer");
        assertThat(trouble()).isNull();
    }

    /** The ids of what has arrived with that header, in order. */
    private List<String> arrived(String changeType) {
        return integration.arrivals.headers().stream()
                .filter(headers -> changeType.equals(headers.get(NetSuiteTbaConstants.CHANGE_TYPE)))
                .map(headers -> String.valueOf(headers.get(NetSuiteTbaConstants.RECORD_ID)))
                .toList();
    }

    private List<String> changeTypes() {
        return integration.arrivals.headers().stream()
                .map(headers -> String.valueOf(headers.get(NetSuiteTbaConstants.CHANGE_TYPE)))
                .toList();
    }

    private List<String> ids(String typeAndQuery) {
        List<String> ids = new ArrayList<>();
        netsuite.records(typeAndQuery).forEach(one -> ids.add(one.get("id").asText()));
        return ids;
    }

    private List<String> customers() {
        return ids("customer");
    }

    private boolean isPending() {
        return integration.cursors.read(RESYNC).isPresent();
    }

    private List<String> update(int records) {
        return touched(netsuite.edit("{\"type\":\"customer\",\"updates\":" + records + "}"));
    }

    private void set(String id, String phone) {
        netsuite.edit("{\"type\":\"customer\",\"ids\":[" + id + "],\"set\":{\"phone\":\"" + phone + "\"}}");
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"12,x", "1.0", "", " , ", "1;2", "12345678901234567890", "0x12"})
    void whatIsNoIdIsRefusedAndNotShown(String ids) throws Exception {
        haveRead("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumer().resyncIds(ids))
                .withMessageContaining("ids to read again")
                .withMessageNotContaining("x")
                .withMessageNotContaining("12345678901234567890");
        assertThat(isPending()).isFalse();
    }

    @Test
    void moreThanTenThousandIdsAreRefused() throws Exception {
        haveRead("");
        String many = IntStream.rangeClosed(1, 10_001)
                .mapToObj(Integer::toString)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumer().resyncIds(many))
                .withMessageContaining("10001")
                .withMessageContaining("from 1 to 10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-31", "2026-01-31T00:00:00", "0001-01-01T00:00:00Z"})
    void whatIsNoInstantIsRefused(String since) throws Exception {
        haveRead("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumer().resync(since))
                .withMessageContaining("2026-01-31T00:00:00Z");
        assertThat(isPending()).isFalse();
    }

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
    void anExchangeThatFailsComesAgainWithTheNextPollBehindTheChanges() throws Exception {
        haveRead("");
        meanwhile.put(24, () -> {
            throw new IllegalStateException("not now");
        });
        consumer().resync("");
        integration.poll("customer");
        assertThat(trouble()).isInstanceOf(DeliveryFailedException.class);
        assertThat(arrived("resync")).hasSize(23);
        List<String> updated = update(3);
        poll();

        assertThat(changeTypes().subList(23, 26)).containsOnly("changed");
        assertThat(arrived("changed")).containsExactlyInAnyOrderElementsOf(updated);
        assertThat(arrived("resync")).hasSize(CUSTOMERS).containsExactlyInAnyOrderElementsOf(customers());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 11, 25, 59})
    void aProcessThatStopsInTheMiddleGoesOnThereAfterwards(int stopsAt) throws Exception {
        haveRead("");
        meanwhile.put(stopsAt, () -> consumer().suspend());
        consumer().resync("");
        poll();
        List<String> before = arrived("resync");
        assertThat(before).hasSize(stopsAt);
        assertThat(isPending()).isTrue();
        time.advance(Duration.ofHours(1));

        restart();
        reading("");
        assertThat(consumer().getStanding())
                .contains("continuing from", "resync of everything", "up to id " + before.get(stopsAt - 1));
        poll();
        List<String> all = new ArrayList<>(before);
        all.addAll(arrived("resync"));
        assertThat(all).hasSize(CUSTOMERS).containsExactlyInAnyOrderElementsOf(customers());
        assertThat(isPending()).isFalse();
    }

    @Test
    void namedRecordsThatWereNotFoundBeforeAStopAreToldBehindIt() throws Exception {
        haveRead("");
        List<String> some = customers().subList(0, 30);
        meanwhile.put(15, () -> consumer().suspend());
        consumer().resyncIds("-9,-8,999999999," + String.join(",", some));
        poll();
        restart();
        reading("");
        try (LogCapture log = LogCapture.of(NetSuiteTbaConsumer.class.getName())) {
            poll();
            assertThat(log.lines())
                    .anyMatch(
                            line -> line.contains("resync of 30 records done; not found: 3 of 33 (-9, -8, 999999999)"));
        }
        assertThat(arrived("resync")).hasSize(15);
    }

    @Test
    void whatIsAskedForWhileTheRouteIsStoppedWaitsForIt() throws Exception {
        haveRead("");
        consumer().resync("");
        restart();
        reading("");
        poll();

        assertThat(arrived("resync")).containsExactlyInAnyOrderElementsOf(customers());
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
    void beforeAnythingWasReadThereIsNothingToReadAgain() throws Exception {
        reading("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumer().resync(""))
                .withMessageContaining(NAME)
                .withMessageContaining("nothing was read");
    }

    @Test
    void aSecondOneIsRefusedUntilTheFirstIsGivenUp() throws Exception {
        haveRead("");
        consumer().resync("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumer().resyncIds("1"))
                .withMessageContaining("resync of everything")
                .withMessageContaining("not begun")
                .withMessageContaining("--replace");
        assertThat(consumer().cancelResync()).isTrue();
        assertThat(consumer().cancelResync()).isFalse();
        consumer().resyncIds("1");
        assertThat(isPending()).isTrue();
    }

    @Test
    void givenUpInTheMiddleItEndsWithItsPage() throws Exception {
        haveRead("");
        meanwhile.put(25, () -> consumer().cancelResync());
        consumer().resync("");
        try (LogCapture log = LogCapture.of(NetSuiteTbaConsumer.class.getName())) {
            poll();
            assertThat(log.lines()).noneMatch(line -> line.contains("done"));
        }
        int delivered = arrived("resync").size();
        assertThat(delivered).isBetween(25, 24 + PAGE);
        assertThat(isPending()).isFalse();
        poll();
        assertThat(arrived("resync")).hasSize(delivered);
        assertThat(consumer().isResyncing()).isFalse();
    }

    @Test
    void replacedInTheMiddleTheOtherOneIsRead() throws Exception {
        haveRead("");
        List<String> others = customers().subList(40, 45);
        meanwhile.put(25, () -> {
            consumer().cancelResync();
            consumer().resyncIds(String.join(",", others));
        });
        consumer().resync("");
        poll();

        List<String> all = arrived("resync");
        assertThat(all).hasSizeBetween(30, 29 + PAGE);
        assertThat(all.subList(all.size() - 5, all.size())).containsExactlyInAnyOrderElementsOf(others);
        assertThat(isPending()).isFalse();
    }

    @Test
    void replacedWhileItsLastPageIsDeliveredTheOtherOneIsReadToo() throws Exception {
        haveRead("");
        meanwhile.put(CUSTOMERS, () -> {
            consumer().cancelResync();
            consumer().resync("");
        });
        consumer().resync("");
        poll();

        assertThat(arrived("resync")).hasSize(2 * CUSTOMERS);
        assertThat(isPending()).isFalse();
    }

    @Test
    void troubleWithNetSuiteLeavesItWhereItIs() throws Exception {
        haveRead("");
        // The changes are read, and a page or so.
        netsuite.fault("{\"match\":{\"path\":\"/services/\",\"nth\":3,\"times\":100},\"status\":503}");
        consumer().resync("");
        integration.poll("customer");
        assertThat(trouble()).isInstanceOf(NetSuiteException.class);
        assertThat(isPending()).isTrue();
        netsuite.clearFaults();
        poll();

        assertThat(arrived("resync")).hasSize(CUSTOMERS).containsExactlyInAnyOrderElementsOf(customers());
    }

    @Test
    void theCursorThatAnotherRouteWouldHaveByThatNameIsRefused() throws Exception {
        haveRead("");
        org.assertj.core.api.Assertions.assertThatException()
                .isThrownBy(() -> integration.route(
                        "other",
                        Integration.held("netsuite-tba:customer?cursorName=" + RESYNC),
                        route -> route.process(integration.arrivals)))
                .withMessageContaining(RESYNC)
                .withMessageContaining("is taken by");
    }

    @Test
    void aCursorOfThatNameThatIsAnotherRoutesIsNeitherReadNorRemoved() throws Exception {
        haveRead("");
        integration.cursors.replace(RESYNC, integration.cursors.read(NAME).orElseThrow());
        integration.poll("customer");
        assertThat(trouble()).hasMessageContaining("none of a resync").hasMessageContaining("cursorName");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumer().cancelResync())
                .withMessageContaining("cursorName");
        assertThat(integration.cursors.read(RESYNC).orElseThrow().phase()).isInstanceOf(Phase.Tail.class);
    }

    @Test
    void whoeverHoldsItsCursorForLongMakesThePollFailAndNoRecordIsLost() throws Exception {
        haveRead("");
        meanwhile.put(5, () -> integration.cursors.open(RESYNC));
        consumer().resync("");
        integration.poll("customer");

        assertThat(trouble()).isInstanceOf(CursorLockedException.class);
        assertThat(arrived("resync")).hasSizeBetween(5, 4 + PAGE);
        assertThat(isPending()).isTrue();
    }
}
