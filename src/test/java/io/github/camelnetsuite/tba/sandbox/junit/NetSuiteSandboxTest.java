package io.github.camelnetsuite.tba.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NetSuiteSandboxTest {
    @RegisterExtension
    static final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(50).contacts(80));

    @RegisterExtension
    final NetSuiteSandbox own =
            NetSuiteSandbox.with(account -> account.customers(5).contacts(3).accountId("TSTDRV7"));

    @Test
    void aStaticAccountAndOneOfTheTestsOwnServeSideBySide() {
        assertThat(netsuite.records("customer")).hasSize(50);
        assertThat(own.records("contact")).hasSize(3);
        assertThat(own.credentials().accountId()).isEqualTo("TSTDRV7");
        assertThat(own.baseUrl()).isNotEqualTo(netsuite.baseUrl());
    }

    @Test
    void aTestsOwnAccountStartsFresh() {
        own.edit("{\"type\":\"contact\",\"creates\":2}");
        assertThat(own.records("contact")).hasSize(5);
    }

    @Test
    void anotherTestSeesNothingOfIt() {
        assertThat(own.records("contact")).hasSize(3);
    }

    @Test
    void theEnvironmentNamesWhatAClientNeedsInOrder() {
        assertThat(netsuite.environment().keySet())
                .containsExactly(
                        "NETSUITE_ACCOUNT_ID",
                        "NETSUITE_CONSUMER_KEY",
                        "NETSUITE_CONSUMER_SECRET",
                        "NETSUITE_TOKEN_ID",
                        "NETSUITE_TOKEN_SECRET",
                        "NETSUITE_BASE_URL");
        assertThat(netsuite.environment())
                .containsEntry("NETSUITE_BASE_URL", netsuite.baseUrl().toString());
    }

    @Test
    void theClockMovesForward() {
        Instant before = own.sandbox().clock().instant();
        own.advance(Duration.ofHours(1));
        assertThat(own.sandbox().clock().instant()).isAfterOrEqualTo(before.plusSeconds(3600));
    }

    @Test
    void aMistakeInAFaultIsNamed() {
        assertThatThrownBy(() -> netsuite.fault("{\"stauts\":500}")).hasMessageContaining("stauts");
        assertThatThrownBy(() -> netsuite.fault("{\"permission\":\"Bananas\"}")).hasMessageContaining("Customers");
    }
}
