package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exchanges may complete later, elsewhere and in any order: progress passes those before the first that has not. */
@Catalogue("60")
class AsynchronousDeliveryTest {

    private static final HeldTime TIME = new HeldTime();
    private static final String FROM = held("netsuite-tba:customer?completionTimeout=20000");
    private static final String CURSOR = "1234567_SB1-customer";

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(12).contacts(0).clock(TIME));

    private final ScheduledExecutorService elsewhere = Executors.newScheduledThreadPool(2);
    private Integration integration;
    private List<String> all;

    @BeforeEach
    void start() {
        integration = new Integration(NETSUITE.sandbox(), TIME);
        all = new ArrayList<>();
        NETSUITE.records("customer").forEach(one -> all.add(one.get("id").asText()));
    }

    @AfterEach
    void stop() {
        integration.close();
        elsewhere.shutdownNow();
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getHeader("CamelNetsuiteTbaRecordId", String.class);
    }

    /** A step that completes when the given code says so. */
    private static Processor later(BiConsumer<Exchange, AsyncCallback> completion) {
        return new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                completion.accept(exchange, callback);
                return false;
            }
        };
    }

    private String passedTo() {
        Cursor cursor = integration.cursors.read(CURSOR).orElseThrow();
        Phase.Snapshot snapshot = (Phase.Snapshot) cursor.phase();
        return String.valueOf(snapshot.lastId());
    }

    @Test
    void completionInReverseOrderDeliversAll() throws Exception {
        Queue<Runnable> open = new ConcurrentLinkedQueue<>();
        integration.route("customer", FROM, route -> route.process(integration.arrivals.onCompletion())
                .process(later((exchange, callback) -> {
                    open.add(() -> callback.done(false));
                    if (open.size() == 12) {
                        List<Runnable> reversed = new ArrayList<>(open);
                        java.util.Collections.reverse(reversed);
                        elsewhere.execute(() -> reversed.forEach(Runnable::run));
                    }
                })));

        integration.poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).hasSize(12).startsWith(all.get(11));
        showsNothingLost("completed in reverse: all passed");
    }

    @Test
    void whatCompletedBehindAFailureComesAgain() throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        CountDownLatch othersDone = new CountDownLatch(11);
        integration.route("customer", FROM, route -> route.threads(4)
                .maxPoolSize(4)
                .process(exchange -> {
                    if (fails.get() && id(exchange).equals(all.get(5))) {
                        othersDone.await(10, SECONDS);
                        throw new IllegalStateException();
                    }
                })
                .process(integration.arrivals)
                .process(exchange -> othersDone.countDown()));

        integration.poll("customer");
        assertThat(integration.arrivals.ids()).hasSize(11);
        assertThat(integration.trouble("customer")).hasMessageContaining("customer " + all.get(5));
        assertThat(passedTo()).isEqualTo(all.get(4));

        fails.set(false);
        integration.poll("customer");
        assertThat(integration.arrivals.ids().subList(11, 18)).containsExactlyInAnyOrderElementsOf(all.subList(5, 12));
        assertThat(integration.trouble("customer")).isNull();
        Evidence.of("60")
                .atMost(
                        "repeated records of six that completed behind the failure",
                        integration.arrivals.count() - all.size(),
                        6);
        showsNothingLost("completed behind a failure: only what is before it passed");
    }

    @Test
    void aRecordHandedToSedaCountsWhenTheOtherRouteHasCompletedIt() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        integration.route("customer", FROM, route -> route.to("seda:next?waitForTaskToComplete=Never"));
        integration.route("next", "seda:next", route -> route.process(exchange -> gate.await(10, SECONDS))
                .process(integration.arrivals));

        CompletableFuture<?> poll = CompletableFuture.runAsync(() -> integration.poll("customer"), elsewhere);
        await().until(() -> integration.camel.getInflightRepository().size("next") > 0);
        assertThat(integration.consumer("customer").getDelivered()).isZero();
        assertThat(passedTo()).isEqualTo("null");
        gate.countDown();
        poll.get(10, SECONDS);

        assertThat(integration.arrivals.ids()).isEqualTo(all);
        assertThat(integration.consumer("customer").getDelivered()).isEqualTo(12);
    }

    @Test
    void aRouteThatFailsAfterItHandedARecordToSedaHasFailed() throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        CountDownLatch failed = new CountDownLatch(1);
        integration.route("customer", FROM, route -> route.to("seda:next").process(exchange -> {
            if (fails.get() && id(exchange).equals(all.get(2))) {
                elsewhere.schedule(failed::countDown, 50, MILLISECONDS);
                throw new IllegalStateException();
            }
        }));
        integration.route("next", "seda:next", route -> route.process(exchange -> {
                    if (fails.get() && id(exchange).equals(all.get(2))) {
                        failed.await(10, SECONDS);
                    }
                })
                .process(integration.arrivals));

        integration.poll("customer");
        assertThat(integration.trouble("customer")).hasMessageContaining("customer " + all.get(2));
        fails.set(false);
        integration.poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).containsAll(all);
    }

    @Test
    void anExchangeThatNeverCompletesFailsThePage() throws Exception {
        AtomicBoolean hangs = new AtomicBoolean(true);
        integration.camel.getShutdownStrategy().setTimeout(1);
        integration.route(
                "customer", FROM.replace("20000", "200"), route -> route.process(integration.arrivals.onCompletion())
                        .process(later((exchange, callback) -> {
                            if (!hangs.get() || !id(exchange).equals(all.get(3))) {
                                callback.done(false);
                            }
                        })));

        integration.poll("customer");
        assertThat(integration.trouble("customer"))
                .isInstanceOf(DeliveryFailedException.class)
                .hasMessageContaining("customer " + all.get(3))
                .hasMessageContaining("completionTimeout");
        assertThat(passedTo()).isEqualTo(all.get(2));
        assertThat(integration.arrivals.ids()).hasSize(11);
        hangs.set(false);
        integration.poll("customer");

        assertThat(integration.arrivals.ids().subList(11, 20)).isEqualTo(all.subList(3, 12));
        showsNothingLost("never completed: only what is before it passed");
    }

    @Test
    void aStopWaitsForWhatIsUnderWaySoThatItDoesNotComeAgain() throws Exception {
        Queue<AsyncCallback> open = new ConcurrentLinkedQueue<>();
        integration.route("customer", FROM, route -> route.process(integration.arrivals.onCompletion())
                .process(later((exchange, callback) -> open.add(callback))));
        CompletableFuture<?> poll = CompletableFuture.runAsync(() -> integration.poll("customer"), elsewhere);
        await().until(() -> open.size() == 12);
        Future<?> stop = elsewhere.submit(() -> {
            integration.camel.getRouteController().stopRoute("customer");
            return null;
        });
        await().until(() -> integration.consumer("customer").isSuspendingOrSuspended());
        open.forEach(callback -> callback.done(false));
        stop.get(10, SECONDS);
        poll.get(10, SECONDS);
        assertThat(integration.arrivals.ids()).isEqualTo(all);

        integration.camel.getRouteController().startRoute("customer");
        integration.poll("customer");
        assertThat(integration.arrivals.ids()).isEqualTo(all);
        showsNothingLost("stopped while under way: waited for, nothing repeated");
    }

    @Test
    void exchangesThatTakeLongTogetherAreWaitedForWhileTheyKeepCompleting() throws Exception {
        int[] begun = {0};
        integration.route(
                "customer", FROM.replace("20000", "400"), route -> route.process(integration.arrivals.onCompletion())
                        .process(later((exchange, callback) ->
                                elsewhere.schedule(() -> callback.done(false), 100L * ++begun[0], MILLISECONDS))));

        integration.poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).isEqualTo(all);
        showsNothingLost("slow: waited for");
    }

    private void showsNothingLost(String seen) {
        Evidence.of("60")
                .lost(Tally.of(integration.arrivals, NETSUITE.records("customer"))
                        .lost())
                .outcome(seen);
    }
}
