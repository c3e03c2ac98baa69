package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However an account id is written, it becomes the realm that NetSuite expects and its host; nothing else does. */
@Catalogue("9")
class AccountSpellingTest {

    private final HeldTime time = new HeldTime();

    @ParameterizedTest
    @CsvSource({
        "123456,       123456,     123456",
        "123456_SB1,   123456_SB1, 123456-sb1",
        "123456-sb1,   123456_SB1, 123456-sb1",
        "123456_sb1,   123456_SB1, 123456-sb1",
        "tstdrv123,    TSTDRV123,  tstdrv123",
        "TSTDRV123,    TSTDRV123,  tstdrv123"
    })
    void theAccountLetsItIn(String written, String realm, String label) throws Exception {
        try (Sandbox account = Sandbox.builder()
                        .accountId(realm)
                        .customers(2)
                        .contacts(0)
                        .clock(time)
                        .start();
                Integration integration = new Integration(account, time)) {
            NetSuiteTbaConfiguration options = integration.component.getConfiguration();
            options.setAccountId(written);
            integration.reading("netsuite-tba:customer").poll("customer");

            // The simulated account refuses any other realm, as NetSuite does.
            assertThat(integration.trouble("customer")).isNull();
            assertThat(integration.arrivals.ids()).hasSize(2);
            assertThat(integration.arrivals.headers().get(0)).containsEntry(NetSuiteTbaConstants.ACCOUNT_ID, realm);

            options.setBaseUrl(null);
            NetSuiteTbaEndpoint live =
                    integration.camel.getEndpoint("netsuite-tba:customer?lookback=1", NetSuiteTbaEndpoint.class);
            assertThat(live.settings().http().baseUrl())
                    .hasToString("https://" + label + ".suitetalk.api.netsuite.com");
            assertThat(live.settings().login().account().realm()).isEqualTo(realm);
        }
        Evidence.of("9").outcome("right host and realm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.evil.com#",
                "x.evil.com/",
                "x.evil.com",
                "123456@evil.com",
                "123456:443@evil.com",
                "evil.com?x=",
                "123456/../..",
                "123456\\@evil.com",
                "123456%2eevil.com",
                "123456\r\nHost: evil.com",
                "123456\u3002evil.com"
            })
    void whatWouldChangeTheHostIsRefusedAtStart(String evil) {
        try (Sandbox account =
                        Sandbox.builder().customers(1).contacts(0).clock(time).start();
                Integration integration = new Integration(account, time)) {
            integration.component.getConfiguration().setAccountId(evil);
            integration.component.getConfiguration().setBaseUrl(null);

            Throwable failure = catchThrowable(() -> integration.route(
                    "customer", held("netsuite-tba:customer"), route -> route.process(integration.arrivals)));

            assertThat(failure)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("accountId ")
                    .hasMessageNotContaining("evil")
                    .hasMessageNotContaining("\n");
        }
        Evidence.of("9").outcome("one that names another host refused at start");
    }
}
