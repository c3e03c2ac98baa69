package io.github.camelnetsuite.tba.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signed statement has the parts that NetSuite asks for, and other libraries can verify it. */
class ClientAssertionTest {

    private static final Instant NOW = Instant.parse("2026-04-14T08:30:00.789Z");
    private static final URI URL =
            URI.create("https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token");
    private static final AccountId ACCOUNT = AccountId.parse("1234567_SB1");

    private static OAuth2Credentials credentials(SigningKey key, SignatureAlgorithm algorithm) {
        return OAuth2Credentials.of(ACCOUNT, "client", "certificate-1_a", key, algorithm, null);
    }

    private static String assertion(OAuth2Credentials credentials) {
        Random random = new Random(7);
        return ClientAssertion.of(credentials, URL, NOW, new Nonces(random), random);
    }

    private static JsonNode part(String assertion, int index) throws IOException {
        return new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(assertion.split("\\.")[index]));
    }

    @Test
    void itSaysWhoAsksWhomAndWhen() throws IOException {
        SigningKey key = SigningKey.read(TestKey.file("ec-pkcs8-P-384.pem"), null);
        String assertion = assertion(credentials(key, null));

        assertThat(assertion).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        assertThat(part(assertion, 0))
                .isEqualTo(
                        new ObjectMapper().readTree("{\"typ\":\"JWT\",\"alg\":\"ES384\",\"kid\":\"certificate-1_a\"}"));
        JsonNode claims = part(assertion, 1);
        assertThat(claims.path("jti").asText()).matches("[A-Za-z0-9]{24}");
        ((com.fasterxml.jackson.databind.node.ObjectNode) claims).remove("jti");
        assertThat(claims)
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"iss\":\"client\",\"scope\":[\"rest_webservices\"],\"aud\":\"" + URL
                                + "\",\"iat\":1776155370,\"exp\":1776155700}"));
    }

    @Test
    void noTwoHaveTheSameId() throws IOException {
        OAuth2Credentials credentials = credentials(SigningKey.read(TestKey.file("ec-pkcs8-P-256.pem"), null), null);
        Random random = new Random(7);
        Nonces ids = new Nonces(random);

        String first = ClientAssertion.of(credentials, URL, NOW, ids, random);
        String second = ClientAssertion.of(credentials, URL, NOW, ids, random);
        assertThat(part(first, 1).path("jti")).isNotEqualTo(part(second, 1).path("jti"));
    }

    @ParameterizedTest
    @CsvSource({"PS256, rsa", "PS384, rsa", "PS512, rsa", "ES256, ec-P-256"})
    void anotherLibraryVerifiesIt(SignatureAlgorithm algorithm, String key) {
        String pem = TestKey.file(key.equals("rsa") ? "rsa-pkcs1.pem" : "ec-sec1-P-256.pem");
        String certificate = TestKey.file(key.equals("rsa") ? "rsa-certificate.pem" : "ec-certificate-P-256.pem");
        String assertion = assertion(credentials(SigningKey.read(pem, null), algorithm));

        int dot = assertion.lastIndexOf('.');
        byte[] signature = Base64.getUrlDecoder().decode(assertion.substring(dot + 1));
        assertThat(JoseVerifier.verifies(
                        TestKey.certified(certificate), algorithm.name(), assertion.substring(0, dot), signature))
                .isTrue();
        signature[5] ^= 1;
        assertThat(JoseVerifier.verifies(
                        TestKey.certified(certificate), algorithm.name(), assertion.substring(0, dot), signature))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "a\u2013", "a\u0000"})
    void aMisshapenIdIsNamed(String wrong) {
        SigningKey key = SigningKey.read(TestKey.file("ec-pkcs8-P-256.pem"), null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OAuth2Credentials.of(ACCOUNT, wrong, "c", key, null, null))
                .withMessageStartingWith("clientId ")
                .withMessageContaining("Setup > Integration > Manage Integrations");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OAuth2Credentials.of(ACCOUNT, "c", wrong, key, null, null))
                .withMessageStartingWith("certificateId ")
                .withMessageContaining("OAuth 2.0 Client Credentials (M2M) Setup");
    }

    @Test
    void theCertificateTellsItsEndAndMustBeTheKeys() {
        TestKey mine = TestKey.ec();
        SigningKey key = SigningKey.read(mine.pem(), null);
        Instant until = Instant.parse("2027-01-31T12:00:00Z");

        String certificate = mine.certificate(NOW.minusSeconds(100), until);
        for (String file : new String[] {
            certificate,
            mine.pem() + certificate,
            certificate + mine.pem(),
            "\ufeff  " + certificate + TestKey.ec().certificate()
        }) {
            assertThat(OAuth2Credentials.of(ACCOUNT, "c", "d", key, null, file)
                            .validity()
                            .until())
                    .isEqualTo(until);
        }
        OAuth2Credentials known = OAuth2Credentials.of(ACCOUNT, "c", "d", key, null, certificate);
        assertThat(known.validity().daysLeft(until.minusSeconds(86_400))).isEqualTo(1);
        assertThat(known.validity().daysLeft(until.minusSeconds(86_399))).isZero();
        assertThat(known.validity().daysLeft(until.plusSeconds(1))).isEqualTo(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OAuth2Credentials.of(
                        ACCOUNT, "c", "d", key, null, TestKey.ec().certificate()))
                .withMessageStartingWith("certificate is not the one of privateKey");
        for (String wrong :
                new String[] {"", mine.pem(), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OAuth2Credentials.of(ACCOUNT, "c", "d", key, null, wrong))
                    .withMessageStartingWith("certificate is no X.509 certificate");
        }
    }

    @Test
    void theFingerprintChangesWithWhatNetSuiteJudges() {
        SigningKey one = SigningKey.read(TestKey.file("rsa-pkcs1.pem"), null);
        SigningKey other = SigningKey.read(TestKey.file("ec-pkcs8-P-256.pem"), null);
        OAuth2Credentials credentials = OAuth2Credentials.of(ACCOUNT, "a", "b", one, null, null);

        assertThat(OAuth2Credentials.of(
                                ACCOUNT,
                                "a",
                                "b",
                                SigningKey.read(TestKey.file("rsa-pkcs8.pem"), null),
                                SignatureAlgorithm.PS256,
                                TestKey.file("rsa-certificate.pem"))
                        .fingerprint())
                .isEqualTo(credentials.fingerprint())
                .matches("[0-9a-f]{12}");
        assertThat(java.util.stream.Stream.of(
                                credentials,
                                OAuth2Credentials.of(AccountId.parse("7"), "a", "b", one, null, null),
                                OAuth2Credentials.of(ACCOUNT, "ab", "b", one, null, null),
                                OAuth2Credentials.of(ACCOUNT, "a", "bb", one, null, null),
                                OAuth2Credentials.of(ACCOUNT, "a", "b", other, null, null),
                                OAuth2Credentials.of(ACCOUNT, "a", "b", one, SignatureAlgorithm.PS512, null))
                        .map(OAuth2Credentials::fingerprint))
                .doesNotHaveDuplicates();
        assertThat(credentials).hasToString("OAuth2Credentials[account=1234567_SB1, the rest is secret]");
    }
}
