package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of five records: what shares a second across them, and what changes while they are read. */
class BetweenPagesTest {

    private static final int PAGE = 5;

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(23).contacts(0).clock(time));

    private Integration integration;
    private List<String> all;
    private Runnable whenAPageIsAskedFor = () -> {};
    private Runnable whenAPageWasAnswered = () -> {};
    private Runnable whenARecordArrives = () -> {};
    private int pagesRead;

    @BeforeEach
    void start() throws Exception {
        integration = new Integration(netsuite.sandbox(), time);
        integration.component.getConfiguration().setTransport(transport());
        integration.component.readPagesOf(PAGE);
        integration.component.getConfiguration().setHttpClientConfigurer(this::watch);
        all = ids(netsuite.records("customer"));
        integration.route(
                "customer", held("netsuite-tba:customer"), route -> route.process(exchange -> whenARecordArrives.run())
                        .process(integration.arrivals));
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    String transport() {
        return "suiteql";
    }

    boolean asksForAPage(HttpRequest request) {
        return request.getRequestUri().contains("suiteql");
    }

    private void watch(HttpClientBuilder client) {
        client.addRequestInterceptorFirst((request, entity, context) -> {
            if (asksForAPage(request)) {
                pagesRead++;
                whenAPageIsAskedFor.run();
            }
        });
        client.addResponseInterceptorFirst((response, entity, context) -> whenAPageWasAnswered.run());
    }

    private static List<String> ids(JsonNode records) {
        List<String> ids = new ArrayList<>();
        records.forEach(one -> ids.add(one.get("id").asText()));
        return ids;
    }

    private void readOnce() {
        poll();
        integration.arrivals.forget();
        time.advance(Duration.ofMinutes(20));
    }

    private void poll() {
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isNull();
    }

    private void update(Collection<String> ids) {
        netsuite.edit("{\"type\":\"customer\",\"ids\":[" + String.join(",", ids) + "],\"set\":{\"phone\":\"555-"
                + time.instant().getEpochSecond() + "-" + pagesRead + "\"}}");
    }

    private void updateEachInASecondOfItsOwn(Collection<String> ids) {
        ids.forEach(id -> {
            update(List.of(id));
            time.advance(Duration.ofSeconds(1));
        });
    }

    private Tally tally() {
        return Tally.of(integration.arrivals, netsuite.records("customer"));
    }

    private void delivered(String row, Collection<String> expected) {
        List<String> ids = integration.arrivals.ids();
        Evidence.of(row)
                .lost((int) expected.stream().filter(id -> !ids.contains(id)).count())
                .atMost("repeated records", ids.size() - ids.stream().distinct().count(), 0);
        assertThat(ids).containsExactlyInAnyOrderElementsOf(expected);
        Evidence.of(row).outcome("all, once");
    }

    @Catalogue("42")
    @Test
    void oneSecondOfThreePagesComesOnceWhereverTheRouteFailsInIt() {
        readOnce();
        List<String> tie = all.subList(4, 16);
        for (int failing = 0; failing < tie.size(); failing++) {
            String id = tie.get(failing);
            boolean[] fails = {true};
            whenARecordArrives = () -> {
                if (fails[0] && integration.arrivals.count() == tie.indexOf(id)) {
                    throw new IllegalStateException();
                }
            };
            update(tie);
            time.advance(Duration.ofMinutes(1));
            integration.poll("customer");
            assertThat(integration.trouble("customer")).hasMessageContaining("customer " + id);
            fails[0] = false;
            poll();

            delivered("42", tie);
            integration.arrivals.forget();
            time.advance(Duration.ofMinutes(20));
        }
    }

    @Catalogue("43")
    @Test
    void oneSecondComesOnceWhereverAPageEndsInIt() {
        readOnce();
        for (int before = 0; before < PAGE; before++) {
            updateEachInASecondOfItsOwn(all.subList(0, before));
            update(all.subList(7, 14));
            time.advance(Duration.ofSeconds(1));
            updateEachInASecondOfItsOwn(all.subList(20, 22));
            poll();

            List<String> expected = new ArrayList<>(all.subList(0, before));
            expected.addAll(all.subList(7, 14));
            expected.addAll(all.subList(20, 22));
            delivered("43", expected);
            assertThat(integration.arrivals.ids()).isEqualTo(expected);
            integration.arrivals.forget();
            time.advance(Duration.ofMinutes(20));
        }
    }

    @Catalogue("44")
    @Test
    void recordsOfASecondThatWasPassedAlreadyCome() {
        readOnce();
        List<String> first = all.subList(8, 15);
        update(first);
        poll();
        delivered("44", first);
        integration.arrivals.forget();

        List<String> later = List.of(all.get(1), all.get(6), all.get(20));
        update(later);
        poll();
        delivered("44", later);
        integration.arrivals.forget();

        List<String> muchLater = List.of(all.get(2), all.get(21));
        update(muchLater);
        time.advance(Duration.ofMinutes(9));
        poll();
        delivered("44", muchLater);
    }

    @Catalogue("44")
    @Test
    void recordsOfASecondInWhichAPollStoppedComeBeforeAndBehindItsPlace() {
        readOnce();
        List<String> first = all.subList(8, 15);
        whenARecordArrives = () -> {
            if (integration.arrivals.count() == 3) {
                throw new IllegalStateException();
            }
        };
        update(first);
        integration.poll("customer");
        assertThat(integration.trouble("customer")).hasMessageContaining("customer " + all.get(11));
        whenARecordArrives = () -> {};
        List<String> later = List.of(all.get(1), all.get(6), all.get(20));
        update(later);
        poll();
        poll();

        List<String> expected = new ArrayList<>(first);
        expected.addAll(later);
        delivered("44", expected);
    }

    /** When something changes. */
    private enum Moment {
        BEFORE_THE_NEXT_PAGE_IS_ASKED_FOR,
        BETWEEN_ITS_ANSWER_AND_ITS_DELIVERY,
        WHILE_IT_IS_DELIVERED
    }

    /** What changes. */
    private enum Change {
        INSERTED,
        BEHIND_US_UPDATED,
        AHEAD_OF_US_UPDATED,
        DELETED,
        ALL_OF_IT
    }

    static Stream<Arguments> everyMomentAndChange() {
        return Arrays.stream(Moment.values()).flatMap(moment -> Arrays.stream(Change.values())
                .flatMap(change -> Stream.of(true, false).map(inTheTail -> Arguments.of(moment, change, inTheTail))));
    }

    @Catalogue("46")
    @ParameterizedTest
    @MethodSource("everyMomentAndChange")
    void whatChangesWhilePagesAreReadIsNotMissed(Moment moment, Change change, boolean inTheTail) {
        if (inTheTail) {
            readOnce();
            for (int first = 0; first < all.size(); first += 4) {
                update(all.subList(first, Math.min(first + 4, all.size())));
                time.advance(Duration.ofSeconds(1));
            }
        }
        pagesRead = 0;
        int[] changes = {0};
        int[] changedAt = {1};
        Runnable changing = () -> {
            if (pagesRead > changedAt[0] && changes[0] < 3) {
                changedAt[0] = pagesRead;
                changes[0]++;
                change(change, changes[0] + 1);
            }
        };
        switch (moment) {
            case BEFORE_THE_NEXT_PAGE_IS_ASKED_FOR -> whenAPageIsAskedFor = changing;
            case BETWEEN_ITS_ANSWER_AND_ITS_DELIVERY -> whenAPageWasAnswered = changing;
            case WHILE_IT_IS_DELIVERED -> whenARecordArrives = changing;
        }
        poll();
        assertThat(changes[0]).isEqualTo(3);
        poll();

        Evidence.of("46").lost(tally().lost()).atMost("repeated records", tally().repeated(), 0);
        assertThat(tally()).isEqualTo(new Tally(0, 0));
        Evidence.of("46").outcome("none missed");
        // Nothing is left for later either.
        int arrived = integration.arrivals.count();
        time.advance(Duration.ofMinutes(1));
        poll();
        assertThat(integration.arrivals.count()).isEqualTo(arrived);
    }

    private void change(Change change, int seed) {
        switch (change) {
            case INSERTED -> netsuite.edit("{\"type\":\"customer\",\"creates\":2,\"seed\":" + seed + "}");
            case BEHIND_US_UPDATED -> update(all.subList(seed - 2, seed));
            case AHEAD_OF_US_UPDATED -> update(all.subList(23 - seed, 23));
            case DELETED -> netsuite.edit("{\"type\":\"customer\",\"deletes\":2,\"seed\":" + seed + "}");
            case ALL_OF_IT -> {
                update(List.of(all.get(1), all.get(22)));
                netsuite.edit(
                        "{\"type\":\"customer\",\"creates\":1,\"updates\":2,\"deletes\":1,\"seed\":" + seed + "}");
                update(List.of(netsuite.records("customer").get(0).get("id").asText()));
            }
        }
    }
}
