package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.builder.DefaultErrorHandlerBuilder;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a route does with a record, and what that means: the README's table, each row of it tried. */
class MeaningsTest {

    private static final HeldTime TIME = new HeldTime();
    private static final String BEGINNING = "| the exchange | means |";
    private static final int ODD_ONE = 4;

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(12).contacts(0).clock(TIME));

    private final AtomicBoolean odd = new AtomicBoolean(true);
    private final AtomicInteger attempts = new AtomicInteger();
    private final Queue<AsyncCallback> hanging = new ConcurrentLinkedQueue<>();
    private final Queue<String> begun = new ConcurrentLinkedQueue<>();
    private final Set<String> completed = ConcurrentHashMap.newKeySet();
    private Integration integration;
    private List<String> all;

    @BeforeEach
    void start() {
        integration = new Integration(NETSUITE.sandbox(), TIME, new MemoryCursorStore(), context -> {
            context.disableJMX();
            context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
                @Override
                public void notify(CamelEvent event) {
                    if (event instanceof CamelEvent.ExchangeCompletedEvent done) {
                        completed.addAll(ids(done.getExchange().getMessage()));
                    }
                }
            });
        });
        all = new ArrayList<>();
        NETSUITE.records("customer").forEach(one -> all.add(one.get("id").asText()));
    }

    @AfterEach
    void stop() {
        hanging.forEach(callback -> callback.done(false));
        integration.close();
    }

    /** The route from the account; all that happens to one record of it is told by the meaning. */
    private interface Steps {
        void of(RouteDefinition route, RouteBuilder routes, MeaningsTest here);
    }

    private static final String FAILS = "fails, and nobody handles it";
    private static final String RETRIED = "fails, and a redelivery succeeds";
    private static final String HANDLED_THERE = "fails, and `onException` has `handled(true)` or `continued(true)`";
    private static final String DEAD = "fails, and a dead letter channel takes it";
    private static final String DEAD_TWICE = "fails, and its dead letter channel fails too";
    private static final String DEAD_TWICE_AND_TOLD = DEAD_TWICE + ", with `deadLetterHandleNewException(false)`";
    private static final String LEFT_OUT = "is filtered or stopped, by the route or an interceptor";
    private static final String ROLLED_BACK = "is marked for rollback";
    private static final String IN_PARTS = "is split or multicast, and a part fails";
    private static final String LIST = "is a list (`batchSize`), and fails for one of its records";
    private static final String ASIDE = "is taken aside by `wireTap` or `aggregate`";
    private static final String ELSEWHERE = "goes on asynchronously (`threads`, `seda`)";
    private static final String NEVER = "does not complete within `completionTimeout`";

    /** One way to treat a record, the row of the README that tells its meaning, and the row of the catalogue. */
    enum Meaning {
        COMPLETES("59", "completes", true, (route, routes, here) -> {}),
        THROWS("57", FAILS, false, (route, routes, here) -> route.process(here::fail)),
        THROWS_AN_ERROR(
                "57",
                FAILS,
                false,
                (route, routes, here) -> route.process(exchange -> {
                    if (here.isOdd(exchange)) {
                        throw new NoClassDefFoundError();
                    }
                })),
        THROWS_WITHOUT_AN_ERROR_HANDLER(
                "57", FAILS, false, (route, routes, here) -> route.errorHandler(new NoErrorHandlerBuilder())
                        .process(here::fail)),
        THROWS_IN_ANOTHER_ROUTE("57", FAILS, false, (route, routes, here) -> {
            route.to("direct:next");
            routes.from("direct:next").errorHandler(new NoErrorHandlerBuilder()).process(here::fail);
        }),
        FAILS_IN_A_SEDA("57", FAILS, false, (route, routes, here) -> {
            route.to("seda:next");
            routes.from("seda:next?pollTimeout=20").process(here::fail);
        }),
        FAILS_IN_THREADS(
                "57", FAILS, false, (route, routes, here) -> route.threads(3).process(here::fail)),
        FAILS_EACH_REDELIVERY("57", FAILS, false, (route, routes, here) -> route.errorHandler(
                        new DefaultErrorHandlerBuilder().maximumRedeliveries(2).redeliveryDelay(0))
                .process(here::fail)),
        IS_NOT_HANDLED_BY_ITS_ON_EXCEPTION(
                "57", FAILS, false, (route, routes, here) -> route.onException(IllegalStateException.class)
                        .handled(false)
                        .to("mock:seen")
                        .end()
                        .process(here::fail)),
        WORKS_AT_THE_THIRD_ATTEMPT("59", RETRIED, true, (route, routes, here) -> route.errorHandler(
                        new DefaultErrorHandlerBuilder().maximumRedeliveries(2).redeliveryDelay(0))
                .process(here::failTwice)),
        WORKS_AT_THE_THIRD_ATTEMPT_LATER(
                "59", RETRIED, true, (route, routes, here) -> route.errorHandler(new DefaultErrorHandlerBuilder()
                                .maximumRedeliveries(2)
                                .redeliveryDelay(1)
                                .asyncDelayedRedelivery())
                        .process(here::failTwice)),
        HANDLED("59", HANDLED_THERE, true, (route, routes, here) -> route.onException(IllegalStateException.class)
                .handled(true)
                .end()
                .process(here::fail)),
        CONTINUED("59", HANDLED_THERE, true, (route, routes, here) -> route.onException(IllegalStateException.class)
                .continued(true)
                .end()
                .process(here::fail)),
        DEAD_LETTER("58", DEAD, true, (route, routes, here) -> {
            route.errorHandler(new DeadLetterChannelBuilder("direct:dead")).process(here::fail);
            routes.from("direct:dead").to("mock:dead");
        }),
        DEAD_LETTER_LOST("59", DEAD_TWICE, true, (route, routes, here) -> {
            route.errorHandler(new DeadLetterChannelBuilder("direct:dead")).process(here::fail);
            routes.from("direct:dead").errorHandler(new NoErrorHandlerBuilder()).process(here::fail);
        }),
        DEAD_LETTER_TOLD("59", DEAD_TWICE_AND_TOLD, false, (route, routes, here) -> {
            route.errorHandler(new DeadLetterChannelBuilder("direct:dead").deadLetterHandleNewException(false))
                    .process(here::fail);
            routes.from("direct:dead").errorHandler(new NoErrorHandlerBuilder()).process(here::fail);
        }),
        FILTERED("59", LEFT_OUT, true, (route, routes, here) -> route.filter(exchange -> !here.isOdd(exchange))
                .to("mock:rest")),
        STOPPED("59", LEFT_OUT, true, (route, routes, here) -> route.filter(here::isOdd)
                .stop()),
        STOPPED_BY_AN_INTERCEPTOR("59", LEFT_OUT, true, (route, routes, here) -> route.to("mock:rest")) {
            @Override
            void before(RouteBuilder routes, MeaningsTest here) {
                routes.intercept().when(here::isOdd).stop();
            }
        },
        ROLLBACK("59", ROLLED_BACK, false, (route, routes, here) -> route.filter(here::isOdd)
                .rollback("no")),
        ROLLBACK_ONLY("59", ROLLED_BACK, false, (route, routes, here) -> route.filter(here::isOdd)
                .markRollbackOnly()),
        ROLLBACK_ONLY_LAST("59", ROLLED_BACK, false, (route, routes, here) -> route.filter(here::isOdd)
                .markRollbackOnlyLast()),
        SPLIT("59", IN_PARTS, false, (route, routes, here) -> route.split()
                .constant(List.of("a", "b"))
                .process(here::fail)),
        SPLIT_IN_PARALLEL("60", IN_PARTS, false, (route, routes, here) -> route.split()
                .constant(List.of("a", "b", "c"))
                .parallelProcessing()
                .process(here::fail)),
        MULTICAST_IN_PARALLEL("60", IN_PARTS, false, (route, routes, here) -> {
            route.multicast().parallelProcessing().to("direct:good", "direct:bad");
            routes.from("direct:good").to("mock:good");
            routes.from("direct:bad").process(here::fail);
        }),
        FAILS_IN_A_LIST("57", LIST, false, (route, routes, here) -> route.process(here::fail)),
        TAPPED("59", ASIDE, true, (route, routes, here) -> {
            route.wireTap("direct:aside");
            routes.from("direct:aside").process(here::fail);
        }),
        AGGREGATED("59", ASIDE, true, (route, routes, here) -> route.aggregate()
                .constant(true)
                .aggregationStrategy(AggregationStrategies.useLatest())
                .completionSize(1000)
                .to("mock:aside")),
        IN_THREADS(
                "60", ELSEWHERE, true, (route, routes, here) -> route.threads(4).to("mock:elsewhere")),
        IN_SEDA("60", ELSEWHERE, true, (route, routes, here) -> {
            route.to("seda:next");
            routes.from("seda:next?concurrentConsumers=3&pollTimeout=20").to("mock:elsewhere");
        }),
        HANGS("60", NEVER, false, (route, routes, here) -> route.process(here.hang()));

        private final String row;
        private final String exchange;
        private final boolean delivered;
        private final Steps steps;

        Meaning(String row, String exchange, boolean delivered, Steps steps) {
            this.row = row;
            this.exchange = exchange;
            this.delivered = delivered;
            this.steps = steps;
        }

        /** What has to be said before any route. */
        void before(RouteBuilder routes, MeaningsTest here) {}

        String options() {
            return switch (this) {
                case FAILS_IN_A_LIST -> "?batchSize=3";
                case HANGS -> "?completionTimeout=100";
                default -> "";
            };
        }

        /** Which record comes again first when it was not delivered. */
        int again() {
            return this == FAILS_IN_A_LIST ? 3 : ODD_ONE;
        }
    }

    private static List<String> ids(Message message) {
        String id = message.getHeader("CamelNetsuiteTbaRecordId", String.class);
        return id != null
                ? List.of(id)
                : ((List<?>) message.getBody(List.class))
                        .stream().map(one -> ((NetSuiteRecord) one).id()).toList();
    }

    private boolean isOdd(Exchange exchange) {
        return odd.get() && ids(exchange.getMessage()).contains(all.get(ODD_ONE));
    }

    private void fail(Exchange exchange) {
        if (isOdd(exchange)) {
            throw new IllegalStateException();
        }
    }

    private void failTwice(Exchange exchange) {
        if (isOdd(exchange) && attempts.incrementAndGet() <= 2) {
            throw new IllegalStateException();
        }
    }

    private AsyncProcessor hang() {
        return new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (isOdd(exchange)) {
                    hanging.add(callback);
                    return false;
                }
                callback.done(true);
                return true;
            }
        };
    }

    private void build(Meaning meaning) throws Exception {
        integration.routes(routes -> {
            meaning.before(routes, this);
            RouteDefinition route = routes.from(held("netsuite-tba:customer" + meaning.options()))
                    .routeId("customer")
                    .process(exchange -> begun.addAll(ids(exchange.getMessage())));
            meaning.steps.of(route, routes, this);
        });
    }

    @Catalogue({"57", "58", "59", "60"})
    @ParameterizedTest
    @EnumSource
    void whatTheTableSaysOfAnExchangeIsSo(Meaning meaning) throws Exception {
        build(meaning);
        integration.poll("customer");
        boolean delivered = integration.trouble("customer") == null;
        assertThat(delivered).isEqualTo(meaning.delivered);
        if (!delivered) {
            assertThat(integration.trouble("customer"))
                    .isInstanceOf(DeliveryFailedException.class)
                    .hasMessageContaining("customer " + all.get(meaning.again()));
            Phase.Snapshot stands = (Phase.Snapshot) integration
                    .cursors
                    .read("1234567_SB1-customer")
                    .orElseThrow()
                    .phase();
            assertThat(stands.lastId()).hasToString(all.get(meaning.again() - 1));
        }
        odd.set(false);
        begun.clear();
        integration.poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(begun).containsExactlyElementsOf(delivered ? List.of() : all.subList(meaning.again(), all.size()));
        assertThat(completed).containsAll(all);
        if (delivered) {
            assertThat(integration.consumer("customer").getDelivered()).isEqualTo(all.size());
        }
        String words = meaning.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": ";
        if (meaning == Meaning.DEAD_LETTER_LOST) {
            assertThat(Path.of("README.md")).content().contains("| " + DEAD_TWICE + " | delivered, and so lost");
            Evidence.of(meaning.row).outcome(words + "passed and lost, as the README says");
        } else {
            Evidence.of(meaning.row)
                    .outcome(words + (begun.isEmpty() ? "delivered" : "comes again first"))
                    .lost((int)
                            all.stream().filter(id -> !completed.contains(id)).count());
        }
    }

    @Catalogue("59")
    @Test
    void theTableOfTheReadmeHasTheseMeaningsAndNoOthers() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        Map<String, Boolean> table = new LinkedHashMap<>();
        lines.stream()
                .skip(lines.indexOf(BEGINNING) + 2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> table.put(cells[1].strip(), !cells[2].strip().startsWith("not delivered")));
        Map<String, Boolean> tried = new LinkedHashMap<>();
        Arrays.stream(Meaning.values()).forEach(meaning -> tried.put(meaning.exchange, meaning.delivered));

        assertThat(table).isEqualTo(tried);
    }
}
