package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that repeats a request by itself repeats its nonce, and NetSuite calls that an invalid login. */
@Catalogue("4")
class PooledConnectionsTest {

    private static final int ROUNDS = 12;

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(5).contacts(0).clock(time));

    private Integration integration() {
        return new Integration(netsuite.sandbox(), time, new MemoryCursorStore(), context -> context.disableJMX());
    }

    private List<String> refusals() {
        return StreamSupport.stream(netsuite.audit().spliterator(), false)
                .map(entry -> entry.path("detail").asText())
                .filter(detail -> !detail.isEmpty())
                .toList();
    }

    /** Promised to stay open and closed after the answer; reset or closed before it, when the request was processed. */
    @ParameterizedTest
    @ValueSource(strings = {"after", "reset", "empty"})
    void noNonceIsSeenTwice(String death) throws Exception {
        int lost = 0;
        for (String path : List.of("serverTime", "suiteql")) {
            try (Integration integration = integration()) {
                integration.reading("netsuite-tba:customer");
                for (int round = 1; round <= ROUNDS; round++) {
                    // Each request's connection has answered well before, and dies with this one.
                    String times = death.equals("after") ? "" : ",\"nth\":1,\"times\":1";
                    netsuite.fault("{\"match\":{\"path\":\"" + path + "\"" + times + "},\"drop\":\"" + death + "\"}");
                    integration.poll("customer");
                    netsuite.clearFaults();
                    assertThat(integration.trouble("customer")).isNull();
                    netsuite.edit("{\"type\":\"customer\",\"updates\":5,\"seed\":" + round + "}");
                    time.advance(Duration.ofMinutes(1));
                }
                integration.poll("customer");
                lost += Tally.of(integration.arrivals, netsuite.records("customer"))
                        .lost();
            }
        }
        assertThat(netsuite.stats().path("refusedNonces").asInt()).isZero();
        assertThat(refusals()).isEmpty();
        Evidence.of("4")
                .outcome("no nonce seen twice: connection " + death)
                .lost(lost)
                .atMost("refused logins", netsuite.stats().path("refusedLogins").asInt(), 0);
    }

    @Test
    void aProxyThatRepeatsARequestCostsOneFreshSignature() throws Exception {
        try (Integration integration = integration()) {
            integration.reading("netsuite-tba:customer");
            netsuite.fault("{\"match\":{\"path\":\"suiteql\",\"nth\":1,\"times\":1},\"login\":\"NonceUsed\"}");
            integration.poll("customer");

            assertThat(integration.trouble("customer")).isNull();
            assertThat(integration.arrivals.ids()).hasSize(5);
        }
        assertThat(refusals()).containsExactly("NonceUsed");
        Evidence.of("4").outcome("a used nonce recovered by one fresh signature");
    }
}
