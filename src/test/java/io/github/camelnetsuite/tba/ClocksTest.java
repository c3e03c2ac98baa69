package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our clock and NetSuite's differ, a little or by hours, or ours is set: reading goes by NetSuite's. */
@Catalogue("6")
class ClocksTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final HeldTime ours = new HeldTime();
    private final HeldTime theirs = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(20).contacts(0).clock(theirs));

    private Integration integration;
    private int seed;

    @BeforeEach
    void start() {
        integration = new Integration(netsuite.sandbox(), ours);
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private void pass(Duration time) {
        ours.advance(time);
        theirs.advance(time);
    }

    private List<String> edit() {
        return Integration.touched(
                netsuite.edit("{\"type\":\"customer\",\"updates\":2,\"creates\":1,\"seed\":" + ++seed + "}"));
    }

    private void poll() {
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isNull();
    }

    private Instant through() {
        return ((Phase.Tail) integration
                        .cursors
                        .read("1234567_SB1-customer")
                        .orElseThrow()
                        .phase())
                .through();
    }

    private void showsNothingLost(String outcome) {
        Tally tally = Tally.of(integration.arrivals, netsuite.records("customer"));
        Evidence.of("6").lost(tally.lost()).atMost("repeated records", tally.repeated(), 0);
        assertThat(tally).isEqualTo(new Tally(0, 0));
        Evidence.of("6").outcome(outcome);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, -24, 24})
    void aClockThatIsOffByHoursMovesAndLosesNothing(long hours) throws Exception {
        integration.reading("netsuite-tba:customer");
        poll();
        pass(MINUTE);
        edit();
        Instant through = through();
        ours.jump(HOUR.multipliedBy(hours));
        for (int minute = 0; minute < 30; minute++) {
            integration.poll("customer");
            assertThat(integration.trouble("customer"))
                    .isInstanceOf(LoginRefusedException.class)
                    .hasMessageContaining("clock");
            assertThat(integration.consumer("customer").getLagSeconds()).isNotNegative();
            pass(MINUTE);
            edit();
        }
        assertThat(through()).isEqualTo(through);
        Evidence.of("6")
                .atMost(
                        "refused logins in half an hour",
                        netsuite.stats().get("refusedLogins").asInt(),
                        2);

        ours.jump(HOUR.multipliedBy(-hours));
        pass(Duration.ofMinutes(30));
        poll();

        assertThat(through()).isAfter(through);
        showsNothingLost("refused while hours off, then all delivered");
    }

    @ParameterizedTest
    @ValueSource(longs = {-299, -30, 30, 299})
    void aClockThatIsOffByLessThanFiveMinutesReadsByNetSuites(long seconds) throws Exception {
        ours.jump(Duration.ofSeconds(seconds));
        integration.reading("netsuite-tba:customer?lookback=1");
        for (int minute = 0; minute < 5; minute++) {
            poll();
            assertThat(through()).isBetween(theirs.instant().minusSeconds(1), theirs.instant());
            edit();
            pass(MINUTE);
        }
        poll();

        showsNothingLost("minutes off: all delivered, by NetSuite's clock");
    }

    @Test
    void aClockThatIsSetBackAndForthWithinFiveMinutesMovesNothingBack() throws Exception {
        integration.reading("netsuite-tba:customer?lookback=1");
        Instant through = Instant.MIN;
        for (long jump : List.of(240L, -480L, 480L, -300L, 60L)) {
            poll();
            assertThat(through()).isAfterOrEqualTo(through);
            through = through();
            edit();
            ours.jump(Duration.ofSeconds(jump));
            edit();
            pass(MINUTE);
        }
        poll();

        showsNothingLost("minutes off: all delivered, by NetSuite's clock");
    }
}
