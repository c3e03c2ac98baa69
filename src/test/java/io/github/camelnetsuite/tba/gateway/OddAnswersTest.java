package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelnetsuite.tba.faults.Catalogue;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that came whole and are not NetSuite's: errors, never pages without rows, and never asked for again. */
class OddAnswersTest {

    private static final String JSON = "Content-Type: application/json";

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "junk",
                "{\"items\":[]} trailing",
                "{\"items\":[]}{}",
                "{\"count\":0,\"count\":1}",
                "{\"count\":NaN}",
                "{\"count\":Infinity}",
                "{'items':[]}",
                "{\"items\":[],}",
                "\uFEFF{\"items\":[]}",
                "/* hello */ {}",
                "{\"a\":\"\u0007\"}"
            })
    @Catalogue("32")
    void badJsonIsMalformed(String body) {
        server.replies(Reply.json(body));

        assertMalformed("HTTP 200").withMessageNotContaining("junk");
    }

    @Test
    @Catalogue("39")
    void otherCharsetsAreMalformed() {
        server.replies(
                Reply.of(200, JSON, "{\"items\":[]}".getBytes(StandardCharsets.UTF_16BE)),
                Reply.of(200, JSON, "{\"items\":[\"\u00e9\"]}".getBytes(StandardCharsets.ISO_8859_1)),
                Reply.of(200, JSON + "; charset=iso-8859-1", "{\"items\":[]}"),
                Reply.of(200, JSON + "; charset=no-such-thing", "{\"items\":[]}"));

        for (int i = 0; i < 4; i++) {
            assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(account::ask);
        }
        assertThat(server.received()).hasSize(4);
    }

    @Test
    void jsonThatEndsInTheMiddleIsAskedForAgain() throws InterruptedException {
        server.replies(Reply.json("{\"items\":["));

        account.ask();

        assertThat(server.received()).hasSize(2);
    }

    @Test
    @Catalogue("38")
    void deepNestingIsMalformed() {
        server.replies(Reply.json("[".repeat(10_000) + "]".repeat(10_000)));

        assertMalformed("no usable JSON");
    }

    @Test
    void gzipIsUnderstood() throws InterruptedException {
        server.replies(Reply.of(
                200, JSON + "\r\nContent-Encoding: gzip", Reply.gzip(Reply.PAGE.getBytes(StandardCharsets.UTF_8))));

        assertThat(account.ask().body()).hasToString(Reply.PAGE);
        assertThat(server.received().get(0).header("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    @Catalogue("39")
    void aGzipBombIsDefused() {
        byte[] blanks = new byte[20 << 20];
        Arrays.fill(blanks, (byte) ' ');
        server.replies(Reply.of(200, JSON + "\r\nContent-Encoding: gzip", Reply.gzip(blanks)));

        assertMalformed("larger than");
    }

    @ParameterizedTest
    @CsvSource({"' ', larger than", "1, no usable JSON"})
    @Catalogue("38")
    void anEndlessBodyIsLeftAtOnce(char filling, String why) {
        server.otherwise(request -> endless(Reply.head(200, JSON, "Content-Length: 1073741824"), filling));

        assertMalformed(why);
    }

    @Test
    @Catalogue("38")
    void anEndlessBodyIsLeftEvenIfItsReaderHasSeenEnough() {
        server.replies(endless(Reply.head(200, JSON, "Content-Length: 1073741824"), ' '));

        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> account.gateway().exchange(TestAccount.REQUEST, body -> "enough"))
                .withMessageContaining("larger than");
    }

    @Test
    void whatIsWrongFromTheStartIsNotReadToItsEnd() {
        server.replies(Reply.drip(Reply.head(200, JSON, "Content-Length: 5000000") + "junk "));

        assertMalformed("no usable JSON");
    }

    @Test
    void anEndlessExplanationIsLeftAtOnce() throws InterruptedException {
        server.replies(endless(Reply.head(503, "Content-Type: text/html", "Content-Length: 1073741824"), ' '));

        account.ask();

        assertThat(server.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "bogus\u0007"})
    @Catalogue("39")
    void anEncodingThatWasNotAskedForIsMalformed(String encoding) {
        server.replies(Reply.of(200, JSON + "\r\nContent-Encoding: " + encoding, Reply.PAGE));

        assertMalformed("Content-Encoding");
    }

    @Test
    void anUnknownEncodingDoesNotHideARefusedLogin() {
        server.otherwise(request -> Reply.of(401, JSON + "\r\nContent-Encoding: br", "junk"));

        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(account::ask);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type: text/html, <!DOCTYPE html><title>Sign in</title>, an HTML page",
        "Content-Type: text/html, <html>, an HTML page",
        "Content-Type: text/xml, <soap/>, XML",
        "Content-Type: text/plain, hello, junk",
        "Content-Type: text/plain, '', empty",
        "X-None: 1, '{}', other JSON",
    })
    @Catalogue("21")
    void aCaptivePortalIsNotAPageWithoutRows(String type, String body, String what) {
        server.replies(Reply.of(200, type, body));

        assertMalformed("The answer is " + what).withMessageContaining("login page");
    }

    @Test
    void anAnswerWithoutDateIsNotNetSuites() {
        server.replies(Reply.raw(
                "HTTP/1.1 200 OK\r\n" + JSON + "\r\nContent-Length: " + Reply.PAGE.length() + "\r\n\r\n",
                Reply.PAGE.getBytes(StandardCharsets.UTF_8),
                true));

        assertMalformed("no Date header");
    }

    @Test
    void aDateThatNoAcceptedLoginCouldHaveIsAProxys() {
        server.replies(Reply.raw(
                "HTTP/1.1 200 OK\r\nDate: Thu, 12 Mar 2026 09:57:09 GMT\r\n" + JSON + "\r\nContent-Length: "
                        + Reply.PAGE.length() + "\r\n\r\n",
                Reply.PAGE.getBytes(StandardCharsets.UTF_8),
                true));

        assertMalformed("Date header is 2026-03-12T09:57:09Z");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 206})
    @Catalogue("31")
    void anotherSuccessIsNotTheAnswer(int status) {
        server.replies(Reply.of(status, JSON, Reply.PAGE));

        assertMalformed("HTTP " + status);
    }

    @Test
    @Catalogue("31")
    void noContentIsNotTheAnswer() {
        server.replies(Reply.raw(Reply.head(204), new byte[0], true));

        assertMalformed("The answer is empty").withMessageContaining("HTTP 204");
    }

    @Test
    @Catalogue("31")
    void interimAnswersAreSkipped() throws InterruptedException {
        server.replies(Reply.raw(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n"
                        + Reply.head(200, JSON, "Content-Length: " + Reply.PAGE.length()),
                Reply.PAGE.getBytes(StandardCharsets.UTF_8),
                true));

        assertThat(account.ask().body()).hasToString(Reply.PAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @Catalogue({"30", "31"})
    void redirectsAreNotFollowedAndNobodyElseSeesTheAuthorization(int status) {
        try (ScriptedServer elsewhere = new ScriptedServer()) {
            server.replies(
                    Reply.of(status, "Location: " + elsewhere.url() + "/steal", ""),
                    Reply.of(status, "Location: " + server.url() + "/other", ""),
                    Reply.of(status, "X-None: 1", ""));

            for (int i = 1; i <= 3; i++) {
                assertMalformed("redirect").withMessageContaining("Company URLs");
                assertThat(server.received()).hasSize(i);
            }
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    @Catalogue("21")
    void aProxysLoginPageIsTheProxys() {
        server.replies(Reply.of(407, "Proxy-Authenticate: Basic realm=\"proxy\"", "<html>"));

        assertMalformed("proxy").withMessageContaining("Set the proxy options");
    }

    @Test
    @Catalogue("21")
    void aProxyThatRefusesTheTunnelNeverSeesTheAuthorization() {
        server.otherwise(request -> Reply.of(407, "Proxy-Authenticate: Basic realm=\"proxy\"", "<html>"));
        try (TestAccount behindProxy = new TestAccount(java.net.URI.create("https://1234567.suitetalk.example"))) {
            Gateway gateway = behindProxy.gateway(
                    java.time.Duration.ofSeconds(20),
                    null,
                    builder -> builder.setProxy(
                            new HttpHost("localhost", server.url().getPort())),
                    behindProxy.time);

            assertThatExceptionOfType(MalformedAnswerException.class)
                    .isThrownBy(() -> TestAccount.ask(gateway))
                    .withMessageContaining("Set the proxy options");
        }
        assertThat(server.received()).hasSize(1);
        assertThat(server.received().get(0).line()).startsWith("CONNECT ");
        assertThat(server.received().get(0).header("Authorization")).isEmpty();
    }

    private org.assertj.core.api.ThrowableAssertAlternative<MalformedAnswerException> assertMalformed(String why) {
        int before = server.received().size();
        return assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(account::ask)
                .withMessageContaining(why)
                .withMessageContaining("attempt 1 of 5")
                .satisfies(
                        e -> assertThat(e.getMessage().split("attempt 1 of 5")).hasSize(2))
                .satisfies(e -> assertThat(server.received()).hasSize(before + 1));
    }

    private static Reply endless(String head, char filling) {
        return connection -> {
            OutputStream out = connection.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] block = String.valueOf(filling).repeat(100_000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(block);
            }
        };
    }
}
