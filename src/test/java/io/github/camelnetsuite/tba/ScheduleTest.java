package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.CursorHandle;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Camel offers for polling works here too. */
class ScheduleTest {

    private static final HeldTime TIME = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(8).contacts(3).clock(TIME));

    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(netsuite.sandbox(), TIME);
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private int requests() {
        return netsuite.stats().get("requests").asInt();
    }

    @Test
    void aRoutePollsByItself() throws Exception {
        integration.route(
                "customer",
                "netsuite-tba:customer?delay=20&initialDelay=0",
                route -> route.process(integration.arrivals));
        await().until(() -> integration.consumer("customer").getPollsToTheEnd() > 2);

        assertThat(integration.arrivals.ids()).hasSize(8);
    }

    @Test
    void firstPollsAreSpreadOverTwoSecondsAndFollowEachMinute() throws Exception {
        integration.reading("netsuite-tba:customer");
        integration.route(
                "contact",
                held("netsuite-tba:contact?timeUnit=SECONDS&delay=30"),
                route -> route.process(integration.arrivals));

        assertThat(integration.consumer("customer").getInitialDelay()).isBetween(0L, 2000L);
        assertThat(integration.consumer("customer").getDelay()).isEqualTo(60_000);
        assertThat(integration.consumer("contact").getTimeUnit()).isEqualTo(TimeUnit.SECONDS);
        assertThat(integration.consumer("contact").getInitialDelay()).isBetween(0L, 2L);
        assertThat(integration.consumer("contact").getDelay()).isEqualTo(30);
    }

    @Test
    void aGreedyRoutePollsAgainAtOnceUntilNothingComes() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        int modest = requests();
        integration.route(
                "greedy",
                held("netsuite-tba:customer?cursorName=greedy&greedy=true"),
                route -> route.process(integration.arrivals));
        integration.poll("greedy");

        assertThat(requests() - modest).isEqualTo(modest + 1);
        assertThat(integration.arrivals.ids()).hasSize(16);
    }

    @Test
    void anIdlePollSendsAnEmptyMessageWhereThatIsWanted() throws Exception {
        List<Object> bodies = new ArrayList<>();
        integration.route(
                "customer",
                held("netsuite-tba:customer?sendEmptyMessageWhenIdle=true"),
                route -> route.process(exchange ->
                        bodies.add(String.valueOf(exchange.getMessage().getBody()))));
        integration.poll("customer");
        assertThat(bodies).hasSize(8).doesNotContain("null");
        integration.poll("customer");

        assertThat(bodies).hasSize(9).endsWith("null");
    }

    @Test
    void aPollCutShortByAStopIsNotAnIdleOne() throws Exception {
        AtomicInteger messages = new AtomicInteger();
        netsuite.fault("{\"match\":{\"path\":\"serverTime\"},\"delayMs\":15000}");
        integration.route(
                "customer",
                "netsuite-tba:customer?sendEmptyMessageWhenIdle=true&initialDelay=0",
                route -> route.process(exchange -> messages.incrementAndGet()));
        await().until(() -> netsuite.stats().get("highestConcurrency").asInt() == 1);

        integration.camel.getRouteController().suspendRoute("customer");
        await().until(() -> !integration.consumer("customer").isPolling());

        assertThat(messages).hasValue(0);
        assertThat(integration.trouble("customer")).isNull();
    }

    @Test
    void aBridgedErrorGoesToTheRoutesErrorHandler() throws Exception {
        List<Exception> handled = new CopyOnWriteArrayList<>();
        integration.component.setAccessTokenSecret("0".repeat(64));
        integration.route("customer", held("netsuite-tba:customer?bridgeErrorHandler=true"), route -> route.onException(
                        Exception.class)
                .handled(true)
                .process(exchange -> handled.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)))
                .end()
                .process(integration.arrivals));
        integration.poll("customer");

        assertThat(handled).singleElement().isInstanceOf(LoginRefusedException.class);
        assertThat(integration.arrivals.bodies()).isEmpty();
        assertThat(integration.consumer("customer").getErrorCounter()).isEqualTo(1);
    }

    @Test
    void aPollStrategyIsAskedAndTold() throws Exception {
        List<String> told = new ArrayList<>();
        integration.camel.getRegistry().bind("strategy", new DefaultPollingConsumerPollStrategy() {
            @Override
            public boolean begin(Consumer consumer, Endpoint endpoint) {
                told.add("begin");
                return told.size() > 1;
            }

            @Override
            public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
                told.add("delivered " + polledMessages);
            }
        });
        integration.reading("netsuite-tba:customer?pollStrategy=#bean:strategy").poll("customer");
        assertThat(requests()).isZero();
        integration.poll("customer").poll("customer");

        assertThat(told).containsExactly("begin", "begin", "delivered 8", "begin", "delivered 0");
    }

    @Test
    void aRouteBacksOffAfterAnError() throws Exception {
        netsuite.fault("{\"match\":{\"path\":\"serverTime\"},\"status\":403}");
        integration
                .reading("netsuite-tba:customer?backoffMultiplier=3&backoffErrorThreshold=1")
                .poll("customer");
        netsuite.clearFaults();
        int before = requests();

        integration.poll("customer").poll("customer");
        assertThat(requests()).isEqualTo(before);
        integration.poll("customer");

        assertThat(integration.arrivals.ids()).hasSize(8);
    }

    @Test
    void pooledExchangesAreDeliveredLikeOthers() throws Exception {
        try (Integration pooled = new Integration(netsuite.sandbox(), TIME, new MemoryCursorStore(), context -> {
            context.disableJMX();
            context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        })) {
            boolean[] fails = {true};
            pooled.route("customer", held("netsuite-tba:customer"), route -> route.process(exchange -> {
                        if (fails[0] && pooled.arrivals.count() == 4) {
                            throw new IllegalStateException();
                        }
                    })
                    .process(pooled.arrivals));
            pooled.poll("customer");
            assertThat(pooled.trouble("customer")).isInstanceOf(DeliveryFailedException.class);
            fails[0] = false;
            pooled.poll("customer");

            assertThat(pooled.trouble("customer")).isNull();
            assertThat(pooled.arrivals.asJson()).isEqualTo(netsuite.records("customer"));
        }
    }

    @Test
    void anErrorOfTheMachineDoesNotEndThePolling() throws Exception {
        boolean[] breaks = {true};
        integration.component.getConfiguration().setCursorStore(new Store(integration.cursors, () -> {
            if (breaks[0]) {
                throw new NoClassDefFoundError("com/example/Gone");
            }
        }));
        integration.reading("netsuite-tba:customer").poll("customer");
        assertThat(integration.trouble("customer")).hasMessageContaining("com/example/Gone");
        breaks[0] = false;
        integration.poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).hasSize(8);
    }

    @Test
    void aCursorThatCannotBeTakenFailsThePollUntilItCan() throws Exception {
        boolean[] breaks = {false};
        integration.component.getConfiguration().setCursorStore(new Store(integration.cursors, () -> {
            if (breaks[0]) {
                throw new java.io.UncheckedIOException(new java.io.IOException("disk full"));
            }
        }));
        integration.reading("netsuite-tba:customer").poll("customer");
        assertThat(integration.arrivals.ids()).hasSize(8);
        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.getRouteController().startRoute("customer");
        breaks[0] = true;
        integration.poll("customer");
        assertThat(integration.trouble("customer")).hasMessageContaining("disk full");
        breaks[0] = false;
        integration.poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).hasSize(8);
    }

    /** A store in which something may happen before it is opened. */
    private record Store(CursorStore real, Runnable first) implements CursorStore {

        @Override
        public CursorHandle open(String name) {
            first.run();
            return real.open(name);
        }

        @Override
        public List<String> names() {
            return real.names();
        }

        @Override
        public Optional<Cursor> read(String name) {
            return real.read(name);
        }

        @Override
        public void replace(String name, Cursor cursor) {
            real.replace(name, cursor);
        }

        @Override
        public boolean delete(String name) {
            return real.delete(name);
        }
    }
}
