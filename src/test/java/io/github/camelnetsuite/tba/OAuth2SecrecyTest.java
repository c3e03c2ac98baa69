package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelnetsuite.tba.auth.TestKey;
import io.github.camelnetsuite.tba.faults.SecretScan;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.SandboxCertificate;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A private key, its password, access tokens and assertions are told to nobody: not at TRACE, not over JMX. */
class OAuth2SecrecyTest {

    private static final String PASSWORD = TestKey.PASSWORD + " battery staple";
    private static final String TOKEN = "planted-access-token-8842._~9137-zq";

    private final HeldTime time = new HeldTime(Instant.parse("2027-01-15T08:30:00Z"));

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(3).contacts(2).clock(time));

    /** Line by line, as it stands in the file, and as one. */
    private static SecretScan scan(String... pems) {
        SecretScan scan = new SecretScan().plant("password", PASSWORD).plant("access token", TOKEN);
        for (String pem : pems) {
            List<String> lines = Arrays.stream(pem.split("\n"))
                    .filter(line -> !line.contains("-----") && line.length() >= 16)
                    // The first line of a key is that of every key of its kind.
                    .skip(1)
                    .toList();
            lines.forEach(line -> scan.plant("private key", line));
            scan.plant("private key", lines.stream().collect(Collectors.joining()));
        }
        return scan;
    }

    private static void openToAll(DefaultCamelContext context) {
        context.setDevConsole(true);
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        registry.register(registry.resolveById("consumers"));
        registry.register(registry.resolveById("routes"));
    }

    private static LogCapture everything() {
        return LogCapture.of("io.github.camelnetsuite", "org.apache.camel", "org.apache.hc", "com.fasterxml");
    }

    private static void look(SecretScan scan, Integration integration) throws Exception {
        Disclosures disclosures = new Disclosures(integration.camel);
        scan.read("JMX", disclosures.management())
                .read("developer consoles", disclosures.consoles())
                .read("health", disclosures.health())
                .read("names of threads", Disclosures.threads())
                .read("objects' own names", Reachable.from(integration.camel, integration.component));
        Throwable trouble = integration.trouble("customer");
        if (trouble != null) {
            scan.read("exceptions", Disclosures.stackTrace(trouble))
                    .read("objects' own names", Reachable.from(trouble));
        }
    }

    private Integration integration(String key) {
        SandboxCertificate mapped = netsuite.register(TestKey.file("rsa-certificate.pem"));
        Integration integration =
                new Integration(netsuite.sandbox(), time, new MemoryCursorStore(), OAuth2SecrecyTest::openToAll);
        NetSuiteTbaConfiguration options = integration.component.getConfiguration();
        options.setAuthentication("oauth2");
        options.setClientId(mapped.clientId());
        options.setCertificateId(mapped.certificateId());
        integration.component.setPrivateKey(key);
        integration.component.setPrivateKeyPassword(PASSWORD);
        return integration;
    }

    @Test
    void aWholeLifeTellsNoKey() throws Exception {
        String key = TestKey.file("rsa-pkcs1.pem");
        String other = TestKey.file("ec-pkcs8-P-384.pem");
        SecretScan scan = scan(key, TestKey.file("rsa-pkcs8.pem"), other);
        try (LogCapture log = everything();
                Integration integration = integration(key)) {
            integration.reading("netsuite-tba:customer").poll("customer");
            assertThat(integration.trouble("customer")).isNull();
            look(scan, integration);
            for (String fault : List.of(
                    "\"status\":400",
                    "\"status\":401",
                    "\"status\":500",
                    "\"drop\":\"reset\"",
                    "\"drop\":\"garbage\"",
                    "\"truncateAfterBytes\":300",
                    "\"login\":\"CertificateRevoked\"")) {
                time.advance(Duration.ofHours(3));
                netsuite.fault("{\"match\":{\"path\":\"token\"}," + fault + "}");
                integration.poll("customer");
                assertThat(integration.trouble("customer")).as(fault).isNotNull();
                scan.read("exceptions", Disclosures.stackTrace(integration.trouble("customer")));
                netsuite.clearFaults();
            }
            integration.component.setPrivateKey(other);
            integration.camel.getRouteController().stopRoute("customer");
            integration.camel.getRouteController().startRoute("customer");
            integration.poll("customer");
            assertThat(integration.trouble("customer")).isInstanceOf(LoginRefusedException.class);
            look(scan, integration);
            integration.camel.stop();
            scan.read("log", log.lines());
        }
        scan.assertClean();
    }

    @Test
    void tokensAndAssertionsStayWhereTheyAre() throws Exception {
        SecretScan scan = scan();
        SecretScan assertions = new SecretScan();
        try (ScriptedServer server = new ScriptedServer();
                LogCapture log = everything();
                Integration integration = integration(TestKey.file("ec-sec1-P-256.pem"))) {
            integration.component.getConfiguration().setBaseUrl(server.url().toString());
            integration.reading("netsuite-tba:customer?maxAttempts=2");
            server.otherwise(request -> {
                if (request.line().contains("/token")) {
                    String assertion = request.body().replaceFirst(".*client_assertion=", "");
                    assertions.plant("signature of an assertion", assertion.replaceFirst(".*\\.", ""));
                    return Reply.of(
                            200,
                            "Content-Type: application/json",
                            "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
                }
                return request.line().contains("serverTime")
                        ? Reply.json("{\"serverTime\":\"2026-03-12T08:57:09Z\"}")
                        : Reply.invalidLogin();
            });
            integration.poll("customer");
            assertThat(integration.trouble("customer")).isInstanceOf(LoginRefusedException.class);
            look(scan, integration);
            look(assertions, integration);
            for (String body : List.of(
                    "{\"access_token\":\"" + TOKEN + "\"",
                    "{\"access_token\":\"" + TOKEN + " x\",\"token_type\":\"Bearer\"}",
                    "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"" + TOKEN + "\"}",
                    "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":\"" + TOKEN + "\"}",
                    "{\"access_token\":" + TOKEN + "}",
                    "{\"" + TOKEN + "\":1,\"" + TOKEN + "\":2}")) {
                time.advance(Duration.ofHours(3));
                server.otherwise(request -> Reply.of(200, "Content-Type: application/json", body));
                integration.poll("customer");
                assertThat(integration.trouble("customer")).as(body).isNotNull();
                scan.read("exceptions", Disclosures.stackTrace(integration.trouble("customer")));
            }
            integration.camel.stop();
            scan.read("log", log.lines());
            assertions.read("log", log.lines());
        }
        scan.assertClean();
        assertions.assertClean();
    }

    /** As error pages do that help their reader too much. */
    @Test
    void whatAServerRepeatsOfThemIsNotShown() throws Exception {
        SecretScan scan = scan();
        try (ScriptedServer server = new ScriptedServer();
                LogCapture log = everything();
                Integration integration = integration(TestKey.file("ec-sec1-P-256.pem"))) {
            integration.component.getConfiguration().setBaseUrl(server.url().toString());
            integration.reading("netsuite-tba:customer?maxAttempts=1");
            for (int status : List.of(400, 401, 403, 500)) {
                for (boolean token : List.of(true, false)) {
                    time.advance(Duration.ofHours(3));
                    server.otherwise(request -> {
                        String assertion = request.body().replaceFirst("(?s).*client_assertion=", "");
                        if (!request.line().contains("/token")) {
                            return Reply.error(status, "ODD", "You sent: " + request.header("Authorization"));
                        }
                        scan.plant("assertion", assertion)
                                .plant("signature of an assertion", assertion.replaceFirst(".*\\.", ""));
                        return token
                                ? Reply.of(
                                        200,
                                        "Content-Type: application/json",
                                        "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\"}")
                                : Reply.of(
                                        status,
                                        "Content-Type: application/json",
                                        "{\"error\":\"" + assertion + "\",\"error_description\":\"got "
                                                + assertion.replaceFirst(".*\\.", "") + " in " + request.body()
                                                + "\"}");
                    });
                    integration.poll("customer");
                    assertThat(integration.trouble("customer")).isNotNull();
                    scan.read("exceptions", Disclosures.stackTrace(integration.trouble("customer")));
                }
            }
            integration.camel.stop();
            // HttpClient's own log of what it sends is not ours to mask, and is off unless somebody wants it.
            scan.read("log", log.lines());
        }
        scan.assertClean();
    }

    @Test
    void aStartThatFailsShowsNoKey() throws Exception {
        String key = TestKey.file("rsa-pkcs8.pem");
        SecretScan scan = scan(key);
        try (LogCapture log = everything();
                Integration integration = integration(key)) {
            for (String flawed : List.of(
                    key.substring(0, 1200),
                    key.replace("PRIVATE KEY", "RSA PRIVATE KEY"),
                    key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
                    key.replace("-----BEGIN PRIVATE KEY-----", ""),
                    key.replace('A', '*'),
                    "file:" + key.replaceAll("-----.*-----", ""),
                    "file:" + key.replaceAll("-----.*-----|\n", ""),
                    "classpath:/keys/" + key.replaceAll("-----.*-----|\n", ""),
                    "file:/etc/netsuite/" + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII)),
                    key.lines().skip(2).findFirst().orElseThrow())) {
                integration.component.setPrivateKey(flawed);
                Throwable failure = catchThrowable(() -> integration.reading("netsuite-tba:customer"));
                assertThat(failure).as(flawed).isNotNull();
                scan.read("exceptions", Disclosures.stackTrace(failure));
            }
            scan.read("log", log.lines());
        }
        scan.assertClean();
    }

    /** At its own level; see {@link SecrecyTest}. */
    @Test
    void theStartUpSummaryOfCamelsOwnMainMasksThem() throws Exception {
        String key = TestKey.file("rsa-pkcs8.pem");
        SecretScan scan = scan(key);
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addInitialProperty("camel.main.autoConfigurationLogSummary", "true");
        for (String place : List.of("camel.component.netsuite-tba.", "camel.beans.acme.")) {
            main.addInitialProperty(place + "accountId", "1234567");
            main.addInitialProperty(place + "privateKey", key);
            main.addInitialProperty(place + "privateKeyPassword", PASSWORD);
        }
        main.addInitialProperty("camel.beans.acme", "#class:" + NetSuiteCredentials.class.getName());
        try (LogCapture log = everything()) {
            main.start();
            List<String> said = log.lines().stream()
                    .filter(line -> line.matches("(?s)(INFO|WARN|ERROR) .*"))
                    .toList();
            assertThat(said)
                    .anyMatch(line -> line.contains("netsuite-tba.privateKey"))
                    .anyMatch(line -> line.contains("acme.privateKeyPassword"));
            scan.read("start-up summary at INFO", said);
        } finally {
            main.stop();
        }
        scan.assertClean();
    }
}
