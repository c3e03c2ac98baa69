package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.progress.CursorCorruptException;
import io.github.camelnetsuite.tba.progress.CursorLockedException;
import io.github.camelnetsuite.tba.progress.CursorStoreException;
import io.github.camelnetsuite.tba.progress.FaultyDataSource;
import io.github.camelnetsuite.tba.progress.FaultyDataSource.Fault;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.progress.PostgresServer;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes that keep their progress in a PostgreSQL. */
class DatabaseProgressTest {

    private static final HeldTime TIME = new HeldTime();
    private static final int CUSTOMERS = 30;
    private static final String CURSOR = "1234567_SB1-customer";

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE = NetSuiteSandbox.with(
            account -> account.customers(CUSTOMERS).contacts(5).clock(TIME));

    private final FaultyDataSource database =
            new FaultyDataSource(PostgresServer.running().dataSource());
    private Integration integration;

    @BeforeEach
    void start() {
        integration = application(database);
    }

    /** An application, with a data source of its own. */
    private static Integration application(FaultyDataSource database) {
        Integration application = new Integration(NETSUITE.sandbox(), TIME);
        application.component.getConfiguration().setCursorStore(null);
        application.camel.getRegistry().bind("db", database);
        return application;
    }

    @AfterEach
    void stop() throws SQLException {
        integration.close();
        execute("DROP TABLE IF EXISTS netsuite_tba_cursor");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = PostgresServer.running().dataSource().getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private static int rows() throws SQLException {
        try (Connection connection = PostgresServer.running().dataSource().getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM netsuite_tba_cursor WHERE name = '" + CURSOR
                                + "' AND saved_at IS NOT NULL")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void refusedLoginsAreRememberedOverRestartsAndInOtherProcesses() throws Exception {
        int before = NETSUITE.stats().get("refusedLogins").asInt();
        for (int process = 0; process < 3; process++) {
            try (Integration application = application(database)) {
                application.component.setAccessTokenSecret("0".repeat(64));
                application.reading("netsuite-tba:customer?dataSource=#db").poll("customer");
                assertThat(application.trouble("customer"))
                        .isInstanceOf(LoginRefusedException.class)
                        .hasMessageContaining("Not tried again before");
            }
        }
        assertThat(NETSUITE.stats().get("refusedLogins").asInt() - before).isEqualTo(2);

        integration.reading("netsuite-tba:customer?dataSource=#db").poll("customer");
        assertThat(integration.arrivals.ids()).as("with other credentials").hasSize(CUSTOMERS);
    }

    @Test
    void aRouteThatIsStoppedAndStartedGoesOnWithoutRepeating() throws Exception {
        integration.reading("netsuite-tba:customer?dataSource=#db").poll("customer");
        assertThat(integration.consumer("customer").getStanding()).isEqualTo("first snapshot");
        assertThat(integration.arrivals.ids()).hasSize(CUSTOMERS);
        assertThat(rows()).isEqualTo(1);
        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.getRouteController().startRoute("customer");
        assertThat(integration.consumer("customer").getStanding()).startsWith("continuing from 2026");
        integration.poll("customer");
        assertThat(integration.arrivals.ids()).hasSize(CUSTOMERS);

        integration.camel.stop();
        try (Integration next = application(database)) {
            next.reading("netsuite-tba:customer?dataSource=#db").poll("customer");
            assertThat(next.trouble("customer")).isNull();
            assertThat(next.arrivals.bodies()).isEmpty();
        }
    }

    @Test
    void aDatabaseThatIsAwayLetsTheRouteStartAndTryAgain() throws Exception {
        database.breakBy(Fault.UNREACHABLE);
        integration.reading("netsuite-tba:customer?dataSource=#db");
        assertThat(integration.consumer("customer").getStanding()).contains("Connection refused");
        integration.poll("customer");
        assertThat(integration.trouble("customer"))
                .isInstanceOf(CursorStoreException.class)
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("dataSource");
        assertThat(integration.arrivals.bodies()).isEmpty();

        database.breakBy(Fault.NONE);
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).hasSize(CUSTOMERS);
    }

    @Test
    void aDatabaseThatGoesAwayInTheMiddleOfAPageRepeatsThatPageOnly() throws Exception {
        integration.route(
                "customer", held("netsuite-tba:customer?dataSource=#db"), route -> route.process(integration.arrivals)
                        .process(exchange -> {
                            if (integration.arrivals.count() == 10) {
                                database.breakBy(Fault.UNREACHABLE);
                            }
                        }));
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isInstanceOf(CursorStoreException.class);
        assertThat(integration.arrivals.count()).isEqualTo(CUSTOMERS);
        database.breakBy(Fault.NONE);
        integration.poll("customer").poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.count()).isEqualTo(2 * CUSTOMERS);
    }

