package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.SoapSettings.MissingPermission;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * NetSuite may answer a role that lacks Lists &gt; Customers with success and no rows. Whenever that begins and ends,
 * everything comes once the role may read again: nothing that was hidden counts as read.
 */
class LostPermissionTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int CUSTOMERS = 30;
    private static final int PAGE = 5;

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite = NetSuiteSandbox.with(account -> account.customers(CUSTOMERS)
            .contacts(0)
            .clock(time)
            .soap(SoapSettings.PLAUSIBLE.with(MissingPermission.EMPTY)));

    private final Arrivals arrivals = new Arrivals();
    private Integration integration;
    private Duration lookback = Duration.ofMinutes(10);
    private int arrived;
    private int loseAfter = Integer.MAX_VALUE;
    private boolean muchIsEditedMeanwhile;

    @BeforeEach
    void start() throws Exception {
        integration = begin(new Integration(netsuite.sandbox(), time));
    }

    private Integration begin(Integration next) throws Exception {
        next.component.readPagesOf(PAGE);
        next.component.getConfiguration().setTransport("soap");
        next.component.getConfiguration().setLookback(lookback.toMillis());
        return next.route("customer", Integration.held("netsuite-tba:customer"), route -> route.process(this::take)
                .process(arrivals));
    }

    /** So many arrivals later the role loses the permission. */
    private void take(Exchange exchange) {
        arrived++;
        if (arrived == 1 && muchIsEditedMeanwhile) {
            muchIsEditedInTheseHours();
        }
        if (arrived == loseAfter) {
            losePermission();
        }
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private void restart() throws Exception {
        integration.close();
        integration =
                begin(new Integration(netsuite.sandbox(), time, integration.cursors, context -> context.disableJMX()));
    }

    private void losePermission() {
        netsuite.fault("{\"match\":{\"path\":\"NetSuitePort\"},\"permission\":\"Customers\"}");
    }

    private void poll() {
        integration.poll("customer");
    }

    private Throwable trouble() {
        return integration.trouble("customer");
    }

    private void assertToldThatItIsLost() {
        assertThat(trouble())
                .isInstanceOf(NothingVisibleException.class)
                .hasMessageContainingAll("0 customers visible", "Lists > Customers");
    }

    private void assertAllComesOnceItIsGivenBack() {
        netsuite.clearFaults();
        poll();
        assertThat(trouble()).isNull();
        assertThat(Tally.of(arrivals, netsuite.records("customer"))).isEqualTo(new Tally(0, 0));
    }

    private void editNow(int updates) {
        netsuite.edit("{\"type\":\"customer\",\"updates\":" + updates + ",\"seed\":" + time.nanos() / 1_000_000 + "}");
    }

    /** As a weekend's work is, with a route that was down. */
    private void muchIsEditedInTheseHours() {
        for (int hour = 0; hour < 10; hour++) {
            time.advance(Duration.ofHours(1));
            editNow(3);
        }
        time.advance(Duration.ofHours(1));
    }

    @Test
    void aFirstReadThatSawNothingIsDoneAgainOnceItSees() throws Exception {
        losePermission();
        try (LogCapture log = LogCapture.of("io.github.camelnetsuite.tba")) {
            for (int day = 0; day < 3; day++) {
                poll();
                time.advance(Duration.ofDays(1));
            }

            assertThat(trouble()).isNull();
            assertThat(String.join("\n", log.lines()))
                    .containsOnlyOnce("0 customers visible: permission, or an empty account?");
        }
        assertAllComesOnceItIsGivenBack();
        assertThat(arrivals.headers())
                .allSatisfy(headers -> assertThat(headers).containsEntry(NetSuiteTbaConstants.CHANGE_TYPE, "snapshot"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lostInTheMiddleOfAFirstReadItIsToldAndTheRestComesLater(boolean restarted) throws Exception {
        for (loseAfter = 1; loseAfter < CUSTOMERS; loseAfter += 4) {
            arrivals.forget();
            arrived = 0;
            integration.close();
            start();
            poll();

            assertToldThatItIsLost();
            if (restarted) {
                restart();
                poll();
                assertToldThatItIsLost();
            }
            assertAllComesOnceItIsGivenBack();
        }
    }

    private static IntStream requests() {
        return IntStream.rangeClosed(2, 15);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void lostForAMomentDuringAFirstReadItHidesNothing(int first) {
        netsuite.fault("{\"match\":{\"path\":\"NetSuitePort\",\"nth\":" + first
                + ",\"times\":2},\"permission\":\"Customers\"}");
        poll();
        assertThat(trouble() == null || trouble() instanceof NothingVisibleException)
                .isTrue();

        assertAllComesOnceItIsGivenBack();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "5, false", "8, false", "10, true", "12, false", "15, true"})
    void lostWhileManyChangesAreReadItIsToldAndTheRestComesLater(int delivered, boolean restarted) throws Exception {
        poll();
        muchIsEditedInTheseHours();
        loseAfter = arrived + delivered;
        poll();

        assertToldThatItIsLost();
        if (restarted) {
            restart();
            poll();
            assertToldThatItIsLost();
        }
        assertAllComesOnceItIsGivenBack();
    }

    @Test
    void lostAtTheEndOfALongFirstReadWhatChangedMeanwhileComesLater() {
        muchIsEditedMeanwhile = true;
        loseAfter = CUSTOMERS;
        poll();
        time.advance(MINUTE);
        poll();

        assertAllComesOnceItIsGivenBack();
    }

    @Test
    void whatCommitsLateWhileItIsLostComesAsLateAsThat() {
        poll();
        time.advance(MINUTE);
        netsuite.edit("{\"type\":\"customer\",\"updates\":3,\"commitDelay\":570}");
        for (int minute = 0; minute < 9; minute++) {
            time.advance(MINUTE);
            poll();
        }
        losePermission();
        for (int minute = 0; minute < 4; minute++) {
            time.advance(MINUTE);
            poll();
        }
        netsuite.clearFaults();
        time.advance(MINUTE);

        assertAllComesOnceItIsGivenBack();
    }

    @Test
    void anIdleHourIsARequestAMinuteAndTwoMoreEveryFiveMinutes() {
        poll();
        time.advance(Duration.ofHours(1));
        poll();
        int before = netsuite.stats().get("requests").asInt();
        for (int minute = 0; minute < 60; minute++) {
            time.advance(MINUTE);
            poll();
        }

        assertThat(trouble()).isNull();
        assertThat(netsuite.stats().get("requests").asInt() - before).isLessThanOrEqualTo(60 + 2 * 12);
    }

    @Test
    void aStageThatHasNoRecordsAnyMoreIsNoLostPermission() throws Exception {
        integration.camel.getRouteController().stopRoute("customer");
        integration.reading("netsuite-tba:customer?stage=lead&cursorName=leads&transport=soap&includeDeleted=true");
        integration.poll("customer");
        assertThat(integration.arrivals.count()).isPositive();
        netsuite.edit("{\"type\":\"customer\",\"stage\":\"lead\",\"deletes\":" + integration.arrivals.count() + "}");
        for (int hour = 0; hour < 3; hour++) {
            time.advance(Duration.ofHours(1));
            poll();
            assertThat(trouble()).isNull();
        }
    }

    @Test
    void theDeletionOfTheLastRecordsComesThoughNothingIsVisibleAnyMore() throws Exception {
        integration.close();
        integration = new Integration(netsuite.sandbox(), time);
        integration.reading("netsuite-tba:customer?transport=soap&stage=all&includeDeleted=true");
        poll();
        int all = integration.arrivals.count();
        integration.arrivals.forget();
        for (int i = 0; i < all; i++) {
            // One after the other, since a company with others below it can't go before them.
            netsuite.edit("{\"type\":\"customer\",\"stage\":\"all\",\"deletes\":1}");
        }
        time.advance(Duration.ofHours(1));
        poll();

        assertThat(integration.arrivals.count()).isEqualTo(all);
        assertThat(trouble()).isInstanceOf(NothingVisibleException.class);
        netsuite.edit("{\"type\":\"customer\",\"creates\":1}");
        poll();
        assertThat(trouble()).isNull();
        assertThat(integration.arrivals.count()).isEqualTo(all + 1);
    }

    @Test
    void lostWhileTheRouteWasDownItIsToldAndWhatChangedComesLater() throws Exception {
        poll();
        muchIsEditedInTheseHours();
        losePermission();
        try (LogCapture log = LogCapture.of("io.github.camelnetsuite.tba")) {
            restart();
            for (int hour = 0; hour < 24; hour++) {
                poll();
                time.advance(Duration.ofHours(1));
            }

            assertThat(String.join("\n", log.lines())).containsOnlyOnce("is not read: 0 customers visible");
        }
        assertAllComesOnceItIsGivenBack();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "PT1M", "PT10M", "PT1H"})
    void lostBetweenPollsItIsToldWithinMinutesAndWhatChangedComesLater(Duration overlap) throws Exception {
        lookback = overlap;
        restart();
        poll();
        time.advance(MINUTE);
        losePermission();
        for (int minute = 0; minute <= 6; minute++) {
            editNow(2);
            time.advance(MINUTE);
            poll();
        }

        assertToldThatItIsLost();
        assertAllComesOnceItIsGivenBack();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void lostForSomeMinutesOnlyItHidesNothing(int minutes) throws Exception {
        lookback = MINUTE;
        restart();
        poll();
        time.advance(MINUTE);
        losePermission();
        for (int minute = 0; minute < minutes; minute++) {
            editNow(2);
            time.advance(MINUTE);
            poll();
        }

        assertAllComesOnceItIsGivenBack();
    }
}
