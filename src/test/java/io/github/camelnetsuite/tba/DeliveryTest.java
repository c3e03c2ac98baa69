package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A record is delivered when its exchange has completed without failure; until then nothing passes it. */
class DeliveryTest {

    private static final HeldTime TIME = new HeldTime();
    private static final String FROM = held("netsuite-tba:customer");

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(120).contacts(0).clock(TIME));

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
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getHeader("CamelNetsuiteTbaRecordId", String.class);
    }

    private int pollsUntilDelivered() {
        for (int polls = 1; polls <= 150; polls++) {
            if (integration.poll("customer").trouble("customer") == null) {
                return polls;
            }
        }
        throw new AssertionError("Still not delivered", integration.trouble("customer"));
    }

    /** Throws at one record as long as it is told to. */
    private final class Poison {
        private final String id;
        private boolean works = true;

        Poison(String id) {
            this.id = id;
        }

        void process(Exchange exchange) {
            if (works && id(exchange).equals(id)) {
                throw new IllegalStateException("Jane Doe is not to my taste");
            }
        }
    }

    @Catalogue("57")
    @Test
    void anHttpDestinationThatFailsAHundredTimesLosesNone() throws Exception {
        try (Destination destination = Destination.refusing(100)) {
            integration.route("customer", FROM, route -> route.errorHandler(new NoErrorHandlerBuilder())
                    .to(destination.url()));

            assertThat(pollsUntilDelivered()).isEqualTo(101);

            List<JsonNode> taken = new ArrayList<>();
            for (String body : destination.taken()) {
                taken.add(new ObjectMapper().readTree(body));
            }
            assertThat(taken).hasSize(120).containsExactlyElementsOf(NETSUITE.records("customer"));
            Evidence.of("57")
                    .lost(120 - (int) taken.stream().distinct().count())
                    .atMost(
                            "records taken twice",
                            taken.size() - taken.stream().distinct().count(),
                            0)
                    .outcome("a hundred refusals by HTTP: in order, once");
        }
    }

    @Test
    void aSedaRouteThatFailsForAHundredRecordsLosesNone() throws Exception {
        int[] failures = {100};
        integration.route("customer", FROM, route -> route.to("seda:next"));
        integration.route("next", "seda:next", route -> route.process(exchange -> {
                    if (failures[0]-- > 0) {
                        throw new IllegalStateException("not yet");
                    }
                })
                .process(integration.arrivals));

        pollsUntilDelivered();

        assertThat(integration.arrivals.ids()).containsAll(all);
    }

    @Catalogue("57")
    @Test
    void aFailureStopsBeforeItsRecordAndTheNextPollBeginsWithIt() throws Exception {
        Poison poison = new Poison(all.get(50));
        integration.route(
                "customer", FROM, route -> route.process(poison::process).process(integration.arrivals));

        integration.poll("customer");
        assertThat(integration.arrivals.ids()).isEqualTo(all.subList(0, 50));
        integration.poll("customer");
        assertThat(integration.arrivals.ids()).isEqualTo(all.subList(0, 50));
        assertThat(integration.trouble("customer"))
                .isInstanceOf(DeliveryFailedException.class)
                .hasMessageContaining("customer " + all.get(50))
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("Jane");
        assertThat(integration.consumer("customer").getErrorCounter()).isEqualTo(2);

        poison.works = false;
        integration.poll("customer");
        assertThat(integration.arrivals.ids()).isEqualTo(all);
        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.consumer("customer").getDelivered()).isEqualTo(120);
        Tally tally = Tally.of(integration.arrivals, NETSUITE.records("customer"));
        Evidence.of("57")
                .lost(tally.lost())
                .atMost("records taken twice", tally.repeated(), 0)
                .outcome("stopped before it, went on with it");
    }

    @Catalogue("57")
    @Test
    void aFailedBatchComesAgainWhole() throws Exception {
        Poison poison = new Poison(all.get(50));
        integration.route("customer", FROM + "&batchSize=40", route -> route.process(exchange -> {
                    for (Object one : exchange.getMessage().getBody(List.class)) {
                        if (poison.works && ((NetSuiteRecord) one).id().equals(poison.id)) {
                            throw new IllegalStateException();
                        }
                    }
                })
                .process(integration.arrivals));

        integration.poll("customer");
        assertThat(integration.arrivals.ids()).isEqualTo(all.subList(0, 40));
        poison.works = false;
        integration.poll("customer");
        assertThat(integration.arrivals.ids()).isEqualTo(all);
    }

    @Test
    void aDeadLetterChannelThatIgnoresItsOwnFailureAsCamelsDefaultIsLosesTheRecord() throws Exception {
        Poison poison = new Poison(all.get(3));
        integration.route("dead", "direct:dead", route -> route.errorHandler(new NoErrorHandlerBuilder())
                .process(poison::process));
        integration.route("customer", FROM, route -> route.errorHandler(new DeadLetterChannelBuilder("direct:dead"))
                .process(poison::process)
                .process(integration.arrivals));

        integration.poll("customer").poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).hasSize(119).doesNotContain(all.get(3));
    }

    @Catalogue("57")
    @Test
    void recordsWaitForADestinationThatIsDown() throws Exception {
        Destination down = Destination.refusing(0);
        int port = down.port();
        down.close();
        integration.route("customer", FROM, route -> route.to(down.url()));
        integration.poll("customer").poll("customer");
        assertThat(integration.trouble("customer")).hasMessageContaining("customer " + all.get(0));
        assertThat(integration.consumer("customer").getDelivered()).isZero();

        try (Destination up = Destination.listening(port, 0)) {
            integration.poll("customer");

            assertThat(integration.trouble("customer")).isNull();
            assertThat(up.taken()).hasSize(120);
        }
    }
}
