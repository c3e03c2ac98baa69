package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.auth.TestKey;
import io.github.camelnetsuite.tba.doctor.Check;
import io.github.camelnetsuite.tba.doctor.Report;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCertificate;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that log in with a certificate, against an account that checks their assertions with another library. */
class OAuth2LoginTest {

    private final HeldTime time = new HeldTime(Instant.parse("2027-01-15T08:30:00Z"));
    private final TestKey key = TestKey.ec();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(5).contacts(4).clock(time));

    @TempDir
    private Path directory;

    private SandboxCertificate mapped;
    private Integration integration;

    @BeforeEach
    void start() {
        mapped = netsuite.register(key.certificate());
        integration = new Integration(netsuite.sandbox(), time, new MemoryCursorStore(), context -> {
            context.disableJMX();
            Integration.withHealth(context);
        });
        NetSuiteTbaConfiguration options = integration.component.getConfiguration();
        options.setAuthentication("oauth2");
        options.setClientId(mapped.clientId());
        options.setCertificateId(mapped.certificateId());
        integration.component.setPrivateKey(key.pem());
        // Neither is needed.
        integration.component.setConsumerSecret(null);
        integration.component.setAccessTokenSecret(null);
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private JsonNode tokenRequests() {
        return netsuite.stats().path("byKind").path("token");
    }

    private int refusedLogins() {
        return netsuite.stats().get("refusedLogins").asInt();
    }

    private String troubleOfCustomer() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        assertThat(integration.trouble("customer")).isInstanceOf(LoginRefusedException.class);
        return integration.trouble("customer").getMessage();
    }

    @Test
    void allIsReadAndTheRoutesShareOneToken() throws Exception {
        integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact");
        for (int minute = 0; minute < 50; minute++) {
            integration.poll("customer").poll("contact");
            assertThat(integration.trouble("customer")).isNull();
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(integration.arrivals.ids()).hasSize(9);
        assertThat(tokenRequests()).hasToString("{\"200\":1}");
        time.advance(Duration.ofHours(3));
        integration.poll("customer").poll("contact");
        assertThat(integration.trouble("customer")).isNull();
        assertThat(tokenRequests()).hasToString("{\"200\":2}");
        assertThat(refusedLogins()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-pkcs1.pem,                rsa-certificate.pem,      ",
        "rsa-pkcs8-encrypted.pem,      rsa-certificate.pem,      PS512",
        "rsa-pss.pem,                  rsa-pss-certificate.pem,  PS384",
        "ec-sec1-encrypted.pem,        ec-certificate-P-256.pem, es256"
    })
    void everyFormOfAKeyAndEveryAlgorithm(String pem, String certificate, String algorithm) throws Exception {
        SandboxCertificate other = netsuite.register(TestKey.file(certificate));
        NetSuiteCredentials bean = new NetSuiteCredentials();
        bean.setAccountId("1234567-sb1");
        bean.setAuthentication("OAuth2");
        bean.setClientId(other.clientId());
        bean.setCertificateId(other.certificateId());
        bean.setPrivateKey("file:" + Path.of("src/test/resources/keys", pem).toAbsolutePath());
        bean.setPrivateKeyPassword(TestKey.PASSWORD);
        bean.setSignatureAlgorithm(algorithm);
        bean.setCertificate("classpath:keys/" + certificate);
        integration.camel.getRegistry().bind("acme", bean);

        integration.reading("netsuite-tba:customer?credentials=#bean:acme").poll("customer");
        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).hasSize(5);
        assertThat(bean).hasToString("NetSuiteCredentials[1234567_SB1]");
    }

    @Test
    void anExaminationKnowsWhatACertificateCanDo() throws Exception {
        Report report = integration.verify();

        assertThat(report.result()).isEqualTo(Report.Result.FINE);
        assertThat(report.recommendation().options())
                .containsEntry("authentication", "oauth2")
                .containsEntry("transport", "suiteql");
        assertThat(report.of(Check.SOAP_WEB_SERVICES).evidence()).contains("no OAuth 2.0 for SOAP");
        assertThat(report.of(Check.CALENDAR).fix()).isEmpty();
        assertThat(report.requests()).isEqualTo(netsuite.stats().get("requests").asInt());
    }

    @Test
    void anExaminationOfARefusedCertificateSaysWhyAndDoesNotRepeatIt() throws Exception {
        netsuite.certificate("{\"certificateId\":\"" + mapped.certificateId() + "\",\"revoked\":true}");

        Report report = integration.verify();

        assertThat(report.result()).isEqualTo(Report.Result.REFUSED);
        assertThat(report.of(Check.LOGIN).code()).isEqualTo("login-refused.oauth2");
        assertThat(report.of(Check.LOGIN).fix() + report.of(Check.LOGIN).evidence())
                .contains("revoked", "make another pair with keygen");
        assertThat(refusedLogins()).isEqualTo(1);
    }

    @Test
    void anExpiredCertificate() throws Exception {
        netsuite.certificate("{\"certificateId\":\"" + mapped.certificateId() + "\",\"expired\":true}");

        assertThat(troubleOfCustomer()).contains("The certificate has expired: make another pair with keygen");
    }

    @Test
    void aRevokedCertificate() throws Exception {
        netsuite.certificate("{\"certificateId\":\"" + mapped.certificateId() + "\",\"revoked\":true}");

        assertThat(troubleOfCustomer()).contains("The certificate or its mapping was revoked");
        netsuite.certificate("{\"certificateId\":\"" + mapped.certificateId() + "\"}");
        time.advance(Duration.ofMinutes(31));
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isNull();
    }

    @Test
    void aWrongCertificateId() throws Exception {
        integration.component.getConfiguration().setCertificateId("pvHJZk-siL5h1bm1pqypdH7dblr_ZYCE8gfODaKqAC4");

        assertThat(troubleOfCustomer())
                .contains("NetSuite does not know certificateId: copy the Certificate ID")
                .doesNotContain("pvHJZk");
    }

    @Test
    void theKeyOfAnotherCertificate() throws Exception {
        integration.component.setPrivateKey(TestKey.ec().pem());

        assertThat(troubleOfCustomer())
                .contains("privateKey is not the key of the certificate that certificateId names");
    }

    @Test
    void anAlgorithmThatDoesNotFitTheCertificate() throws Exception {
        integration.component.setPrivateKey(TestKey.ec("secp384r1").pem());

        assertThat(troubleOfCustomer())
                .contains("signed with ES384, which NetSuite does not take with this certificate");
    }

    @Test
    void theAddressOfAnotherAccount() throws Exception {
        integration
                .component
                .getConfiguration()
                .setBaseUrl(netsuite.baseUrl().toString().replace("127.0.0.1", "localhost"));
        integration
                .component
                .getConfiguration()
                .setHttpClientConfigurer(client -> client.addRequestInterceptorFirst((request, entity, context) ->
                        request.setHeader("Host", netsuite.baseUrl().getAuthority())));

        assertThat(troubleOfCustomer()).contains("made for another address than the token endpoint's: set accountId");
    }

    @Test
    void aWrongClientId() throws Exception {
        integration.component.getConfiguration().setClientId("0".repeat(64));

        assertThat(troubleOfCustomer())
                .contains("NetSuite does not accept clientId")
                .doesNotContain("000000");
    }

    @ParameterizedTest
    @CsvSource({"PT-20M, too old or too new", "PT20M, too old or too new"})
    void aClockThatIsOff(Duration skew, String text) throws Exception {
        netsuite.fault("{\"match\":{\"path\":\"token\"},\"clockSkew\":" + skew.toSeconds() + "}");

        assertThat(troubleOfCustomer()).contains(text, "set the clock here by NTP");
    }

    @Test
    void aRoleThatMayNot() throws Exception {
        netsuite.fault("{\"match\":{\"path\":\"token\"},\"permission\":\"Log in using OAuth 2.0 Access Tokens\"}");

        assertThat(troubleOfCustomer()).contains("may not Log in using OAuth 2.0 Access Tokens");
    }

    @Test
    void aPermissionThatTheRoleLacks() throws Exception {
        netsuite.fault("{\"match\":{\"path\":\"suiteql\"},\"permission\":\"REST Web Services\"}");
        integration.reading("netsuite-tba:customer").poll("customer");

        assertThat(integration.trouble("customer"))
                .isInstanceOf(PermissionMissingException.class)
                .hasMessageContaining("Log in using OAuth 2.0 Access Tokens");
    }

    /** What the real one says is not known: here it says no more than RFC 6749 demands. */
    @Test
    void anAccountThatDoesNotSayWhyLeadsToAllCauses() throws Exception {
        try (Sandbox silent = Sandbox.builder()
                .customers(1)
                .contacts(1)
                .clock(time)
                .describesTokenRefusals(false)
                .start()) {
            Instant now = time.instant();
            SandboxCertificate expired = silent.register(key.certificate(now.minusSeconds(9), now.minusSeconds(5)));
            SandboxCertificate good = silent.register(key.certificate());
            // Once each: after five times the user would be locked.
            assertAllCauses(silent, expired.certificateId(), key, "invalid_grant");
            assertAllCauses(silent, "unknown", key, "invalid_grant");
            assertAllCauses(silent, good.certificateId(), TestKey.ec(), "invalid_grant");
            assertAllCauses(silent, good.certificateId(), TestKey.ec("secp384r1"), "invalid_request");
            assertThat(troubleOf(silent, "somebody", good.certificateId(), key))
                    .hasMessageContaining("NetSuite does not accept clientId");
            assertThat(troubleOf(silent, good.clientId(), good.certificateId(), key))
                    .isNull();
        }
    }

    private void assertAllCauses(Sandbox silent, String certificateId, TestKey with, String error) throws Exception {
        assertThat(troubleOf(silent, silent.credentials().consumerKey(), certificateId, with))
                .isInstanceOf(LoginRefusedException.class)
                .message()
                .contains("(HTTP 400, " + error + "; POST /services/rest/auth/oauth2/v1/token on ")
                .contains(
                        "Check certificateId, that its certificate is the one of privateKey",
                        "has not expired",
                        "is not revoked",
                        "clientId, and that its integration record is enabled",
                        "Client Credentials (Machine to Machine) Grant",
                        "OAuth 2.0 and REST Web Services are enabled",
                        "a sandbox has a set-up of its own",
                        "may Log in using OAuth 2.0 Access Tokens",
                        "the certificate allows ES",
                        "the clock here",
                        "View Login Audit Trail");
    }

    private Throwable troubleOf(Sandbox account, String clientId, String certificateId, TestKey with) throws Exception {
        try (Integration fresh = new Integration(account, time)) {
            NetSuiteTbaConfiguration options = fresh.component.getConfiguration();
            options.setAuthentication("oauth2");
            options.setClientId(clientId);
            options.setCertificateId(certificateId);
            fresh.component.setPrivateKey(with.pem());
            fresh.reading("netsuite-tba:customer?maxAttempts=1").poll("customer");
            return fresh.trouble("customer");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 29})
    void aClockThatIsAheadLogsInToAnAccountThatAllowsForNothing(int seconds) throws Exception {
        try (Sandbox strict = Sandbox.builder()
                .customers(1)
                .contacts(1)
                .clock(() -> time.instant().minusSeconds(seconds))
                .tokenClockLeeway(Duration.ZERO)
                .start()) {
            SandboxCertificate good = strict.register(key.certificate());
            NetSuiteTbaConfiguration options = integration.component.getConfiguration();
            options.setBaseUrl(strict.baseUrl().toString());
            options.setClientId(good.clientId());
            options.setCertificateId(good.certificateId());
            integration.reading("netsuite-tba:customer").poll("customer");

            assertThat(integration.trouble("customer")).isNull();
        }
    }

    @Test
    void twoRoutesThatPollEveryMinuteAreRefusedTwiceInHalfAnHour() throws Exception {
        integration.component.setPrivateKey(TestKey.ec().pem());
        integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact");
        for (int minute = 0; minute < 30; minute++) {
            integration.poll("customer").poll("contact");
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(refusedLogins()).isEqualTo(2);
        assertThat(tokenRequests()).hasToString("{\"400\":2}");
        assertThat(integration.trouble("contact")).hasMessageContaining("Not tried again before");
        integration.component.setPrivateKey(key.pem());
        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.getRouteController().startRoute("customer");
        integration.poll("customer");
        assertThat(integration.trouble("customer"))
                .as("changed credentials may go at once")
                .isNull();
    }

    @Test
    void aTokenThatEndsBeforeItsTimeIsReplacedAtOnce() throws Exception {
        integration.reading("netsuite-tba:customer").reading("netsuite-tba:contact");
        integration.poll("customer").poll("contact");

        netsuite.endTokens();
        integration.poll("customer").poll("contact");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.trouble("contact")).isNull();
        assertThat(tokenRequests()).hasToString("{\"200\":2}");
        assertThat(refusedLogins()).isOne();
    }

    @Test
    void whatTheAuditTrailSays() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");

        assertThat(netsuite.audit().get(0).path("request").asText())
                .isEqualTo("POST /services/rest/auth/oauth2/v1/token");
        assertThat(netsuite.audit().findValuesAsText("status")).containsOnly("Success");
    }

    @Test
    void healthTellsTheDaysThatACertificateHasLeftAndTheLogSaysSoInTime() throws Exception {
        Instant until = time.instant().plus(Duration.ofDays(61));
        String certificate = key.certificate(time.instant().minusSeconds(60), until);
        mapped = netsuite.register(certificate);
        NetSuiteTbaConfiguration options = integration.component.getConfiguration();
        options.setCertificateId(mapped.certificateId());
        options.setCertificate("file:" + Files.writeString(directory.resolve("certificate.pem"), certificate));
        try (LogCapture log = LogCapture.of("io.github.camelnetsuite")) {
            integration.reading("netsuite-tba:customer").poll("customer");
            assertThat(daysLeft()).isEqualTo(61);
            assertThat(warnings(log)).isEmpty();
            for (int day = 60; day >= 0; day--) {
                time.advance(Duration.ofDays(1));
                integration.poll("customer").poll("customer");
                assertThat(integration.trouble("customer")).isNull();
                assertThat(daysLeft()).isEqualTo(day);
            }
            assertThat(warnings(log))
                    .hasSize(17)
                    .first()
                    .asString()
                    .contains("netsuite-tba:customer: the certificate of option certificate expires in 60 days");
            assertThat(warnings(log).get(1)).contains(" in 30 days");
            assertThat(warnings(log).get(2)).contains(" in 14 days");
            assertThat(warnings(log).get(16)).contains(" in 0 days");
        }
        int requests = netsuite.stats().get("requests").asInt();
        // The last access token outlives the certificate by less than an hour.
        time.advance(Duration.ofHours(1));
        integration.poll("customer");

        HealthCheck.Result result = integration.readiness("customer");
        assertThat(result.getMessage().orElseThrow()).contains("has expired on " + until, "NetSuite was not asked");
        assertThat(result.getDetails()).containsEntry(NetSuiteTbaHealthCheck.CERTIFICATE_DAYS_LEFT, -1L);
        assertThat(netsuite.stats().get("requests").asInt()).isEqualTo(requests);
    }

    private long daysLeft() {
        HealthCheck.Result result = integration.readiness("customer");
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        return (Long) result.getDetails().get(NetSuiteTbaHealthCheck.CERTIFICATE_DAYS_LEFT);
    }

    private static List<String> warnings(LogCapture log) {
        return log.lines().stream().filter(line -> line.startsWith("WARN")).toList();
    }
}
