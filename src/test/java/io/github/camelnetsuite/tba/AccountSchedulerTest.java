package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Routes of accounts that are polled by themselves: when the next poll is, after whatever the last one came to. */
class AccountSchedulerTest {

    private static final int CUSTOMERS = 20;

    @RegisterExtension
    final NetSuiteSandbox netsuite = NetSuiteSandbox.with(account -> account.customers(CUSTOMERS));

    @TempDir
    private Path directory;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final NetSuiteTbaComponent component = new NetSuiteTbaComponent();
    private final Arrivals arrivals = new Arrivals();
    private AccountFolder folder;

    @BeforeEach
    void prepare() {
        folder = new AccountFolder(directory);
        component.getConfiguration().setCursorStore(new MemoryCursorStore());
        camel.disableJMX();
        camel.addComponent("netsuite-tba", component);
        camel.getRegistry().bind("accounts", new NetSuiteAccountsFolder(camel, directory));
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void start(String options, Processor processor) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (NetSuiteAccount account : new NetSuiteAccountsFolder(camel, directory).accounts()) {
                    from("netsuite-tba:customer?account=" + account.name() + "&initialDelay=1&" + options)
                            .id(account.name())
                            .process(processor)
                            .process(arrivals);
                }
            }
        });
        camel.start();
    }

    private NetSuiteTbaConsumer consumer(String route) {
        return (NetSuiteTbaConsumer) camel.getRoute(route).getConsumer();
    }

    private void untilAllHaveArrived() {
        await().until(() -> arrivals.ids().size() == CUSTOMERS);
    }

    @Test
    void whatWasPostponedGoesOnWhenThePauseIsOverHoweverRarePollsAre() throws Exception {
        netsuite.fault("{\"status\":429,\"headers\":{\"Retry-After\":\"2\"},\"match\":{\"times\":1}}");
        folder.account("acme", netsuite.sandbox());
        start("delay=86400000", exchange -> {});

        untilAllHaveArrived();
        await().until(() -> consumer("acme").getPollsToTheEnd() == 1);
    }

    @Test
    void aPollThatFailedIsFollowedByAnotherAfterTheUsualPause() throws Exception {
        netsuite.fault("{\"status\":400,\"match\":{\"path\":\"suiteql\",\"times\":2}}");
        folder.account("acme", netsuite.sandbox());
        start("delay=20", exchange -> {});

        untilAllHaveArrived();
    }

    @Test
    void aRouteThatIsSuspendedIsNotPolledUntilItIsResumed() throws Exception {
        folder.account("acme", netsuite.sandbox());
        start("delay=5", exchange -> {});
        untilAllHaveArrived();
        camel.getRouteController().suspendRoute("acme");
        long polls = consumer("acme").getPollsToTheEnd();
        netsuite.edit("{\"type\":\"customer\",\"creates\":3}");
        await().during(Duration.ofMillis(200)).until(() -> consumer("acme").getPollsToTheEnd() == polls);

        camel.getRouteController().resumeRoute("acme");
        await().until(() -> arrivals.ids().size() >= CUSTOMERS + 3);
    }

    @Test
    void aLargeAccountLetsOthersWorkInTheMiddleOfAPageAndGoesOnWhereItWas() throws Exception {
        HeldTime time = new HeldTime(Time.SYSTEM.instant());
        component.use(time, new SecureRandom());
        component.setAccountThreads(1);
        folder.account("first", netsuite.sandbox()).account("second", netsuite.sandbox());
        List<String> turns = new CopyOnWriteArrayList<>();
        start("delay=86400000", exchange -> {
            turns.add(exchange.getFromRouteId());
            time.advance(Duration.ofMillis(900));
        });
        await().until(() -> arrivals.ids().size() >= 2 * CUSTOMERS
                && consumer("first").getPollsToTheEnd() == 1
                && consumer("second").getPollsToTheEnd() == 1);

        assertThat(arrivals.ids()).as("each record once for each").hasSize(2 * CUSTOMERS);
        int whole = turns.lastIndexOf(turns.get(0)) + 1;
        assertThat(turns.subList(0, whole)).as("while the first works").contains("first", "second");
    }
}
