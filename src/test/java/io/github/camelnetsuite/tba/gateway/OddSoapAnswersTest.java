package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelnetsuite.tba.faults.Catalogue;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What came in place of a SOAP answer, or only in part: an error, never a result without records. */
class OddSoapAnswersTest {

    private static final NetSuiteRequest REQUEST = NetSuiteRequest.postSoap(
            "/services/NetSuitePort_2025_2", "search", NetSuiteRequest.Login.BODY, () -> "<a/>");
    private static final String PAGE = Envelopes.success(IntStream.rangeClosed(1, 40)
            .mapToObj(id -> "<n>Zoë " + id + " 🚲</n>\n")
            .collect(Collectors.joining()));
    private static final byte[] BYTES = PAGE.getBytes(StandardCharsets.UTF_8);

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    private List<String> ask() throws InterruptedException {
        return account.gateway()
                .exchange(REQUEST, new SoapReader<List<String>>(SoapReaderTest.Parts::new))
                .body();
    }

    private void assertMalformed(String why) {
        int before = server.received().size();
        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(this::ask)
                .withMessageContaining(why)
                .withMessageContaining("attempt 1 of 5");
        assertThat(server.received()).hasSize(before + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, <!DOCTYPE html><title>Sign in</title>, an HTML page",
        "200, text/xml, <!DOCTYPE html><title>Sign in</title>, document type",
        "200, text/xml, <html><title>Sign in</title></html>, no SOAP envelope",
        "200, text/html, <a/>, The answer is XML",
        "200, application/json, {}, other JSON",
        "200, text/xml, {}, no XML",
        "200, text/xml, junk, no XML",
        "200, text/xml, '', empty",
        "200, text/xml, <a/>, no SOAP envelope",
        "200, text/plain, hello, junk",
        "202, text/xml, <a/>, HTTP 202",
        "206, text/xml, <a/>, HTTP 206",
        "302, text/html, <html>, redirect",
        "404, text/html, <html>, an HTML page",
        "400, text/xml, <a/>, The answer is XML",
        "407, text/html, <html>, proxy"
    })
    @Catalogue({"21", "31", "32"})
    void whatIsNotNetSuitesIsMalformed(int status, String type, String body, String why) {
        server.replies(Reply.of(status, "Content-Type: " + type, body));

        assertMalformed(why);
    }

    @Test
    @Catalogue("39")
    void anotherCharsetIsMalformed() {
        String latin = "<?xml version='1.0' encoding='ISO-8859-1'?>" + PAGE.substring(PAGE.indexOf("?>") + 2);
        server.replies(
                Reply.of(200, "Content-Type: text/xml; charset=iso-8859-1", BYTES),
                Reply.of(200, "Content-Type: text/xml; charset=no-such-thing", BYTES),
                Reply.of(200, "Content-Type: text/xml", latin.getBytes(StandardCharsets.ISO_8859_1)),
                Reply.of(200, Envelopes.XML, PAGE.getBytes(StandardCharsets.ISO_8859_1)),
                Reply.of(200, Envelopes.XML, PAGE.getBytes(StandardCharsets.UTF_16)));

        for (int i = 0; i < 5; i++) {
            assertMalformed("HTTP 200");
        }
    }

    @Test
    void theDressOfXmlDoesNotMatter() throws InterruptedException {
        server.replies(
                Reply.of(200, "Content-Type: application/soap+xml; charset=UTF-8", BYTES),
                Reply.of(200, "Content-Type: text/xml", ("\uFEFF" + PAGE).getBytes(StandardCharsets.UTF_8)),
                Reply.of(200, Envelopes.XML + "\r\nContent-Encoding: gzip", Reply.gzip(BYTES)));

        for (int i = 0; i < 3; i++) {
            assertThat(ask()).hasSize(40).startsWith("n=Zoë 1 🚲");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Catalogue("17")
    void nothingOfACutPageIsUsed(Reply.Framing framing) throws InterruptedException {
        int first = framing == Reply.Framing.CLOSE ? 1 : 0;
        int last = framing == Reply.Framing.CHUNKED ? 16 : 15;
        for (int sixteenths = first; sixteenths <= last; sixteenths++) {
            int before = server.received().size();
            server.replies(
                    Reply.cut(Envelopes.XML, BYTES, framing, BYTES.length * sixteenths / 16),
                    Envelopes.reply(200, PAGE));

            assertThat(ask()).as("cut at %d/16", sixteenths).hasSize(40);

            assertThat(server.received()).hasSize(before + 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip"})
    @Catalogue("39")
    void anEncodingThatWasNotAskedForIsMalformed(String encoding) {
        server.replies(Reply.of(200, Envelopes.XML + "\r\nContent-Encoding: " + encoding, BYTES));

        assertMalformed("Content-Encoding");
    }

    @Test
    @Catalogue("39")
    void aGzipBombIsDefused() {
        byte[] blanks = new byte[150 << 20];
        Arrays.fill(blanks, (byte) ' ');
        server.replies(Reply.of(200, Envelopes.XML + "\r\nContent-Encoding: gzip", Reply.gzip(blanks)));

        assertMalformed("single piece of XML");
    }

    @ParameterizedTest
    @CsvSource({"<r><u>, larger than", "<!--, single piece", "<r x=', single piece"})
    @Catalogue("38")
    void anEndlessBodyIsLeft(String start, String why) {
        String envelope = Envelopes.of("");
        String head = Reply.head(200, Envelopes.XML, "Content-Length: 1073741824")
                + envelope.substring(0, envelope.indexOf("</soapenv:Body>"))
                + start;
        server.replies(connection -> {
            OutputStream out = connection.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            byte[] block = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(block);
            }
        });

        assertMalformed(why);
    }
}
