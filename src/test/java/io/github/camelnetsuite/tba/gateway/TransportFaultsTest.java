package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.UnavailableException.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that fail, break, hang or lie. */
class TransportFaultsTest {

    private static final String ROWS = IntStream.rangeClosed(1, 40)
            .mapToObj(id -> "{\"links\":[],\"id\":\"" + id + "\",\"companyname\":\"Zoë " + id + " 🚲\"}")
            .toList()
            .toString();
    private static final byte[] PAGE = ("{\"links\":[],\"count\":40,\"hasMore\":false,\"items\":" + ROWS
                    + ",\"offset\":0,\"totalResults\":40}")
            .getBytes(StandardCharsets.UTF_8);
    private static final Reply GOOD = Reply.of(200, "Content-Type: application/json", PAGE);

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    static Map<String, Reply> brokenReplies() {
        return Map.of(
                "reset before headers", Reply.reset(),
                "empty reply", connection -> false,
                "garbage", Reply.raw("\u0001\u0002 this is no HTTP\r\n\r\n", new byte[0], false),
                "half a status line", Reply.raw("HTTP/1.1 2", new byte[0], false),
                "half a header", Reply.raw("HTTP/1.1 200 OK\r\nContent-Len", new byte[0], false),
                "bad chunk size",
                        Reply.raw(
                                Reply.head(200, "Content-Type: application/json", "Transfer-Encoding: chunked"),
                                "zz\r\n{}".getBytes(StandardCharsets.US_ASCII),
                                false),
                "half a gzip",
                        Reply.raw(
                                Reply.head(200, "Content-Type: application/json", "Content-Encoding: gzip"),
                                java.util.Arrays.copyOf(Reply.gzip(PAGE), 60),
                                false));
    }

    static List<String> brokenReplyNames() {
        return List.copyOf(brokenReplies().keySet());
    }

