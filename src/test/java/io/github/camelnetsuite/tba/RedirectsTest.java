package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A redirect is a wrong answer; whoever it points to hears nothing. */
@Catalogue("30")
class RedirectsTest {

    private static final HeldTime TIME = new HeldTime();

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(1).contacts(12).clock(TIME));

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void anotherHostHearsNothing(int status) throws Exception {
        try (ScriptedServer stranger = new ScriptedServer()) {
            pollRedirected(status, stranger.url() + "/services/rest/query/v1/suiteql");

            Evidence.of("30")
                    .atMost("requests to another host", stranger.received().size(), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void theSameHostIsNotAskedElsewhereEither(int status) throws Exception {
        pollRedirected(status, "/services/rest/system/v1/governanceLimits");

        Evidence.of("30")
                .atMost(
                        "requests to another path",
                        NETSUITE.stats().path("byKind").path("governanceLimits").size(),
                        0);
    }

    private static void pollRedirected(int status, String to) throws Exception {
        try (Integration integration = new Integration(NETSUITE.sandbox(), TIME)) {
            integration.reading("netsuite-tba:contact");
            NETSUITE.fault("{\"match\":{\"path\":\"suiteql\"},\"status\":" + status + ",\"headers\":{\"Location\":\""
                    + to + "\"}}");
            long before = NETSUITE.stats().path("requests").asLong();
            integration.poll("contact");
            assertThat(integration.trouble("contact"))
                    .hasMessageContaining("A redirect, which is never followed")
                    .hasMessageContaining("HTTP " + status);
            assertThat(NETSUITE.stats().path("requests").asLong() - before)
                    .as("the clock, and one page")
                    .isEqualTo(2);
            assertThat(integration.arrivals.count()).isZero();
            NETSUITE.clearFaults();
            integration.poll("contact");
            assertThat(integration.arrivals.asJson()).isEqualTo(NETSUITE.records("contact"));
        }
    }
}
