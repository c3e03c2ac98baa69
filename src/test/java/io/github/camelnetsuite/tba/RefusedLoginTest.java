package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.List;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NetSuite locks a user after five refused logins: a wrong secret costs two in half an hour, and health says why. */
class RefusedLoginTest {

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(5).contacts(4).clock(time));

    private Integration integration;

    @BeforeEach
    void start() throws Exception {
        integration = new Integration(netsuite.sandbox(), time, new MemoryCursorStore(), context -> {
            context.disableJMX();
            Integration.withHealth(context);
        });
        integration.component.setAccessTokenSecret("0".repeat(64));
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private int refusedLogins() {
        return netsuite.stats().get("refusedLogins").asInt();
    }

    @Test
    @Catalogue("7")
    void twoRoutesThatPollEverySecondAreRefusedTwiceInHalfAnHour() throws Exception {
        integration.reading("netsuite-tba:customer?delay=1000").reading("netsuite-tba:contact?delay=1000");
        for (int second = 0; second < 1800; second++) {
            integration.poll("customer").poll("contact");
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(refusedLogins()).isEqualTo(2);
        for (int second = 0; second < 1800; second++) {
            integration.poll("customer").poll("contact");
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(refusedLogins()).isBetween(3, 4);
        assertThat(integration.trouble("customer")).isInstanceOf(LoginRefusedException.class);
        assertThat(integration.trouble("contact")).isInstanceOf(LoginRefusedException.class);
    }

    /** A reason for NetSuite to refuse a login, as this account's administrator would bring it about. */
    enum Reason {
        WRONG_CONSUMER_SECRET,
        WRONG_TOKEN_SECRET,
        UNKNOWN_CONSUMER_KEY,
        UNKNOWN_TOKEN,
        REVOKED_TOKEN("token_rejected"),
        BLOCKED_INTEGRATION("consumer_key_refused"),
        ROLE_WITHOUT_TOKENS("permission_denied"),
        USER_OR_ROLE_INACTIVE("EntityOrRoleDisabled"),
        FEATURE_OFF("FeatureDisabled");

        private final String auditDetail;

        Reason() {
            this("");
        }

        Reason(String auditDetail) {
            this.auditDetail = auditDetail;
        }

        void comeAbout(NetSuiteSandbox account, NetSuiteTbaComponent component) {
            String other = "0".repeat(64);
            switch (this) {
                case WRONG_CONSUMER_SECRET -> component.setConsumerSecret(other);
                case WRONG_TOKEN_SECRET -> component.setAccessTokenSecret(other);
                case UNKNOWN_CONSUMER_KEY -> component.setConsumerKey(other);
                case UNKNOWN_TOKEN -> component.setAccessToken(other);
                default -> account.fault("{\"match\":{},\"login\":\"" + auditDetail + "\"}");
            }
        }
    }

    private void assertToldAndReady(String... told) {
        for (String route : List.of("customer", "contact")) {
            HealthCheck.Result health = integration.readiness(route);
            assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(health.getMessage())
                    .hasValueSatisfying(text -> assertThat(text).contains(told));
        }
        assertThat(HealthCheckHelper.isResultsUp(HealthCheckHelper.invokeReadiness(integration.camel, "full"), true))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @Catalogue("7")
    void whateverTheReasonTwoLoginsAreRefusedInHalfAnHour(Reason reason) throws Exception {
        integration.logInWith(netsuite.credentials());
        reason.comeAbout(netsuite, integration.component);
        integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact");
        for (int second = 0; second < 1800; second += 10) {
            integration.poll("customer").poll("contact");
            time.advance(Duration.ofSeconds(10));
        }

        assertToldAndReady("HTTP 401, INVALID_LOGIN", "Login Audit Trail", "Not tried again before");
        // The others were refused here: NetSuite saw nothing of them.
        assertThat(netsuite.stats().path("requests").asInt()).isEqualTo(refusedLogins());
        Evidence.of("7")
                .outcome(integration.trouble("contact").getClass().getSimpleName() + ", then refused here; ready")
                .atMost("refused logins in half an hour", refusedLogins(), 2);
    }

    @Test
    @Catalogue("7")
    void aTokenThatIsRevokedWhileRoutesReadIsTriedTwice() throws Exception {
        integration.logInWith(netsuite.credentials());
        integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact");
        integration.poll("customer").poll("contact");
        netsuite.fault("{\"match\":{},\"revokeToken\":true}");
        for (int minute = 0; minute < 30; minute++) {
            integration.poll("customer").poll("contact");
            time.advance(Duration.ofMinutes(1));
        }

        assertToldAndReady("HTTP 401, INVALID_LOGIN");
        Evidence.of("7").atMost("refused logins in half an hour", refusedLogins(), 2);
        netsuite.clearFaults();
        time.advance(Duration.ofHours(1));
        integration.poll("customer").poll("contact");
        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.readiness("customer").getMessage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Customers,Contacts", "SuiteAnalytics Workbook", "REST Web Services", "status 403"})
    @Catalogue("7")
    void aMissingPermissionIsToldAndCostsNoLogin(String missing) throws Exception {
        integration.logInWith(netsuite.credentials());
        netsuite.fault(
                missing.startsWith("status")
                        ? "{\"match\":{},\"status\":403}"
                        : "{\"match\":{},\"permission\":[\"" + missing.replace(",", "\",\"") + "\"]}");
        integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact");
        for (int minute = 0; minute < 30; minute++) {
            integration.poll("customer").poll("contact");
            time.advance(Duration.ofMinutes(1));
        }

        for (String route : List.of("customer", "contact")) {
            assertThat(integration.trouble(route)).isInstanceOf(PermissionMissingException.class);
        }
        assertToldAndReady("Setup > Users/Roles > Manage Roles", "HTTP 4");
        Evidence.of("7")
                .outcome(integration.trouble("contact").getClass().getSimpleName() + ", no login refused; ready")
                .atMost("refused logins in half an hour", refusedLogins(), 2);
        assertThat(refusedLogins()).isZero();
        // No poll repeats what the first attempt has answered.
        assertThat(netsuite.stats().path("requests").asInt()).isLessThanOrEqualTo(30 * 2 * 2);
    }

    @Test
    void theTextSaysWhatToCheckAndTheApplicationStaysReady() throws Exception {
        integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact");
        integration.poll("customer").poll("contact");

        for (String route : List.of("customer", "contact")) {
            HealthCheck.Result health = integration.readiness(route);
            assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(health.getMessage()).hasValueSatisfying(text -> assertThat(text)
                    .contains("Setup > Integration > Manage Integrations")
                    .contains("Login Audit Trail")
                    .doesNotContain("0000000000"));
            assertThat(health.getDetails())
                    .containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 401)
                    .containsEntry(HealthCheck.FAILURE_ERROR_COUNT, 1L);
        }
    }

    @Test
    void theApplicationIsNotReadyWhenItWasToldSo() throws Exception {
        integration.reading("netsuite-tba:customer?affectsReadiness=true");
        assertThat(integration.readiness("customer").getState()).isEqualTo(HealthCheck.State.UP);
        integration.poll("customer");

        assertThat(integration.readiness("customer").getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(integration.readiness("customer").getMessage())
                .hasValueSatisfying(text -> assertThat(text).contains("refused the login"));
    }

    @Test
    void aCorrectedSecretWorksAtOnceAfterTheRoutesWereRestarted() throws Exception {
        integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact");
        integration.poll("customer").poll("contact");
        integration.logInWith(netsuite.credentials());
        for (String route : List.of("customer", "contact")) {
            integration.camel.getRouteController().stopRoute(route);
            integration.camel.getRouteController().startRoute(route);
            integration.poll(route);
        }

        assertThat(integration.arrivals.bodies()).hasSize(9);
        assertThat(refusedLogins()).isEqualTo(2);
        assertThat(integration.readiness("customer").getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(integration.readiness("customer").getMessage()).isEmpty();
    }

    @Test
    void aRouteThatStillHasTheOldSecretDoesNotTryItAgainWhileAnotherHasTheNewOne() throws Exception {
        integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact");
        integration.poll("customer").poll("contact");
        integration.logInWith(netsuite.credentials());
        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.getRouteController().startRoute("customer");
        for (int minute = 0; minute < 15; minute++) {
            integration.poll("customer").poll("contact");
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(integration.arrivals.bodies()).hasSize(5);
        assertThat(refusedLogins()).isEqualTo(2);
        assertThat(integration.trouble("contact")).isInstanceOf(LoginRefusedException.class);
    }

    @Test
    void anUnknownFieldOrTypeIsSaidByTheFirstPollAndByHealth() throws Exception {
        integration.logInWith(netsuite.credentials());
        integration.reading("netsuite-tba:customer?fields=+favouriteColour");
        integration.route("vendors", held("netsuite-tba:vendor"), route -> route.process(integration.arrivals));
        integration.poll("customer").poll("vendors");

        assertThat(integration.readiness("customer").getMessage())
                .hasValueSatisfying(
                        text -> assertThat(text).contains("favouriteColour").contains("companyName"));
        assertThat(integration.readiness("vendors").getMessage())
                .hasValueSatisfying(text -> assertThat(text).contains("vendor").contains("customer, contact"));
        assertThat(netsuite.stats().get("requests").asInt()).isZero();
    }
}
