package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.progress.JdbcCursorStore;
import io.github.camelnetsuite.tba.progress.ResyncCursor;
import io.github.camelnetsuite.tba.progress.ResyncRequest;
import io.github.camelnetsuite.tba.progress.Resyncs;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a route reads again is kept in a database as its changes are, and asked for from anywhere. */
class ResyncInADatabaseTest {

    private static final String NAME = "1234567_SB1-customer";
    private static final int CUSTOMERS = 40;

    private final HeldTime time = new HeldTime();
    private final JdbcDataSource database = new JdbcDataSource();

    @RegisterExtension
    final NetSuiteSandbox netsuite = NetSuiteSandbox.with(
            account -> account.customers(CUSTOMERS).contacts(0).clock(time));

    private int stopsAt = Integer.MAX_VALUE;
    private Integration integration = application();

    private Integration application() {
        database.setURL("jdbc:h2:mem:" + hashCode() + ";DB_CLOSE_DELAY=-1");
        return null;
    }

    private void begin() throws Exception {
        integration = new Integration(netsuite.sandbox(), time);
        integration.component.getConfiguration().setCursorStore(null);
        integration.component.readPagesOf(10);
        integration.camel.getRegistry().bind("db", database);
        Integration now = integration;
        now.route("customer", Integration.held("netsuite-tba:customer?dataSource=#db"), route -> route.process(
                        now.arrivals)
                .process(exchange -> {
                    if (now.arrivals.count() == stopsAt) {
                        now.consumer("customer").suspend();
                    }
                }));
    }

    private void poll() {
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isNull();
    }

    @AfterEach
    void stop() throws Exception {
        integration.close();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    @Test
    void itIsAskedForElsewhereStoppedInTheMiddleAndGoesOnThere() throws Exception {
        begin();
        poll();
        integration.arrivals.forget();
        JdbcCursorStore elsewhere = new JdbcCursorStore(database);
        new Resyncs(elsewhere, () -> {}).ask(NAME, new ResyncRequest.Everything(), time.instant());
        stopsAt = 23;
        integration.poll("customer");
        List<String> delivered = new ArrayList<>(integration.arrivals.ids());
        assertThat(delivered).hasSize(23);
        assertThat(ResyncCursor.standing(
                        elsewhere.read(ResyncCursor.nameBeside(NAME)).orElseThrow()))
                .endsWith("up to id " + delivered.get(22) + ", 23 records");

        integration.close();
        begin();
        assertThat(integration.consumer("customer").getStanding()).contains("then a resync of everything");
        stopsAt = Integer.MAX_VALUE;
        poll();
        delivered.addAll(integration.arrivals.ids());
        List<String> all = new ArrayList<>();
        netsuite.records("customer").forEach(one -> all.add(one.get("id").asText()));
        assertThat(delivered).hasSize(CUSTOMERS).containsExactlyInAnyOrderElementsOf(all);
        assertThat(elsewhere.names()).containsExactly(NAME);
    }

    @Test
    void itIsGivenUpElsewhereWithinItsPage() throws Exception {
        begin();
        poll();
        integration.arrivals.forget();
        integration.consumer("customer").resync("");
        Resyncs elsewhere = new Resyncs(new JdbcCursorStore(database), () -> {});
        integration.camel.getRouteController().stopRoute("customer");
        assertThat(elsewhere.cancel(NAME)).isTrue();
        integration.camel.getRouteController().startRoute("customer");
        poll();

        assertThat(integration.arrivals.bodies()).isEmpty();
    }
}
