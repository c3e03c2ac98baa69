package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The consumer's MBean tells how reading goes. */
class ManagementTest {

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(30).contacts(3).clock(time));

    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(netsuite.sandbox(), time, new MemoryCursorStore(), context -> {});
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private MBeanServer server() {
        return integration.camel.getManagementStrategy().getManagementAgent().getMBeanServer();
    }

    private ObjectName consumer() throws Exception {
        Set<ObjectName> names = server().queryNames(
                        new ObjectName("org.apache.camel:context=" + integration.camel.getManagementName()
                                + ",type=consumers,*"),
                        null);
        assertThat(names).hasSize(1);
        return names.iterator().next();
    }

    private Object attribute(String name) throws Exception {
        return server().getAttribute(consumer(), name);
    }

    private Object invoke(String operation, String... arguments) throws Exception {
        String[] types = new String[arguments.length];
        Arrays.fill(types, "java.lang.String");
        return server().invoke(consumer(), operation, arguments, types);
    }

    @Test
    void beforeTheFirstPollNothingIsKnown() throws Exception {
        integration.reading("netsuite-tba:customer");

        assertThat(attribute("Delivered")).isEqualTo(0L);
        assertThat(attribute("LagSeconds")).isEqualTo(-1L);
        assertThat(attribute("LastSuccess")).isNull();
        assertThat(attribute("PollsToTheEnd")).isEqualTo(0L);
        assertThat(attribute("Expected")).isEqualTo(0L);
    }

    @Test
    void afterwardsItTellsWhatWasReadAndWhen() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        netsuite.edit("{\"type\":\"customer\",\"updates\":4,\"seed\":1}");
        time.advance(Duration.ofMinutes(1));
        integration.poll("customer");
        time.advance(Duration.ofMinutes(1));
        integration.poll("customer");
        time.advance(Duration.ofSeconds(90));

        assertThat(attribute("Delivered")).isEqualTo(34L);
        assertThat(attribute("Suppressed")).isEqualTo(4L);
        assertThat(attribute("PollsToTheEnd")).isEqualTo(3L);
        assertThat(attribute("Requests"))
                .as("the clock, the first read and what follows it, two polls")
                .isEqualTo(5L)
                .isEqualTo(netsuite.stats().get("requests").asLong());
        assertThat(attribute("Expected")).isEqualTo(30L);
        assertThat(attribute("LagSeconds")).isEqualTo(90L);
        assertThat(attribute("LastSuccess")).isEqualTo("2026-04-14T08:32:00Z");
        assertThat(attribute("Delay")).isEqualTo(60_000L);
    }

    @Test
    void recordsAreReadAgainOnDemand() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        assertThat(attribute("ResyncDelivered")).isEqualTo(0L);
        invoke("resync", "");
        integration.poll("customer");
        assertThat(attribute("ResyncDelivered")).isEqualTo(30L);
        assertThat(attribute("Delivered")).isEqualTo(60L);
        assertThat(attribute("Resyncing")).isEqualTo(false);

        invoke("resyncIds", integration.arrivals.ids().get(4));
        assertThat(invoke("cancelResync")).isEqualTo(true);
        invoke("resyncIds", integration.arrivals.ids().get(4));
        netsuite.fault("{\"match\":{\"path\":\"suiteql\",\"nth\":2,\"times\":100},\"status\":503}");
        integration.poll("customer");
        assertThat(attribute("Resyncing")).isEqualTo(true);
        assertThat(attribute("ResyncFailing")).isEqualTo(true);
        netsuite.clearFaults();
        integration.poll("customer");
        assertThat(attribute("ResyncDelivered")).isEqualTo(31L);
        assertThat(attribute("ResyncFailing")).isEqualTo(false);
        assertThat(attribute("Resyncing")).isEqualTo(false);
    }

    @Test
    void lagGoesOnWhereTheCursorOfAnEarlierStartStands() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        integration.camel.stop();
        time.advance(Duration.ofHours(2));
        try (Integration next =
                new Integration(netsuite.sandbox(), time, integration.cursors, context -> context.disableJMX())) {
            netsuite.fault("{\"match\":{\"path\":\"suiteql\"},\"status\":403}");
            next.reading("netsuite-tba:customer").poll("customer");

            assertThat(next.trouble("customer")).isNotNull();
            assertThat(next.consumer("customer").getLagSeconds()).isEqualTo(7200);
        }
    }

    @Test
    void throttlingIsCounted() throws Exception {
        netsuite.fault("{\"match\":{\"path\":\"suiteql\",\"nth\":1,\"times\":3},\"status\":429}");
        integration.reading("netsuite-tba:customer").poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(attribute("Throttled")).isEqualTo(3L);
        assertThat(integration.arrivals.ids()).hasSize(30);
    }
}
