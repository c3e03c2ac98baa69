package io.github.camelnetsuite.tba.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint believes nothing: assertions made here, by hand, with one flaw each. */
class AccessTokenTest {

    private static final Instant NOW = Instant.parse("2027-01-15T08:30:00Z");
    private static final Path KEYS = Path.of("src/test/resources/keys");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(1).contacts(1).clock(() -> NOW));

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectNode header = JSON.createObjectNode();
    private final ObjectNode claims = JSON.createObjectNode();
    private URI url;
    private SandboxCertificate mapped;

    @BeforeEach
    void aGoodAssertion() throws IOException {
        mapped = netsuite.register(Files.readString(KEYS.resolve("ec-certificate-P-256.pem")));
        url = netsuite.baseUrl().resolve("/services/rest/auth/oauth2/v1/token");
        header.put("typ", "JWT").put("alg", "ES256").put("kid", mapped.certificateId());
        claims.put("iss", mapped.clientId())
                .put("aud", url.toString())
                .put("iat", NOW.getEpochSecond())
                .put("exp", NOW.getEpochSecond() + 3600)
                .put("jti", "once");
        claims.putArray("scope").add("restlets").add("rest_webservices");
    }

    private String assertion(String key) throws Exception {
        String signed = part(header) + "." + part(claims);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(privateKey(key));
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    private static String part(JsonNode json) throws IOException {
        return BASE64.encodeToString(JSON.writeValueAsBytes(json));
    }

    private static PrivateKey privateKey(String file) throws Exception {
        String pem = Files.readString(KEYS.resolve(file)).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    }

    private HttpResponse<String> ask() throws Exception {
        return ask("client_credentials", assertion("ec-pkcs8-P-256.pem"));
    }

    private HttpResponse<String> ask(String grant, String assertion) throws Exception {
        return http.send(
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=" + grant + "&client_assertion_type="
                                + URLEncoder.encode(
                                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                        StandardCharsets.UTF_8)
                                + "&client_assertion=" + assertion))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> data(String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(netsuite.baseUrl().resolve("/services/rest/system/v1/serverTime"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private String token() throws Exception {
        return JSON.readTree(ask().body()).path("access_token").asText();
    }

    private String lastDetail() {
        JsonNode audit = netsuite.audit();
        return audit.get(audit.size() - 1).path("detail").asText();
    }

    @Test
    void aGoodAssertionGetsATokenForAnHour() throws Exception {
        HttpResponse<String> answer = ask();

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(body.path("token_type").asText()).isEqualTo("Bearer");
        String token = body.path("access_token").asText();
        assertThat(data(token).statusCode()).isEqualTo(200);
        netsuite.advance(Duration.ofMinutes(60).minusSeconds(1));
        assertThat(data(token).statusCode()).isEqualTo(200);
        netsuite.advance(Duration.ofSeconds(1));
        assertThat(data(token).statusCode()).isEqualTo(401);
        assertThat(lastDetail()).isEqualTo("AccessTokenExpired");
        assertThat(netsuite.stats().path("byKind").path("token")).hasToString("{\"200\":1}");
    }

    @Test
    void aTokenThatWasNotIssuedIsRefusedAsDocumented() throws Exception {
        HttpResponse<String> answer = data("nonsense");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"1234567_SB1\", error=\"invalid_token\","
                        + " error_description=\"Invalid login attempt.\"");
        assertThat(answer.body()).contains("INVALID_LOGIN");
        assertThat(lastDetail()).isEqualTo("TokenRejected");
    }

    private void flaw(String name) {
        Consumer<ObjectNode> later = json -> json.put("exp", NOW.getEpochSecond() + 3601);
        switch (name) {
            case "RS256" -> header.put("alg", "RS256");
            case "none" -> header.put("alg", "none");
            case "ES384" -> header.put("alg", "ES384");
            case "PS256" -> header.put("alg", "PS256");
            case "kid" -> header.put("kid", mapped.certificateId() + "x");
            case "iss" -> claims.put("iss", "somebody");
            case "aud" -> claims.put("aud", url.toString().replace("127.0.0.1", "localhost"));
            case "restlets" -> claims.put("aud", url.toString().replace("rest/auth", "restlets/auth"));
            case "expired" -> claims.put("iat", NOW.getEpochSecond() - 900).put("exp", NOW.getEpochSecond());
            case "future" -> claims.put("iat", NOW.getEpochSecond() + 61);
            case "long" -> later.accept(claims);
            case "scope" -> claims.putArray("scope").add("restlets");
            default -> throw new AssertionError(name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RS256    | invalid_request | UnknownAlgorithm",
                "none     | invalid_request | UnknownAlgorithm",
                "ES384    | invalid_request | UnknownAlgorithm",
                "PS256    | invalid_request | UnknownAlgorithm",
                "kid      | invalid_grant   | CertificateUnknown",
                "iss      | invalid_client  | UnknownIntegration",
                "aud      | invalid_grant   | InvalidAudience",
                "restlets | invalid_grant   | InvalidAudience",
                "expired  | invalid_grant   | InvalidTimestamp",
                "future   | invalid_grant   | InvalidTimestamp",
                "long     | invalid_request | InvalidTimestamp",
                "scope    | invalid_scope   | ScopeMismatched"
            })
    void anAssertionWithOneFlaw(String flaw, String error, String detail) throws Exception {
        flaw(flaw);
        HttpResponse<String> answer = ask();

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("error").asText()).isEqualTo(error);
        assertThat(lastDetail()).isEqualTo(detail);
        assertThat(netsuite.stats().path("refusedLogins").asInt()).isOne();
    }

    @Test
    void theSignatureOfAnotherKeyOrOfAnotherText() throws Exception {
        String good = assertion("ec-pkcs8-P-256.pem");
        claims.put("jti", "twice");
        String[] parts = good.split("\\.");
        String changed = parts[0] + "." + part(claims) + "." + parts[2];

        assertThat(ask("client_credentials", changed).body()).contains("signature", "invalid_grant");
        assertThat(ask("client_credentials", good.substring(0, good.length() - 4))
                        .body())
                .contains("signature");
        assertThat(ask("client_credentials", parts[0] + "." + parts[1] + ".").body())
                .contains("signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a.b.c.d", "!.!.!", "e30.e30.AA"})
    void whatIsNoAssertion(String text) throws Exception {
        assertThat(ask("client_credentials", text).body()).contains("invalid_request");
    }

    @Test
    void anAssertionIsGoodOnceOnly() throws Exception {
        assertThat(ask().statusCode()).isEqualTo(200);
        assertThat(ask().body()).contains("invalid_grant");
        assertThat(lastDetail()).isEqualTo("JtiUsed");
        assertThat(ask("authorization_code", "x").body()).contains("unsupported_grant_type");
    }

    @Test
    void aRoleWithoutThePermissionGetsNoTokenAndMayNotUseOne() throws Exception {
        String token = token();
        netsuite.fault("{\"permission\":\"Log in using OAuth 2.0 Access Tokens\"}");
        claims.put("jti", "twice");

        assertThat(ask().body()).contains("The role may not log in");
        assertThat(lastDetail()).isEqualTo("EntityOrRoleDisabled");
        assertThat(data(token).statusCode()).isEqualTo(401);
    }

    /** The integration, the user and its role are the same, however it logs in; a token of OAuth 1.0a is not needed. */
    @ParameterizedTest
    @EnumSource(LoginCause.class)
    void whatIsTheMatterWithMoreThanATokenRefusesBothTheAssertionAndItsToken(LoginCause cause) throws Exception {
        String token = token();
        netsuite.account("{\"loginCause\":\"" + cause + "\"}");
        claims.put("jti", "twice");

        if (!cause.refusesEveryLogin()) {
            assertThat(data(token).statusCode()).isEqualTo(200);
        } else if (cause != LoginCause.CLOCKS_APART) {
            assertThat(data(token).statusCode()).isEqualTo(401);
            assertThat(lastDetail()).isEqualTo(cause.detail());
            assertThat(ask().statusCode()).isEqualTo(400);
            assertThat(lastDetail()).isEqualTo(cause.detail());
        }
    }

    @Test
    void anAssertionOfAClockThatIsBehindHasExpired() throws Exception {
        netsuite.account("{\"loginCause\":\"CLOCKS_APART\"}");
        claims.put("iat", NOW.getEpochSecond()).put("exp", NOW.getEpochSecond() + 300);

        assertThat(ask().statusCode()).isEqualTo(400);
        assertThat(lastDetail()).isEqualTo("InvalidTimestamp");
    }

    @Test
    void certificatesAreRevokedAndExpireOnDemand() throws Exception {
        String id = "{\"certificateId\":\"" + mapped.certificateId() + "\"";
        netsuite.certificate(id + ",\"revoked\":true}");
        assertThat(ask().body()).contains("The certificate was revoked.");
        netsuite.certificate(id + ",\"expired\":true}");
        assertThat(ask().body()).contains("The certificate has expired.");
        netsuite.certificate(id + "}");
        String token = token();
        netsuite.endTokens();
        assertThat(data(token).statusCode()).isEqualTo(401);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> netsuite.certificate("{\"certificateId\":\"x\"}"))
                .withMessage("There is no certificate with that ID");
    }

    @Test
    void withoutDescriptionsOnlyTheErrorIsTold() throws Exception {
        try (Sandbox silent = Sandbox.builder()
                .customers(1)
                .contacts(1)
                .describesTokenRefusals(false)
                .start()) {
            url = silent.baseUrl().resolve("/services/rest/auth/oauth2/v1/token");

            assertThat(ask().body()).isEqualTo("{\"error\":\"invalid_grant\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({"ec-pkcs8-P-256.pem, private key", "ec-public.pem, no X.509"})
    void whatIsNoCertificateIsNotUploaded(String file, String text) throws Exception {
        String pem = Files.readString(KEYS.resolve(file));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> netsuite.register(pem))
                .withMessageContaining(text);
    }
}