    @ParameterizedTest
    @MethodSource("brokenReplyNames")
    @Catalogue({"14", "15", "16"})
    void aBrokenAnswerIsAskedForAgainWithAFreshSignature(String fault) throws InterruptedException {
        server.replies(brokenReplies().get(fault), GOOD);

        assertThat(account.ask().body().path("items")).hasSize(40);

        assertThat(server.received())
                .extracting(request -> request.header("Authorization"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("brokenReplyNames")
    void anAnswerThatStaysBrokenIsAnErrorThatSaysSo(String fault) {
        server.otherwise(request -> brokenReplies().get(fault));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(account::ask)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN))
                .withMessageContaining("attempt 5 of 5")
                .withMessageNotContaining("null");
    }

    @ParameterizedTest
    @EnumSource
    @Catalogue("17")
    void nothingOfACutPageIsUsed(Reply.Framing framing) throws InterruptedException {
        // Without a length, nothing at all is an empty answer; with chunks, the last byte need not be the end.
        int first = framing == Reply.Framing.CLOSE ? 1 : 0;
        int last = framing == Reply.Framing.CHUNKED ? 16 : 15;
        for (int sixteenths = first; sixteenths <= last; sixteenths++) {
            int before = server.received().size();
            server.replies(Reply.cut(PAGE, framing, PAGE.length * sixteenths / 16), GOOD);

            assertThat(account.ask().body().path("items"))
                    .as("cut at %d/16", sixteenths)
                    .hasSize(40);

            assertThat(server.received()).hasSize(before + 2);
        }
    }

    @Test
    @Catalogue("20")
    void aPageThatComesByteByByteIsThePage() throws InterruptedException {
        server.replies(connection -> {
            connection
                    .getOutputStream()
                    .write(Reply.head(200, "Content-Type: application/json", "Connection: close")
                            .getBytes(StandardCharsets.US_ASCII));
            for (byte octet : PAGE) {
                connection.getOutputStream().write(octet);
                connection.getOutputStream().flush();
            }
            return false;
        });

        assertThat(account.ask()
                        .body()
                        .path("items")
                        .path(39)
                        .path("companyname")
                        .asText())
                .isEqualTo("Zoë 40 🚲");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @Catalogue("4")
    void aPooledConnectionThatDiedMeanwhileIsReplacedUnderAFreshSignature() throws InterruptedException {
        Gateway gateway = account.gateway();
        server.replies(connection -> {
            GOOD.answer(connection);
            return false; // said to stay open, and closed
        });

        TestAccount.ask(gateway);
        TestAccount.ask(gateway);

        assertThat(server.received())
                .extracting(request -> request.header("Authorization"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aGoodConnectionIsUsedAgain() throws InterruptedException {
        Gateway gateway = account.gateway();
        List<Integer> ports = new ArrayList<>();
        server.otherwise(request -> connection -> {
            ports.add(connection.getPort());
            return GOOD.answer(connection);
        });

        TestAccount.ask(gateway);
        TestAccount.ask(gateway);

        assertThat(ports.get(0)).isEqualTo(ports.get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nDate: ",
                "HTTP/1.1 200 OK\r\nDate: " + Reply.DATE
                        + "\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"items\":["
            })
    @Catalogue("18")
    void aStallEndsAtTheDeadline(String sent) {
        server.otherwise(request -> Reply.stallAfter(sent));

        assertEndsAtTheDeadline();
    }

    @Test
    @Catalogue("18")
    void aDripEndsAtTheDeadlineHoweverLivelyItIs() {
        server.otherwise(request -> Reply.drip("HTTP/1.1 200 OK\r\nDate: " + Reply.DATE
                + "\r\nContent-Type: application/json\r\nContent-Length: 5000000\r\n\r\n{"));

        assertEndsAtTheDeadline();
    }

    private void assertEndsAtTheDeadline() {
        Gateway gateway = account.gateway(Duration.ofMillis(300));
        long start = System.nanoTime();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> TestAccount.ask(gateway))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(600));
        // Generous, for machines under load.
        Evidence.of("18").atMost("milliseconds until two deadlines of 300 have passed", took.toMillis(), 5000);
    }

    @Test
    @Catalogue("10")
    void aRefusedConnectionIsTriedAgain() throws IOException {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = URI.create("http://localhost:" + closed.getLocalPort());
        }
        try (TestAccount unreachable = new TestAccount(nobody)) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(unreachable::ask)
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.BROKEN))
                    .withMessageContaining("refused")
                    .withMessageContaining("attempt 5 of 5");
            assertThat(unreachable.authorizer.signed())
                    .as("signed without a connection")
                    .isEmpty();
        }
    }

    @Test
    @Catalogue("11")
    void anUnknownHostIsSaidToBeTheAccountIdsFault() {
        try (TestAccount unknown = new TestAccount(URI.create("https://1234567.invalid"))) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(unknown::ask)
                    .withMessageContaining("No such host")
                    .withMessageContaining("1234567.invalid")
                    .withMessageContaining("Check accountId");
        }
    }

    @Test
    void aRefusedLoginCountsEvenIfItsExplanationBreaksOff() {
        server.otherwise(request -> Reply.raw(
                Reply.head(401, "Content-Type: application/json", "Content-Length: 500"), new byte[] {'{'}, false));

        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(account::ask);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aRefusedLoginCountsEvenIfItsExplanationNeverComes() {
        server.otherwise(request ->
                Reply.stallAfter(Reply.head(401, "Content-Type: application/json", "Content-Length: 500") + "{"));

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> TestAccount.ask(account.gateway(Duration.ofMillis(300))));
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aRefusalThatMayBeAnythingIsAskedForAgainWhenItBreaksOff() {
        server.replies(
                Reply.raw(Reply.head(400, "Content-Type: application/json", "Content-Length: 500"), new byte[0], false),
                Reply.error(400, "INVALID_PARAMETER", "No such column."));

        assertThatExceptionOfType(RequestRefusedException.class).isThrownBy(account::ask);
    }
}
