package io.github.camelnetsuite.tba.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import io.github.camelnetsuite.tba.sandbox.http.HttpFields;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import io.github.camelnetsuite.tba.sandbox.login.AuditTrail;
import io.github.camelnetsuite.tba.sandbox.login.PassportLogin;
import io.github.camelnetsuite.tba.sandbox.login.TokenLogin;
import io.github.camelnetsuite.tba.sandbox.login.TokenPassport;
import io.github.camelnetsuite.tba.sandbox.login.UserLock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassportTest {
    private static final String TIME = "<m:getServerTime/>";
    private static final Instant NOW = Instant.parse("2026-08-03T10:00:00Z");

    private Sandbox sandbox;
    private SoapClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder()
                .customers(0)
                .contacts(0)
                .clock(InstantSource.fixed(NOW))
                .start();
        client = new SoapClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** The worked examples of Oracle's help, section_1534941088 and section_4395630653. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            123456,fjaLirsIcCGVZWzBX0pg,1508242306,ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4,d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5,2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc,c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295,tIcC5zyKUmycB5Ml/cNxOHDusw03Y5KPQiXVNUHHp4U=
            1234567,6obMKq0tmY8ylVOdEkA1,1439829974,71cc02b731f05895561ef0862d71553a3ac99498a947c3b7beaf4a1e4a29f7c4,7278da58caf07f5c336301a601203d10a58e948efa280f0618e25fcee1ef2abd,89e08d9767c5ac85b374415725567d05b54ecf0960ad2470894a52f741020d82,060cd9ab3ffbbe1e3d3918e90165ffd37ab12acc76b4691046e2d29c7d7674c2,FCghIZqXNetuZY8ILWOFH0ucdfzQOmAuL+q+kF21zPs=
            """)
    void oraclesWorkedExamplesLogIn(
            String account,
            String nonce,
            String timestamp,
            String consumerKey,
            String consumerSecret,
            String token,
            String tokenSecret,
            String signature) {
        PassportLogin login = new TokenLogin(
                        () -> new SandboxCredentials(account, consumerKey, consumerSecret, token, tokenSecret),
                        Optional::empty,
                        new UserLock(),
                        new AuditTrail())
                .byPassport();
        TokenPassport passport =
                new TokenPassport(account, consumerKey, token, nonce, timestamp, "HMAC-SHA256", signature);
        assertThatCode(() -> enter(login, passport)).doesNotThrowAnyException();
        assertThatThrownBy(() -> enter(login, passport)).hasMessage("NonceUsed");
        TokenPassport other = new TokenPassport(
                account.equals("123456") ? "123457" : "1234568",
                consumerKey,
                token,
                nonce + "x",
                timestamp,
                "HMAC-SHA256",
                signature);
        assertThatThrownBy(() -> enter(login, other)).hasMessage("InvalidSignature");
    }

    private static void enter(PassportLogin login, TokenPassport passport) throws Exception {
        HttpRequest request = new HttpRequest("POST", "/", HttpFields.of(), new byte[0]);
        login.enter(List.of(passport), false, request, Instant.ofEpochSecond(Long.parseLong(passport.timestamp())), "");
    }

    @Test
    void aSignedPassportLogsIn() throws Exception {
        assertThat(client.call(TIME).successful()).isTrue();
        assertThat(client.auditDetails()).containsExactly("");
    }

    @Test
    void fieldsInTheNamespaceOfTheMessagesLogInToo() throws Exception {
        String passport = client.signed(client.passport()).replace("c:", "m:");
        assertThat(client.post(client.envelope(passport, TIME)).successful()).isTrue();
    }

    @Test
    void anUnderscoreInTheAlgorithmIsTolerated() throws Exception {
        String passport = client.signed(client.passport()).replace("HMAC-SHA256", "HMAC_SHA256");
        assertThat(client.post(client.envelope(passport, TIME)).successful()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void fiveMinutesEitherWayAreAccepted(long skew) throws Exception {
        Map<String, String> fields = client.passport();
        fields.put("timestamp", String.valueOf(NOW.getEpochSecond() + skew));
        assertThat(client.post(client.envelope(client.signed(fields), TIME)).successful())
                .isTrue();
    }

    /** What is wrong with the fields before they are signed, and the audit trail's word for it. */
    @ParameterizedTest
    @CsvSource({
        "account, 1234567_sb1, InvalidSignature",
        "account, 1234567-SB1, InvalidSignature",
        "account, '', MissingTokenPassportRequiredFields",
        "consumerKey, abc, consumer_key_unknown",
        "token, abc, token_rejected",
        "nonce, short, nonce_rejected",
        "nonce, with-special-characters, nonce_rejected",
        "nonce, 12345678901234567890123456789012345678901234567890123456789012345, nonce_rejected",
        "timestamp, 1785751201000, InvalidTimestamp",
        "timestamp, 1785750899, InvalidTimestamp",
        "timestamp, now, InvalidTimestamp"
    })
    void aWrongFieldIsOneFlatFault(String field, String value, String detail) throws Exception {
        Map<String, String> fields = client.passport();
        fields.put(field, value);
        assertRefused(client.post(client.envelope(client.signed(fields), TIME)), detail);
    }

    @Test
    void everyRefusalReadsTheSameToTheByte() throws Exception {
        String used = client.signed(client.passport());
        client.post(client.envelope(used, TIME));
        List<String> headers = new ArrayList<>(List.of(
                "",
                used,
                client.signed(client.passport()) + client.signed(client.passport()),
                client.element(client.passport(), "HMAC-SHA1", "x"),
                client.element(client.passport(), "HMAC-SHA256", "wrong")));
        Set<String> bodies = new HashSet<>();
        for (String header : headers) {
            SoapReply reply = client.post(client.envelope(header, TIME));
            assertThat(reply.status()).isEqualTo(500);
            bodies.add(reply.body());
        }
        assertThat(bodies).hasSize(1);
        assertThat(client.auditDetails())
                .containsExactly(
                        "",
                        "MissingTokenPassportRequiredFields",
                        "NonceUsed",
                        "parameter_rejected",
                        "UnknownAlgorithm",
                        "InvalidSignature");
        assertThat(client.control("GET", "stats", "").toString())
                .contains("\"refusedNonces\":1", "\"refusedLogins\":5");
    }

    @Test
    void aMissingOrDoubledFieldIsRefused() throws Exception {
        UnaryOperator<String> without = xml -> xml.replaceAll("<c:nonce>.*</c:nonce>", "");
        UnaryOperator<String> doubled = xml -> xml.replaceAll("(<c:nonce>.*</c:nonce>)", "$1$1");
        UnaryOperator<String> elsewhere = xml -> xml.replace("c:nonce", "o:nonce");
        for (UnaryOperator<String> change : List.of(without, doubled, elsewhere)) {
            String passport = change.apply(client.signed(client.passport()));
            assertThat(client.post(client.envelope(passport, TIME)).at("//faultstring"))
                    .isEqualTo("Invalid login attempt.");
        }
        assertThat(client.auditDetails())
                .containsExactly(
                        "MissingTokenPassportRequiredFields",
                        "MissingTokenPassportRequiredFields",
                        "MissingTokenPassportRequiredFields");
    }

    @Test
    void aPassportOfAnotherVersionsNamespaceIsNoLoginMatterButOneOfVersions() throws Exception {
        String envelope = client.envelope(client.signed(client.passport()), TIME)
                .replaceFirst(
                        "<m:tokenPassport>",
                        "<x:tokenPassport xmlns:x=\"urn:messages_2024_1.platform.webservices" + ".netsuite.com\">")
                .replaceFirst("</m:tokenPassport>", "</x:tokenPassport>");
        assertThat(client.post(envelope).body()).contains("invalidVersionFault");
        assertThat(client.auditDetails()).isEmpty();
    }

    @Test
    void severalKindsOfCredentialsAreAmbiguous() throws Exception {
        String beside = "<m:applicationInfo><m:applicationId>1</m:applicationId></m:applicationInfo>";
        SoapReply application = client.post(client.envelope(client.signed(client.passport()) + beside, TIME));
        SoapReply header = client.post(
                client.envelope(client.signed(client.passport()), TIME), "Authorization", "OAuth realm=\"1\"");
        for (SoapReply reply : List.of(application, header)) {
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.at("//faultstring")).isEqualTo("Ambiguous authentication");
            assertThat(reply.at("//invalidCredentialsFault/code")).isEqualTo("USER_ERROR");
        }
        assertThat(client.auditDetails()).containsExactly("Ambiguous authentication", "Ambiguous authentication");
    }

    @Test
    void fiveFailuresLockTheUserForHalfAnHour() throws Exception {
        for (int i = 0; i < 5; i++) {
            client.post(client.envelope(client.element(client.passport(), "HMAC-SHA256", "wrong"), TIME));
        }
        assertRefused(client.call(TIME), "temporary_locked");
        sandbox.clock().advance(java.time.Duration.ofMinutes(30));
        assertThat(client.call(TIME).successful()).isTrue();
    }

    @Test
    void injectedLoginFailuresLookLikeRealOnes() throws Exception {
        client.control("POST", "faults", "{\"revokeToken\":true}");
        assertRefused(client.call(TIME), "token_rejected");
        client.control("DELETE", "faults", "");
        client.control("POST", "faults", "{\"clockSkew\":600}");
        assertRefused(client.call(TIME), "InvalidTimestamp");
    }

    private void assertRefused(SoapReply reply, String detail) throws Exception {
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.at("//faultcode")).isEqualTo("soapenv:Server.userException");
        assertThat(reply.at("//faultstring")).isEqualTo("Invalid login attempt.");
        assertThat(reply.at("//invalidCredentialsFault/code")).isEqualTo("USER_ERROR");
        assertThat(reply.at("//invalidCredentialsFault/message")).isEqualTo("Invalid login attempt.");
        assertThat(reply.at("//hostname")).isNotEmpty();
        List<String> details = client.auditDetails();
        assertThat(details.get(details.size() - 1)).isEqualTo(detail);
    }
}
