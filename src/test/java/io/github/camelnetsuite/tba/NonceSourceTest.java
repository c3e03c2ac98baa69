package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the nonces of a route come from, and what an account sees of them. */
@Catalogue("3")
class NonceSourceTest {

    private static final HeldTime TIME = new HeldTime();

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(5).contacts(0).clock(TIME));

    @Test
    void noncesAreSecureRandom() {
        assertThat(new NetSuiteTbaComponent().random()).isInstanceOf(SecureRandom.class);
    }

    @Test
    void theAccountSeesNoNonceTwiceWhereRequestsAreRepeated() throws Exception {
        NETSUITE.fault("{\"match\":{\"path\":\"suiteql\",\"nth\":1,\"times\":3},\"status\":503}");
        try (Integration integration = new Integration(NETSUITE.sandbox(), TIME)) {
            integration.reading("netsuite-tba:customer").poll("customer");

            assertThat(integration.trouble("customer")).isNull();
            assertThat(integration.arrivals.count()).isEqualTo(5);
        }
        assertThat(NETSUITE.stats().get("byKind").get("suiteql").get("503").asInt())
                .isEqualTo(3);
        assertThat(NETSUITE.stats().get("refusedNonces").asInt()).isZero();
    }
}
