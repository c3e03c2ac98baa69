package io.github.camelnetsuite.tba;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.doctor.Report;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * A Camel context whose {@code netsuite-tba:} reads a simulated account, by a clock that stands still, keeping progress
 * in memory. Its routes poll when a test says so: {@link #held} keeps them from polling by themselves.
 */
final class Integration implements AutoCloseable {

    final DefaultCamelContext camel = new DefaultCamelContext();
    final NetSuiteTbaComponent component = new NetSuiteTbaComponent();
    final MemoryCursorStore cursors;
    final Arrivals arrivals = new Arrivals();

    Integration(Sandbox account, Time time) {
        this(account, time, new MemoryCursorStore(), context -> context.disableJMX());
    }

    /**
     * Another one.
     *
     * @param cursors those of an earlier one, to be its next start
     * @param setUp changes the context before it starts
     */
    Integration(Sandbox account, Time time, MemoryCursorStore cursors, Consumer<DefaultCamelContext> setUp) {
        this.cursors = cursors;
        component.use(time, new SecureRandom());
        logInWith(account.credentials());
        NetSuiteTbaConfiguration options = component.getConfiguration();
        options.setAccountId(account.credentials().accountId());
        options.setBaseUrl(account.baseUrl().toString());
        options.setCursorStore(cursors);
        setUp.accept(camel);
        camel.addComponent("netsuite-tba", component);
        camel.getShutdownStrategy().setTimeout(5);
        camel.start();
    }

    void logInWith(SandboxCredentials credentials) {
        component.setConsumerKey(credentials.consumerKey());
        component.setConsumerSecret(credentials.consumerSecret());
        component.setAccessToken(credentials.tokenId());
        component.setAccessTokenSecret(credentials.tokenSecret());
    }

    /** Has the context tell whether its routes' consumers are ready. */
    static void withHealth(DefaultCamelContext context) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        registry.register(registry.resolveById("consumers"));
    }

    /** Whether the route's consumer is ready, of a context {@link #withHealth}. */
    HealthCheck.Result readiness(String routeId) {
        return HealthCheckHelper.invokeReadiness(camel, "full").stream()
                .filter(result -> result.getCheck().getId().equals("consumer:" + routeId))
                .findFirst()
                .orElseThrow();
    }

    /** The ids of the records that the account says an edit has touched. */
    static List<String> touched(JsonNode edits) {
        List<String> ids = new ArrayList<>();
        edits.get("touched").forEach(one -> ids.add(one.get("id").asText()));
        return ids;
    }

    /** The same endpoint, polled by the test and by nobody else. */
    static String held(String uri) {
        return uri + (uri.contains("?") ? "&" : "?") + "startScheduler=false";
    }

    /** A route from there, named by its record type, to the arrivals. */
    Integration reading(String uri) throws Exception {
        return route(
                uri.replaceAll("netsuite-tba:(\\w+).*", "$1"), held(uri), definition -> definition.process(arrivals));
    }

    /** Any route. */
    Integration route(String id, String uri, Consumer<RouteDefinition> steps) throws Exception {
        return routes(builder -> steps.accept(builder.from(uri).routeId(id)));
    }

    /** Any routes, with what they need besides. */
    Integration routes(Consumer<RouteBuilder> all) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                all.accept(this);
            }
        });
        return this;
    }

    NetSuiteTbaConsumer consumer(String routeId) {
        Route route = camel.getRoute(routeId);
        return (NetSuiteTbaConsumer) route.getConsumer();
    }

    /** One poll to its end, by Camel's rules, on this thread. */
    Integration poll(String routeId) {
        consumer(routeId).run();
        return this;
    }

    /** What an examination of the account finds. */
    Report verify() throws InterruptedException {
        return camel.getEndpoint("netsuite-tba:customer", NetSuiteTbaEndpoint.class)
                .verify();
    }

    /** Why the route's last poll failed. */
    Throwable trouble(String routeId) {
        return consumer(routeId).trouble();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
