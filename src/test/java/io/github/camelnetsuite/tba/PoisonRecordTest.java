package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A record that fails for ever holds up what follows, visibly, until the route's own error handler takes it. */
@Catalogue("58")
class PoisonRecordTest {

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(20).contacts(5).clock(time));

    private Integration integration;

    @BeforeEach
    void start() throws Exception {
        integration = new Integration(netsuite.sandbox(), time, new MemoryCursorStore(), Integration::withHealth);
        integration.reading("netsuite-tba:customer").poll("customer");
        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.removeRoute("customer");
        time.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private Object managed(String attribute) throws Exception {
        MBeanServer server =
                integration.camel.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName consumers = new ObjectName("org.apache.camel:context=" + integration.camel.getManagementName()
                + ",type=consumers,name=NetSuiteTbaConsumer(*");
        for (ObjectName name : server.queryNames(consumers, null)) {
            if (server.getAttribute(name, "RouteId").equals("customer")) {
                return server.getAttribute(name, attribute);
            }
        }
        throw new AssertionError("No consumer of route customer under management");
    }

    @Test
    void aRecordThatFailsForEverBlocksVisiblyUntilADeadLetterChannelTakesIt() throws Exception {
        integration.arrivals.forget();
        List<String> changed = new ArrayList<>();
        netsuite.edit("{\"type\":\"customer\",\"updates\":6,\"seed\":4}")
                .get("touched")
                .forEach(one -> changed.add(one.get("id").asText()));
        changed.sort(java.util.Comparator.comparing(Long::valueOf));
        String poison = changed.get(2);
        integration.route(
                "customer", held("netsuite-tba:customer"), route -> route.process(exchange -> refuse(exchange, poison))
                        .process(integration.arrivals));
        for (int poll = 1; poll <= 10; poll++) {
            time.advance(Duration.ofMinutes(1));
            integration.poll("customer");
            assertThat(managed("ErrorCounter")).isEqualTo((long) poll);
        }
        assertThat(integration.arrivals.ids()).isEqualTo(changed.subList(0, 2));
        assertThat(integration.readiness("customer").getMessage()).hasValueSatisfying(text -> assertThat(text)
                .contains("customer " + poison, "nothing passes it until it is taken")
                .doesNotContain("Jane"));
        assertThat(integration.readiness("customer").getDetails()).containsEntry(HealthCheck.FAILURE_ERROR_COUNT, 10L);
        assertThat(integration.readiness("customer").getState())
                .as("the application")
                .isEqualTo(HealthCheck.State.UP);
        assertThat(managed("Delivered")).isEqualTo(2L);
        assertThat((Long) managed("LagSeconds")).isGreaterThanOrEqualTo(600);
        assertThat(managed("PollsToTheEnd")).isEqualTo(0L);
        Evidence.of("58").outcome("blocks what follows; health and JMX tell it");

        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.removeRoute("customer");
        Arrivals dead = new Arrivals();
        integration.route("dead", "direct:dead", route -> route.process(dead));
        integration.route("customer", held("netsuite-tba:customer"), route -> route.errorHandler(
                        new DeadLetterChannelBuilder("direct:dead"))
                .process(exchange -> refuse(exchange, poison))
                .process(integration.arrivals));
        integration.poll("customer").poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.readiness("customer").getMessage()).isEmpty();
        assertThat(managed("ErrorCounter")).isEqualTo(0L);
        List<String> all = new ArrayList<>(integration.arrivals.ids());
        all.addAll(dead.ids());
        Evidence.of("58")
                .lost((int) changed.stream().filter(id -> !all.contains(id)).count())
                .atMost("repeated records", all.size() - changed.size(), 0)
                .outcome("taken by the dead letter channel, the rest follows");
        assertThat(dead.ids()).containsExactly(poison);
        assertThat(all).containsExactlyInAnyOrderElementsOf(changed);
    }

    @Test
    void otherRoutesOfTheAccountGoOn() throws Exception {
        netsuite.edit("{\"type\":\"customer\",\"updates\":1,\"seed\":4}");
        integration.route(
                "customer",
                held("netsuite-tba:customer"),
                route -> route.process(exchange -> {
                    throw new IllegalStateException();
                }));
        Arrivals contacts = new Arrivals();
        integration.route("contact", held("netsuite-tba:contact"), route -> route.process(contacts));
        integration.poll("customer").poll("contact").poll("customer").poll("contact");

        assertThat(integration.trouble("customer")).isNotNull();
        assertThat(integration.trouble("contact")).isNull();
        Evidence.of("58")
                .lost(Tally.of(contacts, netsuite.records("contact")).lost())
                .outcome("other routes go on");
    }

    private static void refuse(Exchange exchange, String poison) {
        if (poison.equals(exchange.getMessage().getHeader("CamelNetsuiteTbaRecordId"))) {
            throw new IllegalStateException("Jane Doe is not to my taste");
        }
    }
}
