package io.github.camelnetsuite.tba.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginTest {
    private static final String TIME = "/services/rest/system/v1/serverTime";

    private final Sandbox sandbox = Sandbox.builder().customers(5).contacts(5).start();
    private final SignedClient client = new SignedClient(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private HttpResponse<String> signed(Map<String, String> oauth, String realm, String secret) throws Exception {
        return client.getWith(TIME, client.header("GET", URI.create(sandbox.baseUrl() + TIME), realm, oauth, secret));
    }

    private HttpResponse<String> signed(Map<String, String> oauth) throws Exception {
        return signed(
                oauth, sandbox.credentials().accountId(), sandbox.credentials().consumerSecret());
    }

    @Test
    void aSignedRequestIsLetIn() throws Exception {
        assertThat(client.get(TIME).statusCode()).isEqualTo(200);
        assertThat(client.auditDetails()).containsExactly("");
    }

    @Test
    void queriesWithSpacesPlusSignsRepeatedAndEmptyParametersAreSignedToo() throws Exception {
        for (String query : List.of(
                "?q=email%20START_WITH%20%22o%27brien%2Bx%40example.com%22&limit=5&offset=0",
                "?q=email+START_WITH+%22a%22&limit=5",
                "?tag=z&tag=a&empty=&name=Zo%C3%AB%20%2A%21~&bare",
                "?a=%F0%9F%9A%80&%C3%BC=1")) {
            assertThat(client.get(TIME + query).statusCode()).as(query).isEqualTo(200);
        }
        assertThat(client.get("/services/rest/record/v1/customer/eid:a%20b").statusCode())
                .isNotEqualTo(401);
    }

    @Test
    void everyRefusedLoginGetsTheSameAnswerAndOnlyTheAuditTrailTellsWhy() throws Exception {
        String account = sandbox.credentials().accountId();
        String secret = sandbox.credentials().consumerSecret();
        List<HttpResponse<String>> refused = new ArrayList<>();
        refused.add(client.getWith(TIME, "OAuth realm=\"" + account + "\""));
        refused.add(signed(changed("oauth_consumer_key", "unknown")));
        refused.add(signed(changed("oauth_token", "unknown")));
        refused.add(signed(client.parameters(), account, secret + "x"));
        refused.add(signed(client.parameters(), account.toLowerCase(java.util.Locale.ROOT), secret));
        refused.add(signed(changed("oauth_signature_method", "HMAC-SHA1")));
        refused.add(
                signed(changed("oauth_timestamp", String.valueOf(client.now().getEpochSecond() - 305))));
        assertThat(refused).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).isEqualTo(refused.get(0).body());
            assertThat(response.headers().map().keySet())
                    .isEqualTo(refused.get(0).headers().map().keySet());
            assertThat(response.headers().firstValue("www-authenticate"))
                    .hasValue("OAuth realm=\"1234567_SB1\", error=\"token_rejected\","
                            + " error_description=\"Invalid login attempt.\"");
        });
        assertThat(client.auditDetails())
                .containsExactly(
                        "MissingTokenPassportRequiredFields",
                        "consumer_key_unknown",
                        "token_rejected",
                        "InvalidSignature",
                        "InvalidSignature",
                        "UnknownAlgorithm",
                        "InvalidTimestamp");
    }

    @Test
    void aReplayedHeaderIsRefused() throws Exception {
        String header = client.header("GET", URI.create(sandbox.baseUrl() + TIME));
        assertThat(client.getWith(TIME, header).statusCode()).isEqualTo(200);
        assertThat(client.getWith(TIME, header).statusCode()).isEqualTo(401);
        assertThat(client.auditDetails()).containsExactly("", "NonceUsed");
        assertThat(client.control("stats").get("refusedNonces").asInt()).isEqualTo(1);
    }

    @Test
    void anInvalidSignatureDoesNotSpendItsNonce() throws Exception {
        Map<String, String> oauth = client.parameters();
        assertThat(signed(oauth, sandbox.credentials().accountId(), "wrong").statusCode())
                .isEqualTo(401);
        assertThat(signed(oauth).statusCode()).isEqualTo(200);
    }

    @Test
    void aTamperedUrlIsRefused() throws Exception {
        String header = client.header("GET", URI.create(sandbox.baseUrl() + TIME + "?limit=1"));
        assertThat(client.getWith(TIME + "?limit=2", header).statusCode()).isEqualTo(401);
        assertThat(client.auditDetails()).containsExactly("InvalidSignature");
    }

    @Test
    void versionMayBeMissingButNotWrongAndNoncesNeedSixCharacters() throws Exception {
        Map<String, String> without = client.parameters();
        without.remove("oauth_version");
        assertThat(signed(without).statusCode()).isEqualTo(200);
        assertThat(signed(changed("oauth_version", "2.0")).statusCode()).isEqualTo(401);
        assertThat(signed(changed("oauth_nonce", "12345")).statusCode()).isEqualTo(401);
        String doubled = client.header("GET", URI.create(sandbox.baseUrl() + TIME)) + ", oauth_version=\"1.0\"";
        assertThat(client.getWith(TIME, doubled).statusCode()).isEqualTo(401);
        assertThat(client.auditDetails())
                .containsExactly("", "VersionRejected", "nonce_rejected", "parameter_rejected");
    }

    @Test
    void theTimestampMayBeFiveMinutesOffEitherWay() throws Exception {
        long now = client.now().getEpochSecond();
        assertThat(signed(changed("oauth_timestamp", String.valueOf(now - 298))).statusCode())
                .isEqualTo(200);
        assertThat(signed(changed("oauth_timestamp", String.valueOf(now + 298))).statusCode())
                .isEqualTo(200);
        assertThat(signed(changed("oauth_timestamp", String.valueOf(now + 310))).statusCode())
                .isEqualTo(401);
        assertThat(signed(changed("oauth_timestamp", now + "000")).statusCode()).isEqualTo(401);
    }

    @Test
    void fiveFailedLoginsLockTheUserForHalfAnHour() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(signed(client.parameters(), "1234567_SB1", "wrong").statusCode())
                    .isEqualTo(401);
        }
        assertThat(client.get(TIME).statusCode()).isEqualTo(401);
        assertThat(client.auditDetails()).endsWith("InvalidSignature", "temporary_locked");
        sandbox.clock().advance(Duration.ofMinutes(31));
        assertThat(client.get(TIME).statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestWithoutAnyCredentialsIsRefusedLikeTheOthers() throws Exception {
        HttpResponse<String> response =
                client.send(java.net.http.HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + TIME)));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("\"o:errorCode\":\"INVALID_LOGIN\"");
    }

    private Map<String, String> changed(String name, String value) {
        Map<String, String> parameters = client.parameters();
        parameters.put(name, value);
        return parameters;
    }
}
