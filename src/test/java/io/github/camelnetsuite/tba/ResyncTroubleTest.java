package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.progress.CursorLockedException;
import io.github.camelnetsuite.tba.progress.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in between, what was asked for is read to its end, once. */
class ResyncTroubleTest extends ResyncBench {

    @Test
    void anExchangeThatFailsComesAgainWithTheNextPollBehindTheChanges() throws Exception {
        haveRead("");
        meanwhile.put(24, () -> {
            throw new IllegalStateException("not now");
        });
        consumer().resync("");
        integration.poll("customer");
        assertThat(trouble()).isInstanceOf(DeliveryFailedException.class);
        assertThat(arrived("resync")).hasSize(23);
        List<String> updated = update(3);
        poll();

        assertThat(changeTypes().subList(23, 26)).containsOnly("changed");
        assertThat(arrived("changed")).containsExactlyInAnyOrderElementsOf(updated);
        assertThat(arrived("resync")).hasSize(CUSTOMERS).containsExactlyInAnyOrderElementsOf(customers());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 11, 25, 59})
    void aProcessThatStopsInTheMiddleGoesOnThereAfterwards(int stopsAt) throws Exception {
        haveRead("");
        meanwhile.put(stopsAt, () -> consumer().suspend());
        consumer().resync("");
        poll();
        List<String> before = arrived("resync");
        assertThat(before).hasSize(stopsAt);
        assertThat(isPending()).isTrue();
        time.advance(Duration.ofHours(1));

        restart();
        reading("");
        assertThat(consumer().getStanding())
                .contains("continuing from", "resync of everything", "up to id " + before.get(stopsAt - 1));
        poll();
        List<String> all = new ArrayList<>(before);
        all.addAll(arrived("resync"));
        assertThat(all).hasSize(CUSTOMERS).containsExactlyInAnyOrderElementsOf(customers());
        assertThat(isPending()).isFalse();
    }

    @Test
    void namedRecordsThatWereNotFoundBeforeAStopAreToldBehindIt() throws Exception {
        haveRead("");
        List<String> some = customers().subList(0, 30);
        meanwhile.put(15, () -> consumer().suspend());
        consumer().resyncIds("-9,-8,999999999," + String.join(",", some));
        poll();
        restart();
        reading("");
        try (LogCapture log = LogCapture.of(NetSuiteTbaConsumer.class.getName())) {
            poll();
            assertThat(log.lines())
                    .anyMatch(
                            line -> line.contains("resync of 30 records done; not found: 3 of 33 (-9, -8, 999999999)"));
        }
        assertThat(arrived("resync")).hasSize(15);
    }

    @Test
    void troubleWithNetSuiteLeavesItWhereItIs() throws Exception {
        haveRead("");
        // The changes are read, and a page or so.
        netsuite.fault("{\"match\":{\"path\":\"/services/\",\"nth\":3,\"times\":100},\"status\":503}");
        consumer().resync("");
        integration.poll("customer");
        assertThat(trouble()).isInstanceOf(NetSuiteException.class);
        assertThat(isPending()).isTrue();
        netsuite.clearFaults();
        poll();

        assertThat(arrived("resync")).hasSize(CUSTOMERS).containsExactlyInAnyOrderElementsOf(customers());
    }

    @Test
    void theCursorThatAnotherRouteWouldHaveByThatNameIsRefused() throws Exception {
        haveRead("");
        org.assertj.core.api.Assertions.assertThatException()
                .isThrownBy(() -> integration.route(
                        "other",
                        Integration.held("netsuite-tba:customer?cursorName=" + RESYNC),
                        route -> route.process(integration.arrivals)))
                .withMessageContaining(RESYNC)
                .withMessageContaining("is taken by");
    }

    @Test
    void aCursorOfThatNameThatIsAnotherRoutesIsNeitherReadNorRemoved() throws Exception {
        haveRead("");
        integration.cursors.replace(RESYNC, integration.cursors.read(NAME).orElseThrow());
        integration.poll("customer");
        assertThat(trouble()).hasMessageContaining("none of a resync").hasMessageContaining("cursorName");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consumer().cancelResync())
                .withMessageContaining("cursorName");
        assertThat(integration.cursors.read(RESYNC).orElseThrow().phase()).isInstanceOf(Phase.Tail.class);
    }

    @Test
    void whoeverHoldsItsCursorForLongMakesThePollFailAndNoRecordIsLost() throws Exception {
        haveRead("");
        meanwhile.put(5, () -> integration.cursors.open(RESYNC));
        consumer().resync("");
        integration.poll("customer");

        assertThat(trouble()).isInstanceOf(CursorLockedException.class);
        assertThat(arrived("resync")).hasSizeBetween(5, 4 + PAGE);
        assertThat(isPending()).isTrue();
    }

    /** Where a poll of changes has failed, the account is not read; here it is. */
    @Test
    void aRecordThatIsRefusedLeavesTheRouteCurrent() throws Exception {
        integration.close();
        integration = set(new Integration(
                netsuite.sandbox(), time, integration.cursors, context -> Integration.withHealth(context)));
        haveRead("?affectsReadiness=true");
        for (int i = 1; i < 9; i++) {
            meanwhile.put(i, () -> {
                throw new IllegalStateException("not that one");
            });
        }
        consumer().resync("");
        try (LogCapture log = LogCapture.of(NetSuiteTbaConsumer.class.getName())) {
            for (int poll = 1; poll <= 3; poll++) {
                time.advance(Duration.ofMinutes(1));
                List<String> updated = update(2);
                integration.arrivals.forget();
                integration.poll("customer");

                assertThat(arrived("changed")).containsExactlyInAnyOrderElementsOf(updated);
                assertThat(trouble())
                        .isInstanceOf(DeliveryFailedException.class)
                        .hasMessageContaining("changes pass it, but nothing else of the resync does");
                assertThat(consumer().isResyncFailing()).isTrue();
                assertThat(consumer().failedPolls()).isEqualTo(poll);
                assertThat(Instant.parse(consumer().getLastSuccess()))
                        .isAfter(time.instant().minusSeconds(5));
                HealthCheck.Result health = integration.readiness("customer");
                assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
                assertThat(health.getMessage()).hasValue(trouble().getMessage());
            }
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .singleElement()
                    .asString()
                    .contains("is read, but not again, as was asked for: ");
        }
        meanwhile.clear();
        poll();
        assertThat(consumer().isResyncFailing()).isFalse();
        assertThat(arrived("resync")).containsExactlyInAnyOrderElementsOf(customers());

        netsuite.fault("{\"match\":{\"path\":\"/services/\"},\"status\":503}");
        integration.poll("customer");
        assertThat(consumer().isResyncFailing()).isFalse();
        assertThat(integration.readiness("customer").getState()).isEqualTo(HealthCheck.State.DOWN);
    }
}
