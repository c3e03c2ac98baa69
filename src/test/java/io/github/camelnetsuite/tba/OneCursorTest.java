package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.progress.CursorLockedException;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One cursor has one route. */
class OneCursorTest {

    private static final HeldTime TIME = new HeldTime();

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(5).contacts(5).clock(TIME));

    @TempDir
    private Path directory;

    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(NETSUITE.sandbox(), TIME);
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    @Catalogue("62")
    @Test
    void aSecondRouteOnTheSameCursorIsRefusedByItsName() throws Exception {
        integration.reading("netsuite-tba:customer");

        assertThatThrownBy(() -> integration.route(
                        "again",
                        held("netsuite-tba:customer?batchSize=2"),
                        route -> route.process(integration.arrivals)))
                .hasMessageContaining("cursorName")
                .hasMessageContaining("1234567_SB1-customer")
                .hasMessageContaining("netsuite-tba://customer");
        Evidence.of("62").outcome("the second route on one cursor refused by name");
    }

    @Test
    void twoRoutesWithTwoCursorsReadTheSameRecords() throws Exception {
        integration.reading("netsuite-tba:customer");
        Arrivals others = new Arrivals();
        integration.route("again", held("netsuite-tba:customer?cursorName=again"), route -> route.process(others));

        integration.poll("customer").poll("again");

        assertThat(others.ids()).hasSize(5).isEqualTo(integration.arrivals.ids());
    }

    @Test
    void aCursorIsFreeAgainWhenItsRouteHasStopped() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        integration.camel.getRouteController().stopRoute("customer");
        integration.route(
                "again", held("netsuite-tba:customer?batchSize=2"), route -> route.process(integration.arrivals));
        integration.poll("again");

        assertThat(integration.trouble("again")).isNull();
        assertThat(integration.arrivals.ids()).hasSize(5);
    }

    @Test
    void aCursorIsFreeAgainWhenItsRouteCouldNotStart() throws Exception {
        assertThatThrownBy(() -> integration.route(
                "broken",
                held("netsuite-tba:customer?scheduler.nothing=1"),
                route -> route.process(integration.arrivals)));

        integration.reading("netsuite-tba:customer").poll("customer");

        assertThat(integration.arrivals.ids()).hasSize(5);
    }

    @Test
    void aCursorThatAnotherProcessHoldsFailsThePollUntilItIsFree() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        try (Integration other =
                new Integration(NETSUITE.sandbox(), TIME, integration.cursors, context -> context.disableJMX())) {
            other.reading("netsuite-tba:customer").poll("customer");
            assertThat(other.trouble("customer"))
                    .isInstanceOf(CursorLockedException.class)
                    .hasMessageContaining("1234567_SB1-customer");

            integration.camel.stop();
            other.poll("customer");
            assertThat(other.trouble("customer")).isNull();
            assertThat(other.arrivals.bodies()).isEmpty();
        }
    }

    @Test
    void withoutAStoreProgressIsKeptInTheDirectory() throws Exception {
        NetSuiteTbaConfiguration options = integration.component.getConfiguration();
        options.setCursorStore(null);
        options.setCursorDirectory(directory.resolve("progress").toString());
        integration.reading("netsuite-tba:customer");
        assertThat(directory.resolve("progress")).doesNotExist();
        integration.poll("customer");
        assertThat(directory.resolve("progress").resolve("1234567_SB1-customer.cursor"))
                .isNotEmptyFile();
        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.getRouteController().startRoute("customer");
        integration.poll("customer");

        assertThat(integration.arrivals.ids()).hasSize(5);
    }

    @Test
    void aDamagedCursorFailsThePollAndIsNotOverwritten() throws Exception {
        NetSuiteTbaConfiguration options = integration.component.getConfiguration();
        options.setCursorStore(null);
        options.setCursorDirectory(directory.toString());
        Path file = Files.writeString(directory.resolve("1234567_SB1-customer.cursor"), "nonsense");
        integration.reading("netsuite-tba:customer").poll("customer").poll("customer");

        assertThat(integration.trouble("customer")).hasMessageContaining("1234567_SB1-customer");
        assertThat(integration.arrivals.bodies()).isEmpty();
        assertThat(file).hasContent("nonsense");
    }
}
