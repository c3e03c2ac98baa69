package io.github.camelnetsuite.tba.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.sandbox.login.TokenLogin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated account is on this machine for this machine, and as strict as NetSuite with who knocks. */
@Catalogue("72")
class StrangersTest {

    private static final Instant NOW = Instant.parse("2026-04-14T08:30:00Z");
    private static final String QUERY = "/services/rest/query/v1/suiteql?limit=5&offset=0";
    private static final List<String> DOORS = List.of(
            "/services/rest/system/v1/serverTime",
            "/services/rest/record/v1/customer",
            "/services/rest/record/v1/metadata-catalog/",
            "/services/rest/nothing",
            QUERY);

    private final Sandbox sandbox = Sandbox.builder()
            .customers(2)
            .contacts(2)
            .clock(InstantSource.fixed(NOW))
            .start();
    private final SignedClient client = new SignedClient(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void noOtherMachineReachesIt() throws IOException {
        Stream<InetAddress> others = Stream.concat(
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress()),
                // Reached by somebody who listens on all addresses, and by nobody else.
                Stream.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("::1")));
        others.forEach(address -> assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, sandbox.port()), 2000);
            }
        }));
        assertThat(InetAddress.getByName(sandbox.baseUrl().getHost()).isLoopbackAddress())
                .isTrue();
        try (Socket socket = new Socket(sandbox.baseUrl().getHost(), sandbox.port())) {
            assertThat(socket.getInetAddress().isLoopbackAddress()).isTrue();
        }
        Evidence.of("72").outcome("loopback only");
    }

    private HttpResponse<String> send(String door, String authorization) throws Exception {
        return send(door.equals(QUERY) ? "POST" : "GET", door, authorization);
    }

    private HttpResponse<String> send(String method, String door, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + door));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (method.equals("POST")) {
            request.header("Prefer", "transient")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"q\":\"SELECT id FROM customer\"}"));
        }
        return client.send(request);
    }

    private String signed(String door, Map<String, String> parameters) {
        return client.header(
                door.equals(QUERY) ? "POST" : "GET",
                URI.create(sandbox.baseUrl() + door),
                sandbox.credentials().accountId(),
                parameters,
                sandbox.credentials().consumerSecret());
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("INVALID_LOGIN")
                .doesNotContain("\"items\"", "NonceUsed", "InvalidSignature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic dXNlcjpwYXNzd29yZA==", "Bearer token", "OAuth", "OAuth realm=\"1234567_SB1\""})
    void anUnsignedRequestIsRefusedAtEveryDoor(String authorization) throws Exception {
        for (String door : DOORS) {
            assertRefused(send(door, authorization.isEmpty() ? null : authorization));
        }
        Evidence.of("72").outcome("unsigned refused");
    }

    @Test
    void aReplayedRequestIsRefusedAtEveryDoor() throws Exception {
        for (String door : DOORS) {
            String header = signed(door, client.parameters());
            assertThat(send(door, header).statusCode()).isNotEqualTo(401);
            assertRefused(send(door, header));
            assertThat(client.auditDetails()).last().isEqualTo("NonceUsed");
            sandbox.clock().advance(Duration.ofHours(1)); // past the lock that failures lead to
        }
        Evidence.of("72").outcome("replayed refused");
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400, 86_400})
    void aStaleRequestIsRefused(long seconds) throws Exception {
        Map<String, String> parameters = client.parameters();
        parameters.put("oauth_timestamp", String.valueOf(NOW.getEpochSecond() + seconds));

        assertRefused(send(QUERY, signed(QUERY, parameters)));
        assertThat(client.auditDetails()).containsExactly("InvalidTimestamp");
        Evidence.of("72").outcome("stale refused");
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void oneThatIsAlmostIsNot(long seconds) throws Exception {
        Map<String, String> parameters = client.parameters();
        parameters.put("oauth_timestamp", String.valueOf(NOW.getEpochSecond() + seconds));

        assertThat(send(QUERY, signed(QUERY, parameters)).statusCode()).isEqualTo(200);
    }

    private static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("the query", QUERY.replace("limit=5", "limit=6"), unchanged()),
                Arguments.of("an added parameter", QUERY + "&more=1", unchanged()),
                Arguments.of("the path", QUERY.replace("v1/suiteql", "v1/suiteqL"), unchanged()),
                Arguments.of("the door", "/services/rest/system/v1/serverTime", unchanged()),
                Arguments.of("the nonce", QUERY, change("oauth_nonce", "anotherNonceOfTwenty")),
                Arguments.of("the timestamp", QUERY, change("oauth_timestamp", "" + (NOW.getEpochSecond() + 1))),
                Arguments.of("the version", QUERY, change("oauth_version", "")),
                Arguments.of("the consumer key", QUERY, change("oauth_consumer_key", "0".repeat(64))),
                Arguments.of("the token", QUERY, change("oauth_token", "0".repeat(64))));
    }

    private static Consumer<Map<String, String>> unchanged() {
        return parameters -> {};
    }

    private static Consumer<Map<String, String>> change(String name, String value) {
        return parameters -> parameters.compute(name, (key, before) -> value.isEmpty() ? null : value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aTamperedRequestIsRefused(String what, String door, Consumer<Map<String, String>> change) throws Exception {
        Map<String, String> parameters = client.parameters();
        String signature = signed(QUERY, parameters).replaceFirst(".*(oauth_signature=)", "$1");
        change.accept(parameters);
        String header = signed(QUERY, parameters).replaceFirst("oauth_signature=.*", "") + signature;

        assertRefused(send(door, header));
        Evidence.of("72").outcome("changed refused");
    }

    @Test
    void aRequestOfAnotherMethodThanTheSignedOneIsRefused() throws Exception {
        assertRefused(send("GET", QUERY, signed(QUERY, client.parameters())));
        assertThat(client.auditDetails()).containsExactly("InvalidSignature");
        Evidence.of("72").outcome("changed refused");
    }

    @Test
    void aSignatureWithOneOtherCharacterIsRefused() throws Exception {
        String header = signed(QUERY, client.parameters());
        int at = header.indexOf("oauth_signature=\"") + 17;
        String first = header.substring(at, at + 1);

        assertRefused(
                send(QUERY, header.substring(0, at) + (first.equals("A") ? "B" : "A") + header.substring(at + 1)));
        assertThat(client.auditDetails()).containsExactly("InvalidSignature");
    }

    /** By construction: what compares is what the JDK promises to be constant in time. */
    @Test
    void whatIsComparedTellsNothingByItsTiming() {
        JavaClasses classes = new ClassFileImporter().importPackages(TokenLogin.class.getPackageName());
        Map<String, String> comparing = Map.of(
                "TokenLogin.signed", "IssuedKeys.same",
                "PassportLogin.check", "IssuedKeys.same",
                "IssuedKeys.hasConsumerKey", "IssuedKeys.same",
                "IssuedKeys.hasToken", "IssuedKeys.same",
                "IssuedKeys.isOfAccount", "IssuedKeys.same",
                "IssuedKeys.same", "MessageDigest.isEqual");
        comparing.forEach((method, by) -> {
            List<String> calls = classes.stream()
                    .flatMap(type -> type.getMethods().stream())
                    .filter(one -> method.equals(one.getOwner().getSimpleName() + "." + one.getName()))
                    .flatMap(one -> one.getMethodCallsFromSelf().stream())
                    .map(call -> call.getTargetOwner().getSimpleName() + "." + call.getName())
                    .toList();

            assertThat(calls).as(method).contains(by).doesNotContain("String.equals");
        });
        Evidence.of("72").outcome("compared in constant time");
    }
}
