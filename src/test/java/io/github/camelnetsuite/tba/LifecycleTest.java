package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suspending, stopping and starting, wherever a poll stands, neither loses nor repeats a record. */
class LifecycleTest {

    private static final HeldTime TIME = new HeldTime();
    private static final String FROM = held("netsuite-tba:customer");

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(25).contacts(10).clock(TIME));

    private final ExecutorService elsewhere = Executors.newCachedThreadPool();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private Integration integration;
    private List<String> all;

    @BeforeEach
    void start() {
        integration = new Integration(netsuite.sandbox(), TIME);
        all = new ArrayList<>();
        netsuite.records("customer").forEach(one -> all.add(one.get("id").asText()));
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        integration.close();
        elsewhere.shutdownNow();
    }

    /** Holds the tenth record until the test goes on. */
    private Processor waitingAtTheTenth() {
        return exchange -> {
            if (integration.arrivals.count() == 9 && goOn.getCount() > 0) {
                reached.countDown();
                goOn.await(20, SECONDS);
            }
        };
    }

    private CompletableFuture<Void> pollElsewhere() {
        return CompletableFuture.runAsync(() -> integration.poll("customer"), elsewhere);
    }

    private CompletableFuture<Void> elsewhere(Action action) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        action.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                elsewhere);
    }

    /** Something that may fail. */
    private interface Action {
        void run() throws Exception;
    }

    @Catalogue({"61", "62"})
    @Test
    void suspendedInTheMiddleOfAPageItGoesOnBehindTheRecordUnderWay() throws Exception {
        integration.route(
                "customer", FROM, route -> route.process(waitingAtTheTenth()).process(integration.arrivals));
        CompletableFuture<Void> poll = pollElsewhere();
        assertThat(reached.await(10, SECONDS)).isTrue();
        CompletableFuture<Void> suspension =
                elsewhere(() -> integration.camel.getRouteController().suspendRoute("customer"));
        await().until(() -> integration.consumer("customer").isSuspendingOrSuspended());
        goOn.countDown();
        poll.get(10, SECONDS);
        suspension.get(10, SECONDS);
        assertThat(integration.arrivals.ids()).isEqualTo(all.subList(0, 10));
        integration.poll("customer");
        assertThat(integration.arrivals.count()).isEqualTo(10);

        integration.camel.getRouteController().resumeRoute("customer");
        integration.poll("customer");

        assertThat(integration.arrivals.ids()).isEqualTo(all);
        assertThat(integration.trouble("customer")).isNull();
        showsNothingLost("62", "suspended and resumed: goes on there");
    }

    private void showsNothingLost(String row, String seen) {
        Tally tally = Tally.of(integration.arrivals, netsuite.records("customer"));
        Evidence.of(row)
                .lost(tally.lost())
                .atMost("repeated records", tally.repeated(), 0)
                .outcome(seen);
    }

    @Catalogue({"61", "62"})
    @Test
    void stoppedInTheMiddleOfAPageItRepeatsNothingAfterTheNextStart() throws Exception {
        integration.route(
                "customer", FROM, route -> route.process(waitingAtTheTenth()).process(integration.arrivals));
        CompletableFuture<Void> poll = pollElsewhere();
        assertThat(reached.await(10, SECONDS)).isTrue();
        CompletableFuture<Void> stop =
                elsewhere(() -> integration.camel.getRouteController().stopRoute("customer"));
        await().until(() -> integration.consumer("customer").isSuspendingOrSuspended());
        goOn.countDown();
        stop.get(10, SECONDS);
        poll.get(10, SECONDS);
        assertThat(integration.arrivals.ids()).isEqualTo(all.subList(0, 10));

        integration.camel.getRouteController().startRoute("customer");
        integration.poll("customer");

        assertThat(integration.arrivals.ids()).isEqualTo(all);
        showsNothingLost("61", "stopped in the middle of a page: ended, nothing repeated");
    }

    @Catalogue("61")
    @Test
    void anotherStartOfTheApplicationGoesOnWhereTheLastOneStopped() throws Exception {
        integration.route(
                "customer", FROM, route -> route.process(waitingAtTheTenth()).process(integration.arrivals));
        CompletableFuture<Void> poll = pollElsewhere();
        assertThat(reached.await(10, SECONDS)).isTrue();
        CompletableFuture<Void> stop = elsewhere(integration.camel::stop);
        await().until(() -> integration.camel.getStatus() == ServiceStatus.Stopping);
        goOn.countDown();
        stop.get(10, SECONDS);
        poll.get(10, SECONDS);

        try (Integration next =
                new Integration(netsuite.sandbox(), TIME, integration.cursors, context -> context.disableJMX())) {
            next.reading("netsuite-tba:customer").poll("customer");

            assertThat(integration.arrivals.ids()).isEqualTo(all.subList(0, 10));
            assertThat(next.arrivals.ids()).isEqualTo(all.subList(10, 25));
        }
    }

    @Catalogue("61")
    @ParameterizedTest
    @ValueSource(strings = {"stop", "suspend"})
    void aSlowReadIsCutShort(String how) throws Exception {
        netsuite.fault("{\"match\":{\"path\":\"serverTime\"},\"delayMs\":15000}");
        integration.reading("netsuite-tba:customer");
        CompletableFuture<Void> poll = pollElsewhere();
        await().until(() -> netsuite.stats().get("highestConcurrency").asInt() == 1);

        long begun = System.nanoTime();
        if (how.equals("stop")) {
            integration.camel.getRouteController().stopRoute("customer");
        } else {
            integration.camel.getRouteController().suspendRoute("customer");
        }
        poll.get(10, SECONDS);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        netsuite.clearFaults();
        if (how.equals("stop")) {
            integration.camel.getRouteController().startRoute("customer");
        } else {
            integration.camel.getRouteController().resumeRoute("customer");
        }
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).isEqualTo(all);
    }

    @Catalogue("62")
    @Test
    void aRouteThatWasRestartedHasNothingToRepeat() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.getRouteController().startRoute("customer");
        int before = netsuite.stats().get("requests").asInt();

        integration.poll("customer");

        assertThat(integration.arrivals.ids()).isEqualTo(all);
        assertThat(netsuite.stats().get("requests").asInt() - before).isEqualTo(1);
        showsNothingLost("62", "restarted: goes on there");
    }

    @Catalogue("62")
    @Test
    void twoPollsNeverOverlap() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        integration.route("customer", FROM, route -> route.process(
                        exchange -> most.accumulateAndGet(underWay.incrementAndGet(), Math::max))
                .process(waitingAtTheTenth())
                .process(integration.arrivals)
                .process(exchange -> underWay.decrementAndGet()));
        CompletableFuture<Void> first = pollElsewhere();
        assertThat(reached.await(10, SECONDS)).isTrue();
        AtomicReference<Thread> waiting = new AtomicReference<>();
        CompletableFuture<Void> second = elsewhere(() -> {
            waiting.set(Thread.currentThread());
            integration.poll("customer");
        });
        await().until(() -> waiting.get() != null && waiting.get().getState() == Thread.State.WAITING);
        goOn.countDown();
        first.get(10, SECONDS);
        second.get(10, SECONDS);

        assertThat(most).hasValue(1);
        assertThat(integration.arrivals.ids()).isEqualTo(all);
        Evidence.of("62").atMost("polls at a time", most.get(), 1);
        showsNothingLost("62", "two polls at once: one after the other");
    }

    @Test
    void aRouteMayStopItself() throws Exception {
        integration.route(
                "customer", FROM, route -> route.process(integration.arrivals).process(exchange -> {
                    if (integration.arrivals.count() == 10) {
                        elsewhere(() -> integration.camel.getRouteController().stopRoute("customer"));
                        await().until(() -> integration.consumer("customer").isSuspendingOrSuspended());
                    }
                }));
        integration.poll("customer");
        await().until(() -> integration
                .camel
                .getRouteController()
                .getRouteStatus("customer")
                .isStopped());
        integration.camel.getRouteController().startRoute("customer");
        integration.poll("customer");

        assertThat(integration.arrivals.ids()).isEqualTo(all);
    }

    @Catalogue("61")
    @Test
    void aPollThatOutlastsAForcedStopHandsNothingMoreOver() throws Exception {
        integration.route(
                "customer", FROM, route -> route.process(waitingAtTheTenth()).process(integration.arrivals));
        NetSuiteTbaConsumer consumer = integration.consumer("customer");
        CompletableFuture<Void> poll = pollElsewhere();
        assertThat(reached.await(10, SECONDS)).isTrue();
        elsewhere(() -> {
                    // Nobody waits in an interrupted thread.
                    Thread.currentThread().interrupt();
                    consumer.stop();
                })
                .get(10, SECONDS);
        consumer.start();
        goOn.countDown();
        poll.get(10, SECONDS);
        assertThat(integration.arrivals.ids()).isEqualTo(all.subList(0, 10));

        integration.arrivals.forget();
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).isEqualTo(all);
    }

    @Test
    void changedCredentialsAreTakenUpByTheNextStart() throws Exception {
        integration.component.setAccessTokenSecret("0".repeat(64));
        integration.reading("netsuite-tba:customer").poll("customer");
        assertThat(integration.trouble("customer")).hasMessageContaining("refused the login");
        integration.logInWith(netsuite.credentials());
        integration.poll("customer");
        assertThat(integration.arrivals.bodies()).isEmpty();

        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.getRouteController().startRoute("customer");
        assertThat(integration.trouble("customer")).isNull();
        integration.poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).isEqualTo(all);
    }
}
