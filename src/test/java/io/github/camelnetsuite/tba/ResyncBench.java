package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.touched;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A route that has read an account, and is asked to read again. */
abstract class ResyncBench {

    static final String NAME = "1234567_SB1-customer";

    static final String RESYNC = NAME + "-resync";

    static final int CUSTOMERS = 60;

    static final int PAGE = 10;

    final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite = NetSuiteSandbox.with(
            account -> account.customers(CUSTOMERS).contacts(5).clock(time));

    Integration integration;

    /** What happens when so many records have arrived by the resync. */
    final Map<Integer, Runnable> meanwhile = new HashMap<>();

    private final AtomicInteger resynced = new AtomicInteger();

    @BeforeEach
    void start() {
        integration = set(new Integration(netsuite.sandbox(), time));
    }

    Integration set(Integration next) {
        next.component.getConfiguration().setTransport(transport());
        next.component.readPagesOf(PAGE);
        return next;
    }

    String transport() {
        return "suiteql";
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    Integration restart() {
        integration.close();
        integration =
                set(new Integration(netsuite.sandbox(), time, integration.cursors, context -> context.disableJMX()));
        return integration;
    }

    /** A route that has read everything once. */
    Integration reading(String options) throws Exception {
        integration.route("customer", Integration.held("netsuite-tba:customer" + options), route -> route.errorHandler(
                        new NoErrorHandlerBuilder())
                .process(this::happens)
                .process(integration.arrivals));
        return integration;
    }

    void haveRead(String options) throws Exception {
        reading(options);
        poll();
        time.advance(Duration.ofHours(1));
        poll();
        integration.arrivals.forget();
    }

    private void happens(Exchange exchange) {
        if (isResync(exchange.getMessage().getHeaders())) {
            meanwhile.getOrDefault(resynced.incrementAndGet(), () -> {}).run();
        }
    }

    static boolean isResync(Map<String, Object> headers) {
        return "resync".equals(headers.get(NetSuiteTbaConstants.CHANGE_TYPE));
    }

    NetSuiteTbaConsumer consumer() {
        return integration.consumer("customer");
    }

    Throwable trouble() {
        return integration.trouble("customer");
    }

    void poll() {
        integration.poll("customer");
        assertThat(trouble()).isNull();
    }

    /** The ids of what has arrived with that header, in order. */
    List<String> arrived(String changeType) {
        return integration.arrivals.headers().stream()
                .filter(headers -> changeType.equals(headers.get(NetSuiteTbaConstants.CHANGE_TYPE)))
                .map(headers -> String.valueOf(headers.get(NetSuiteTbaConstants.RECORD_ID)))
                .toList();
    }

    List<String> changeTypes() {
        return integration.arrivals.headers().stream()
                .map(headers -> String.valueOf(headers.get(NetSuiteTbaConstants.CHANGE_TYPE)))
                .toList();
    }

    List<String> ids(String typeAndQuery) {
        List<String> ids = new ArrayList<>();
        netsuite.records(typeAndQuery).forEach(one -> ids.add(one.get("id").asText()));
        return ids;
    }

    List<String> customers() {
        return ids("customer");
    }

    boolean isPending() {
        return integration.cursors.read(RESYNC).isPresent();
    }

    List<String> update(int records) {
        return touched(netsuite.edit("{\"type\":\"customer\",\"updates\":" + records + "}"));
    }

    void set(String id, String phone) {
        netsuite.edit("{\"type\":\"customer\",\"ids\":[" + id + "],\"set\":{\"phone\":\"" + phone + "\"}}");
    }
}
