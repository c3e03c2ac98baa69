package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.SoapSettings.MissingPermission;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same by SOAP, which reads records by their ids in another way. */
class ResyncBySoapTest extends ResyncTest {

    @Override
    String transport() {
        return "soap";
    }

    /** Whatever NetSuite says then, nothing that was asked for counts as not found. */
    @ParameterizedTest
    @CsvSource({"REFUSAL, true", "FAULT, true", "EMPTY, true", "REFUSAL, false", "FAULT, false", "EMPTY, false"})
    void aPermissionThatIsLostInTheMiddleHidesNothing(MissingPermission way, boolean named) throws Exception {
        HeldTime clock = new HeldTime();
        NetSuiteSandbox own = NetSuiteSandbox.with(
                account -> account.customers(30).contacts(0).clock(clock).soap(SoapSettings.PLAUSIBLE.with(way)));
        own.beforeEach(null);
        try (Integration reader = new Integration(own.sandbox(), clock)) {
            reader.component.getConfiguration().setTransport("soap");
            reader.component.readPagesOf(10);
            reader.route("customer", Integration.held("netsuite-tba:customer"), route -> route.process(exchange -> {
                        if (reader.arrivals.count() == 35) {
                            own.fault("{\"match\":{\"path\":\"NetSuitePort\"},\"permission\":\"Customers\"}");
                        }
                    })
                    .process(reader.arrivals));
            reader.poll("customer");
            if (named) {
                reader.consumer("customer").resyncIds(String.join(",", reader.arrivals.ids()));
            } else {
                reader.consumer("customer").resync("");
            }
            reader.poll("customer");

            assertThat(reader.trouble("customer"))
                    .isInstanceOf(NetSuiteException.class)
                    .hasMessageContaining("Lists > Customers");
            assertThat(reader.consumer("customer").isResyncing()).isTrue();
            own.clearFaults();
            reader.poll("customer");
            assertThat(reader.trouble("customer")).isNull();
            assertThat(reader.arrivals.ids().subList(30, 60))
                    .containsExactlyInAnyOrderElementsOf(reader.arrivals.ids().subList(0, 30));
            assertThat(reader.arrivals.count()).isEqualTo(60);
        } finally {
            own.afterEach(null);
        }
    }
}
