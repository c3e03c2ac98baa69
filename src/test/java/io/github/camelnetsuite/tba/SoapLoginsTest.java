package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.RefusedLoginTest.Reason;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A login by SOAP is one of the account's: what is refused there counts for all its routes, and the other way round. */
class SoapLoginsTest {

    private final HeldTime theirs = new HeldTime();
    private final WrongClock ours = new WrongClock(theirs);

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(5).contacts(4).clock(theirs));

    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(netsuite.sandbox(), ours, new MemoryCursorStore(), context -> {
            context.disableJMX();
            Integration.withHealth(context);
        });
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private int refusedLogins() {
        return netsuite.stats().get("refusedLogins").asInt();
    }

    private void pollForHalfAnHour() {
        for (int second = 0; second < 1800; second += 10) {
            integration.poll("customer").poll("contact");
            theirs.advance(Duration.ofSeconds(10));
        }
    }

    private void readByBoth() throws Exception {
        integration.reading("netsuite-tba:customer?transport=soap").reading("netsuite-tba:contact?transport=suiteql");
    }

    @ParameterizedTest
    @EnumSource
    @Catalogue("7")
    void whateverTheReasonTwoLoginsAreRefusedInHalfAnHourByBothTransportsTogether(Reason reason) throws Exception {
        reason.comeAbout(netsuite, integration.component);
        readByBoth();
        pollForHalfAnHour();

        for (String route : List.of("customer", "contact")) {
            assertThat(integration.trouble(route)).isInstanceOf(LoginRefusedException.class);
            HealthCheck.Result health = integration.readiness(route);
            assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(health.getMessage()).hasValueSatisfying(text -> assertThat(text)
                    .contains("HTTP 500, USER_ERROR", "NetSuitePort_2025_2", "Login Audit Trail", "Not tried again"));
        }
        assertThat(netsuite.stats().path("requests").asInt()).isEqualTo(refusedLogins());
        Evidence.of("7")
                .outcome("by SOAP and SuiteQL together: LoginRefusedException, then refused here; ready")
                .atMost("refused logins in half an hour", refusedLogins(), 2);
        assertThat(refusedLogins()).isEqualTo(2);
    }

    @Test
    @Catalogue("7")
    void changedCredentialsWorkAtOnceByBoth() throws Exception {
        Reason.WRONG_TOKEN_SECRET.comeAbout(netsuite, integration.component);
        readByBoth();
        integration.poll("contact").poll("customer");
        assertThat(refusedLogins()).isEqualTo(2);
        integration.logInWith(netsuite.credentials());
        for (String route : List.of("customer", "contact")) {
            integration.camel.getRouteController().stopRoute(route);
            integration.camel.getRouteController().startRoute(route);
            integration.poll(route);
        }

        assertThat(integration.arrivals.bodies()).hasSize(9);
        assertThat(refusedLogins()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"301, 301 s ahead of", "-301, 301 s behind"})
    @Catalogue("5")
    void aClockThatIsOffIsToldHowFarAndNotTriedAgain(int seconds, String told) throws Exception {
        ours.isAhead(Duration.ofSeconds(seconds));
        integration.reading("netsuite-tba:customer?transport=soap").reading("netsuite-tba:contact?transport=soap");
        pollForHalfAnHour();

        assertThat(integration.trouble("contact"))
                .isInstanceOf(LoginRefusedException.class)
                .hasMessageContaining("The clock here is " + told)
                .hasMessageContaining("NTP");
        Evidence.of("5")
                .outcome("by SOAP: LoginRefusedException with the difference")
                .atMost(
                        "requests in half an hour of polls",
                        netsuite.stats().path("requests").asInt(),
                        2);
    }

    @ParameterizedTest
    @ValueSource(ints = {299, -299, 300, -300})
    @Catalogue("5")
    void aClockThatIsNotFurtherOffWorks(int seconds) throws Exception {
        ours.isAhead(Duration.ofSeconds(seconds));
        integration.reading("netsuite-tba:customer?transport=soap").poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(refusedLogins()).isZero();
        Evidence.of("5").outcome("works within five minutes by SOAP").lost(5 - integration.arrivals.count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Customers,Contacts", "SOAP Web Services", "status 403"})
    @Catalogue("7")
    void aMissingPermissionIsToldAndCostsNoLogin(String missing) throws Exception {
        netsuite.fault(
                missing.startsWith("status")
                        ? "{\"match\":{},\"status\":403}"
                        : "{\"match\":{},\"permission\":[\"" + missing.replace(",", "\",\"") + "\"]}");
        integration.reading("netsuite-tba:customer?transport=soap").reading("netsuite-tba:contact?transport=soap");
        for (int minute = 0; minute < 30; minute++) {
            integration.poll("customer").poll("contact");
            theirs.advance(Duration.ofMinutes(1));
        }

        for (String route : List.of("customer", "contact")) {
            assertThat(integration.trouble(route))
                    .isInstanceOf(PermissionMissingException.class)
                    .hasMessageContaining("Lists > Customers");
            assertThat(integration.readiness(route).getState()).isEqualTo(HealthCheck.State.UP);
        }
        assertThat(refusedLogins()).isZero();
        assertThat(netsuite.stats().path("requests").asInt()).isLessThanOrEqualTo(30 * 2 * 2);
        Evidence.of("7").outcome("by SOAP: PermissionMissingException, no login refused; ready");
    }

    @Test
    @Catalogue("24")
    void aConcurrencyFaultIsCountedAndWhatItHeldUpIsDelivered() throws Exception {
        integration.reading("netsuite-tba:customer?transport=soap").reading("netsuite-tba:contact?transport=suiteql");
        netsuite.fault("{\"match\":{\"bodyContains\":\"<msgs:search>\",\"nth\":1},\"status\":429}");
        integration.poll("customer").poll("contact");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.count()).isEqualTo(9);
        assertThat(integration.consumer("customer").getThrottled()).isEqualTo(1);
        assertThat(integration.consumer("contact").getThrottled())
                .as("of the account")
                .isEqualTo(1);
        Evidence.of("24")
                .outcome("a concurrency fault by SOAP: delivered after a retry")
                .lost(9 - integration.arrivals.count());
    }

    /** Promised to stay open and closed after the answer; reset or closed before it, when the request was processed. */
    @ParameterizedTest
    @ValueSource(strings = {"after", "reset", "empty"})
    @Catalogue({"3", "4"})
    void noNonceIsSeenTwice(String death) throws Exception {
        integration.reading("netsuite-tba:customer?transport=soap");
        for (int round = 1; round <= 12; round++) {
            String times = death.equals("after") ? "" : ",\"nth\":1,\"times\":1";
            netsuite.fault("{\"match\":{\"path\":\"NetSuitePort\"" + times + "},\"drop\":\"" + death + "\"}");
            integration.poll("customer");
            netsuite.clearFaults();
            assertThat(integration.trouble("customer")).isNull();
            netsuite.edit("{\"type\":\"customer\",\"updates\":5,\"seed\":" + round + "}");
            theirs.advance(Duration.ofMinutes(1));
        }
        integration.poll("customer");

        assertThat(refusals()).isEmpty();
        Evidence.of("4")
                .outcome("no nonce seen twice by SOAP: connection " + death)
                .lost(Tally.of(integration.arrivals, netsuite.records("customer"))
                        .lost())
                .atMost("refused logins", refusedLogins(), 0);
    }

    @Test
    @Catalogue("4")
    void aProxyThatRepeatsARequestCostsOneFreshPassport() throws Exception {
        integration.reading("netsuite-tba:customer?transport=soap");
        netsuite.fault(
                "{\"match\":{\"bodyContains\":\"<msgs:search>\",\"nth\":1,\"times\":1},\"login\":\"NonceUsed\"}");
        integration.poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).hasSize(5);
        assertThat(refusals()).containsExactly("NonceUsed");
        Evidence.of("4").outcome("a used nonce recovered by one fresh passport");
    }

    private List<String> refusals() {
        return StreamSupport.stream(netsuite.audit().spliterator(), false)
                .map(entry -> entry.path("detail").asText())
                .filter(detail -> !detail.isEmpty())
                .toList();
    }
}
