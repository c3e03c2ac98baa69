package io.github.camelnetsuite.tba.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private static final String TIME = "/services/rest/system/v1/serverTime";
    private static final String IDS = "SELECT id FROM customer ORDER BY id";

    private final Sandbox sandbox =
            Sandbox.builder().customers(50).contacts(20).concurrency(3).start();
    private final SignedClient client = new SignedClient(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void fault(String json) throws Exception {
        client.control("POST", "faults", json);
    }

    @Test
    void theSecondMatchingRequestFailsAndNoOther() throws Exception {
        fault("{\"match\":{\"path\":\"/services/rest/query\",\"nth\":2},\"status\":503,\"body\":\"<html>down</html>\","
                + "\"contentType\":\"text/html\",\"headers\":{\"Retry-After\":\"7\"}}");
        assertThat(client.get(TIME).statusCode()).isEqualTo(200);
        assertThat(client.query(IDS, "").statusCode()).isEqualTo(200);
        HttpResponse<String> failed = client.query(IDS, "");
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.body()).isEqualTo("<html>down</html>");
        assertThat(failed.headers().firstValue("retry-after")).hasValue("7");
        assertThat(failed.headers().firstValue("content-type")).hasValue("text/html");
        assertThat(client.query(IDS, "").statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultLastsUntilItIsTakenBackAndMayLookAtTheQuery() throws Exception {
        fault("{\"match\":{\"bodyContains\":\"FROM contact\"},\"status\":500}");
        for (int i = 0; i < 3; i++) {
            assertThat(client.query("SELECT id FROM contact", "").statusCode()).isEqualTo(500);
            assertThat(client.query(IDS, "").statusCode()).isEqualTo(200);
        }
        client.control("DELETE", "faults", "");
        assertThat(client.query("SELECT id FROM contact", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aStatusAloneComesWithWhatNetSuiteSaysWithIt() throws Exception {
        fault("{\"match\":{\"nth\":1},\"status\":429}");
        fault("{\"match\":{\"nth\":2},\"status\":500}");
        fault("{\"match\":{\"nth\":3},\"status\":503}");
        fault("{\"match\":{\"nth\":4},\"status\":302,\"headers\":{\"Location\":\"/elsewhere\"}}");
        assertThat(client.get(TIME).body()).contains("CONCURRENCY_LIMIT_EXCEEDED");
        assertThat(client.get(TIME).body()).contains("UNEXPECTED_ERROR");
        assertThat(client.get(TIME).body()).contains("<html>");
        assertThat(client.get(TIME).headers().firstValue("location")).hasValue("/elsewhere");
    }

    @Test
    void aFailedRequestHasSpentItsNonce() throws Exception {
        fault("{\"match\":{\"times\":1},\"status\":503}");
        String header = client.header("GET", URI.create(sandbox.baseUrl() + TIME));
        assertThat(client.getWith(TIME, header).statusCode()).isEqualTo(503);
        assertThat(client.getWith(TIME, header).statusCode()).isEqualTo(401);
        assertThat(client.control("stats").get("refusedNonces").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"drop\":\"reset\"",
                "\"drop\":\"empty\"",
                "\"drop\":\"garbage\"",
                "\"truncateAfterBytes\":40",
                "\"truncateAfterBytes\":0"
            })
    void aBrokenAnswerIsAnErrorToTheClientAndTheNextOneIsWhole(String effect) throws Exception {
        fault("{\"match\":{\"path\":\"suiteql\"}," + effect + "}");
        assertThatThrownBy(() -> client.query(IDS, "")).isInstanceOf(IOException.class);
        client.control("DELETE", "faults", "");
        assertThat(client.query(IDS, "").statusCode()).isEqualTo(200);
    }

    @Test
    void aStalledAnswerNeitherEndsNorKeepsTheOthersFromBeingServed() throws Exception {
        fault("{\"match\":{\"path\":\"serverTime\",\"nth\":1},\"stallAfterBytes\":10}");
        URI url = URI.create(sandbox.baseUrl() + TIME);
        CompletableFuture<HttpResponse<String>> stalled = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(url)
                                .header("Authorization", client.header("GET", url))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        while (client.control("stats").get("requests").asInt() == 0) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 5; i++) {
            assertThat(client.get(TIME).statusCode()).isEqualTo(200);
        }
        assertThat(stalled).isNotDone();
        sandbox.close();
        assertThatThrownBy(stalled::join).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aConnectionThatPromisedToStayIsGoneAfterAWholeAnswer() throws Exception {
        fault("{\"match\":{\"times\":1},\"drop\":\"after\"}");
        HttpResponse<String> whole = client.query(IDS, "");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).endsWith("}");
    }

    @Test
    void theAccountsClockCanBeWrongForARequest() throws Exception {
        fault("{\"match\":{\"times\":1},\"clockSkew\":301}");
        assertThat(client.get(TIME).statusCode()).isEqualTo(401);
        assertThat(client.auditDetails()).containsExactly("InvalidTimestamp");
        fault("{\"match\":{\"times\":1},\"clockSkew\":-200}");
        HttpResponse<String> early = client.get(TIME);
        assertThat(early.statusCode()).isEqualTo(200);
    }

    @Test
    void loginsFailForEveryReasonTheAuditTrailKnows() throws Exception {
        for (String effect :
                List.of("\"login\":\"permission_denied\"", "\"revokeToken\":true", "\"replaceSecret\":true")) {
            fault("{\"match\":{\"times\":1}," + effect + "}");
            HttpResponse<String> refused = client.get(TIME);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("INVALID_LOGIN").doesNotContain("permission_denied");
        }
        assertThat(client.auditDetails()).containsExactly("permission_denied", "token_rejected", "InvalidSignature");
        assertThat(client.control("stats").get("refusedLogins").asInt()).isEqualTo(3);
    }

    @Test
    void moreRequestsAtOnceThanTheAccountAllowsAreRefused() throws Exception {
        fault("{\"match\":{\"path\":\"serverTime\"},\"delayMs\":1500}");
        HttpClient http = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> held = new ArrayList<>();
        URI url = URI.create(sandbox.baseUrl() + TIME);
        for (int i = 0; i < 3; i++) {
            held.add(http.sendAsync(
                    HttpRequest.newBuilder(url)
                            .header("Authorization", client.header("GET", url))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        }
        while (client.control("stats").get("highestConcurrency").asInt() < 3) {
            Thread.onSpinWait();
        }
        HttpResponse<String> refused = client.query(IDS, "");
        assertThat(refused.statusCode()).isEqualTo(429);
        JsonNode body = SignedClient.JSON.readTree(refused.body());
        assertThat(body.get("title").asText()).isEqualTo("Bad Request");
        assertThat(body.get("o:errorCode").asText()).isEqualTo("USER_ERROR");
        assertThat(body.get("o:errorDetails").get(0).get("o:errorCode").asText())
                .isEqualTo("CONCURRENCY_LIMIT_EXCEEDED");
        assertThat(held).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(200));
        assertThat(client.query(IDS, "").statusCode()).isEqualTo(200);
        JsonNode stats = client.control("stats");
        assertThat(stats.get("highestConcurrency").asInt()).isEqualTo(4);
        assertThat(stats.get("byKind").get("suiteql").get("429").asInt()).isEqualTo(1);
        assertThat(stats.get("byKind").get("serverTime").get("200").asInt()).isEqualTo(3);
        assertThat(stats.get("requests").asInt()).isEqualTo(5);
    }

    @Test
    void everyAnswerTakesAsLongAsTheLatencySays() throws Exception {
        try (Sandbox slow = Sandbox.builder()
                .customers(1)
                .contacts(1)
                .latency(Duration.ofMillis(120))
                .start()) {
            long start = System.nanoTime();
            new SignedClient(slow).get(TIME);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        }
    }

    @Test
    void whatIsNoFaultIsNamed() {
        assertThatThrownBy(() -> fault("{\"stauts\":500}")).hasMessageContaining("stauts");
        assertThatThrownBy(() -> fault("{\"match\":{\"path\":\"(\"},\"status\":500}"))
                .hasMessageContaining("match.path");
        assertThatThrownBy(() -> fault("not json")).hasMessageContaining("400");
    }
}
