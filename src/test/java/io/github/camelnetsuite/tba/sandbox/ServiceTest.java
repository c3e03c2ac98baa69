package io.github.camelnetsuite.tba.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private static final Sandbox sandbox = Sandbox.builder()
            .customers(2010)
            .contacts(20)
            .clock(InstantSource.fixed(Instant.parse("2026-03-05T08:57:09.250Z")))
            .start();
    private static final SignedClient client = new SignedClient(sandbox);

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static JsonNode error(HttpResponse<String> response, int status, String code) throws Exception {
        JsonNode body = SignedClient.JSON.readTree(response.body());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(body.get("status").asInt()).isEqualTo(status);
        JsonNode detail = body.get("o:errorDetails").get(0);
        assertThat(detail.get("o:errorCode").asText()).isEqualTo(code);
        assertThat(response.headers().firstValue("content-type"))
                .hasValue("application/vnd.oracle.resource+json; type=error; charset=UTF-8");
        return detail;
    }

    @Test
    void serverTimeIsTheAccountsClock() throws Exception {
        HttpResponse<String> response = client.get("/services/rest/system/v1/serverTime");
        assertThat(response.body()).isEqualTo("{\"serverTime\":\"2026-03-05T08:57:09.250Z\"}");
        assertThat(response.headers().firstValue("date")).hasValue("Thu, 05 Mar 2026 08:57:09 GMT");
        assertThat(response.headers().map()).containsKeys("x-n-operationid", "x-netsuite-jobid");
    }

    /** A client does not send an edit once more when a connection from before is gone. */
    @Test
    void onlyTheControlInterfaceTakesANewConnectionEachTime() throws Exception {
        HttpResponse<String> control =
                client.send(HttpRequest.newBuilder(sandbox.baseUrl().resolve("/sandbox/v1/stats")));
        HttpResponse<String> account = client.get("/services/rest/system/v1/serverTime");

        assertThat(control.headers().firstValue("connection")).hasValue("close");
        assertThat(account.headers().firstValue("connection")).hasValue("keep-alive");
    }

    @Test
    void anAnswerIsCompressedWhenTheClientAsks() throws Exception {
        HttpResponse<String> response =
                client.get("/services/rest/system/v1/serverTime", "Accept-Encoding", "gzip, deflate");
        assertThat(response.headers().firstValue("content-encoding")).hasValue("gzip");
    }

    @Test
    void aFullPageHasTheCapturedLinksAndTheirOddities() throws Exception {
        JsonNode page = client.page("SELECT id, companyname FROM customer ORDER BY id", "?limit=5&offset=10");
        String url = sandbox.baseUrl() + "/services/rest/query/v1/suiteql?limit=5&offset=";
        List<String> links = new ArrayList<>();
        page.get("links")
                .forEach(link -> links.add(
                        link.get("rel").asText() + " " + link.get("href").asText()));
        assertThat(links)
                .containsExactly(
                        "previous " + url + "5",
                        "first " + url + "0",
                        "next " + url + "15",
                        "last " + url + "480",
                        "self " + url + "10");
        assertThat(page.get("count").asInt()).isEqualTo(5);
        assertThat(page.get("hasMore").asBoolean()).isTrue();
        assertThat(page.get("offset").asInt()).isEqualTo(10);
        assertThat(page.get("totalResults").asInt()).isEqualTo(2412);
        assertThat(page.get("items").get(0).get("links")).isEmpty();
        assertThat(page.get("items").get(0).get("id").isTextual()).isTrue();
    }

    @Test
    void totalResultsNeverExceedAThousandPages() throws Exception {
        JsonNode page = client.page("SELECT id FROM customer ORDER BY id", "?limit=1");
        assertThat(page.get("totalResults").asInt()).isEqualTo(1000);
        JsonNode last = client.page("SELECT id FROM customer ORDER BY id", "?limit=1&offset=999");
        assertThat(last.get("hasMore").asBoolean()).isFalse();
        error(client.query("SELECT id FROM customer", "?limit=1&offset=1000"), 400, "INVALID_PARAMETER");
    }

    @Test
    void limitsAndOffsetsOutsideTheRulesAreRefused() throws Exception {
        assertThat(error(client.query("SELECT id FROM customer", "?limit=1001"), 400, "INVALID_PARAMETER")
                        .get("o:errorQueryParam")
                        .asText())
                .isEqualTo("limit");
        error(client.query("SELECT id FROM customer", "?limit=0"), 400, "INVALID_PARAMETER");
        error(client.query("SELECT id FROM customer", "?limit=10&offset=5"), 400, "INVALID_PARAMETER");
        error(client.query("SELECT id FROM customer", "?limit=1000&offset=100000"), 400, "INVALID_PARAMETER");
        error(client.query("SELECT id FROM customer", "?limit=ten"), 400, "INVALID_PARAMETER");
    }

    @Test
    void aQueryWithoutPreferTransientIsRefused() throws Exception {
        java.net.URI url = java.net.URI.create(sandbox.baseUrl() + "/services/rest/query/v1/suiteql");
        HttpResponse<String> response = client.send(java.net.http.HttpRequest.newBuilder(url)
                .header("Authorization", client.header("POST", url))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"q\":\"SELECT id FROM customer\"}")));
        error(response, 400, "INVALID_HEADER");
    }

    @Test
    void aRefusedQueryTellsWhyInNetSuitesWords() throws Exception {
        JsonNode detail = error(client.query("SELECT nosuch FROM customer", ""), 400, "INVALID_PARAMETER");
        assertThat(detail.get("detail").asText())
                .startsWith("Invalid search query. Detailed unprocessed description follows. ")
                .contains("Unknown identifier 'nosuch'");
        assertThat(detail.get("o:errorQueryParam").asText()).isEqualTo("q");
        error(client.query(" ", ""), 400, "INVALID_PARAMETER");
    }

    @Test
    void parametersAreBoundToQuestionMarks() throws Exception {
        java.net.URI url = java.net.URI.create(sandbox.baseUrl() + "/services/rest/query/v1/suiteql");
        HttpResponse<String> response = client.send(java.net.http.HttpRequest.newBuilder(url)
                .header("Authorization", client.header("POST", url))
                .header("Prefer", "transient")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"q\":\"SELECT id FROM customer WHERE searchstage = ?\",\"params\":[\"Lead\"]}")));
        assertThat(SignedClient.JSON
                        .readTree(response.body())
                        .get("totalResults")
                        .asInt())
                .isEqualTo(201);
    }

    @Test
    void anUnknownServiceIsNotFound() throws Exception {
        error(client.get("/services/rest/nothing/v1"), 404, "INVALID_REQUEST");
        error(client.get("/elsewhere"), 404, "INVALID_REQUEST");
    }

    @Test
    void nobodyBeyondLoopbackReachesIt() throws Exception {
        for (NetworkInterface network : java.util.Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : java.util.Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    try (Socket socket = new Socket()) {
                        Assertions.assertThatThrownBy(
                                        () -> socket.connect(new InetSocketAddress(address, sandbox.port()), 1000))
                                .isInstanceOfAny(
                                        ConnectException.class,
                                        java.net.SocketTimeoutException.class,
                                        java.net.SocketException.class);
                    }
                }
            }
        }
        assertThat(sandbox.baseUrl().getHost()).isEqualTo("127.0.0.1");
    }
}