    @Test
    @Catalogue("63")
    void aRouteThatHasLostItsCursorStandsBackAndRecovers() throws Exception {
        integration.reading("netsuite-tba:customer?dataSource=#db").poll("customer");
        execute("UPDATE netsuite_tba_cursor SET leased_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
        FaultyDataSource others = new FaultyDataSource(PostgresServer.running().dataSource());
        try (Integration other = application(others)) {
            other.reading("netsuite-tba:customer?dataSource=#db").poll("customer");
            assertThat(other.trouble("customer")).isNull();
            assertThat(other.arrivals.bodies()).as("repeated by the next owner").isEmpty();

            TIME.advance(Duration.ofMinutes(1));
            NETSUITE.edit("{\"type\":\"customer\",\"updates\":3,\"seed\":5}");
            other.poll("customer");
            assertThat(other.arrivals.ids()).hasSize(3);
            integration.poll("customer");
            assertThat(integration.trouble("customer"))
                    .isInstanceOf(CursorLockedException.class)
                    .hasMessageContaining("was taken over");
            assertThat(integration.arrivals.count())
                    .as("delivered without the cursor")
                    .isEqualTo(CUSTOMERS);
            integration.poll("customer");
            assertThat(integration.trouble("customer"))
                    .isInstanceOf(CursorLockedException.class)
                    .hasMessageContaining("already in use");
        }
        int before = integration.arrivals.count();
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.count()).isEqualTo(before);
        List<String> ids = integration.arrivals.ids();
        Evidence.of("63")
                .outcome("a deposed route: stands back, goes on when the cursor is free")
                .lost(CUSTOMERS - new LinkedHashSet<>(ids).size());
    }

    @Test
    void aCursorThatVanishesUnderARunningRouteIsNotBegunAnew() throws Exception {
        integration.reading("netsuite-tba:customer?dataSource=#db&since=now").poll("customer");
        execute("DROP TABLE netsuite_tba_cursor");
        TIME.advance(Duration.ofMinutes(1));
        NETSUITE.edit("{\"type\":\"customer\",\"updates\":3,\"seed\":5}");
        integration.poll("customer").poll("customer").poll("customer");
        assertThat(integration.trouble("customer"))
                .isInstanceOf(CursorCorruptException.class)
                .hasMessageContaining("has vanished")
                .hasMessageContaining("restart the route");
        assertThat(integration.arrivals.bodies()).isEmpty();

        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.getRouteController().startRoute("customer");
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isNull();
    }

    @Test
    void twoRoutesOnOneCursorOfOneDatabaseAreRefusedAtTheStart() throws Exception {
        integration.reading("netsuite-tba:customer?dataSource=#db");
        assertThatThrownBy(() -> integration.route(
                        "again",
                        held("netsuite-tba:customer?dataSource=#db&batchSize=2"),
                        route -> route.process(integration.arrivals)))
                .hasMessageContaining("cursorName")
                .hasMessageContaining(CURSOR);
    }

    @Test
    void aDataSourceBesideAnotherPlaceIsRefusedAtTheStart() {
        NetSuiteTbaConfiguration options = integration.component.getConfiguration();
        options.setDataSource(database);
        assertThatThrownBy(() -> integration.reading("netsuite-tba:customer?cursorDirectory=target/cursors"))
                .hasMessage("Options dataSource and cursorDirectory are both set: progress is kept in one place,"
                        + " so take one of them out");
        options.setCursorStore(new MemoryCursorStore());
        assertThatThrownBy(() -> integration.reading("netsuite-tba:contact"))
                .hasMessage("Options dataSource and cursorStore are both set: progress is kept in one place,"
                        + " so take one of them out");
    }
}
