package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NetSuite accepts a timestamp within five minutes of its own clock. */
@Catalogue("5")
class ClockSkewTest {

    private final HeldTime theirs = new HeldTime();
    private final WrongClock ours = new WrongClock(theirs);

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(6).contacts(4).clock(theirs));

    private Integration integration() {
        return new Integration(netsuite.sandbox(), ours, new MemoryCursorStore(), context -> context.disableJMX());
    }

    @ParameterizedTest
    @ValueSource(ints = {299, -299, 300, -300})
    void aClockThatIsNotFurtherOffWorks(int seconds) throws Exception {
        ours.isAhead(Duration.ofSeconds(seconds));
        try (Integration integration = integration()) {
            integration.reading("netsuite-tba:customer").poll("customer");
            assertThat(integration.arrivals.ids()).hasSize(6);
            for (int minute = 1; minute <= 15; minute++) {
                theirs.advance(Duration.ofMinutes(1));
                netsuite.edit("{\"type\":\"customer\",\"updates\":1,\"seed\":" + minute + "}");
                integration.poll("customer");
                assertThat(integration.arrivals.ids()).hasSize(6 + minute);
            }
            assertThat(netsuite.stats().path("refusedLogins").asInt()).isZero();
            Evidence.of("5").outcome("works within five minutes").lost(6 + 15 - integration.arrivals.count());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "301, The clock here is 301 s ahead of NetSuite's",
        "-301, The clock here is 301 s behind NetSuite's",
        "420, The clock here is 420 s ahead of NetSuite's",
        "-420, The clock here is 420 s behind NetSuite's",
        "86400, The clock here is 86400 s ahead of NetSuite's",
        "-86400, The clock here is 86400 s behind NetSuite's"
    })
    void oneThatIsIsToldHowFarAndNotTriedAgain(int seconds, String told) throws Exception {
        ours.isAhead(Duration.ofSeconds(seconds));
        try (Integration integration = integration()) {
            integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact");
            for (int second = 0; second < 1800; second++) {
                integration.poll("customer").poll("contact");
                assertThat(integration.trouble("customer"))
                        .isInstanceOf(LoginRefusedException.class)
                        .hasMessageContaining(told)
                        .hasMessageContaining("NTP");
                theirs.advance(Duration.ofSeconds(1));
            }
            assertThat(netsuite.audit())
                    .allSatisfy(
                            entry -> assertThat(entry.path("detail").asText()).isEqualTo("InvalidTimestamp"));
            Evidence.of("5")
                    .outcome(integration.trouble("contact").getClass().getSimpleName() + " with the difference")
                    .atMost(
                            "requests in half an hour of polls",
                            netsuite.stats().path("requests").asInt(),
                            2);

            // Set right, it works by itself.
            ours.isAhead(Duration.ZERO);
            theirs.advance(Duration.ofHours(1));
            integration.poll("customer");
            assertThat(integration.arrivals.ids()).hasSize(6);
        }
    }
}
