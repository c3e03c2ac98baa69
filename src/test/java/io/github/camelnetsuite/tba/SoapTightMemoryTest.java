package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.Envelopes;
import io.github.camelnetsuite.tba.gateway.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SOAP answers that no memory could hold, for a process that has 64 MB of it: refused, and the process goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoapTightMemoryTest {

    private static final String TIME = "2026-03-12T08:57:09Z";
    private static final String RECORD = "<platformCore:record internalId=\"1\" xsi:type=\"listRel:Contact\">";
    private static final int A_MILLION = 1 << 20;

    private TightProcess process;

    /** Answers, each of them too much. */
    enum Hostile {
        ONE_TEXT_OF_300_MB("38", endless(inARecord("<listRel:email>"), i -> "x", 300)),
        ONE_TEXT_OF_REFERENCES("38", endless(inARecord("<listRel:email>"), i -> "&#10;", 300)),
        ONE_ATTRIBUTE_OF_300_MB("38", endless(inARecord("<listRel:email x=\""), i -> "x", 300)),
        ONE_COMMENT_OF_300_MB("38", endless(inARecord("<!-- "), i -> "x", 300)),
        ONE_CDATA_SECTION_OF_300_MB("38", endless(inARecord("<listRel:email><![CDATA["), i -> "x", 300)),
        ONE_DOCUMENT_TYPE_OF_300_MB("41", endless("<!DOCTYPE a [<!ENTITY b \"", i -> "x", 300)),
        NAMES_WITHOUT_END("38", endless(inARecord(""), i -> "<n" + i + " a" + i + "=\"\"/>", 300)),
        RECORDS_WITHOUT_END(
                "38", endless(inTheList(), i -> RECORD.replace("1", "" + i) + "</platformCore:record>", 300)),
        STATUSES_WITHOUT_END(
                "38",
                endless(
                        open(Envelopes.result("<platformCore:status isSuccess=\"false\">~")),
                        i ->
                                "<platformCore:statusDetail><platformCore:code>C</platformCore:code></platformCore:statusDetail>",
                        300)),
        A_GIGABYTE_PROMISED_AND_BLANK("38", endless("", i -> " ", 1024)),
        NESTED_TEN_THOUSAND_DEEP(
                "38", Envelopes.reply(200, Envelopes.success("<a>".repeat(10_000) + "</a>".repeat(10_000)))),
        AN_ERROR_OF_300_MB("38", connection -> {
            connection.getOutputStream().write(Reply.head(400, Envelopes.XML).getBytes(StandardCharsets.US_ASCII));
            return fill(connection.getOutputStream(), i -> "x", 300) && false;
        }),
        BLANKS_BY_GZIP("39", gzip("", i -> " ")),
        ONE_TEXT_BY_GZIP("39", gzip(inARecord("<listRel:email>"), i -> "x"));

        private final String row;
        private final Reply reply;

        Hostile(String row, Reply reply) {
            this.row = row;
            this.reply = reply;
        }

        private static String open(String envelope) {
            return envelope.substring(0, envelope.indexOf('~'));
        }

        private static String inTheList() {
            return open(Envelopes.success(
                    "<platformCore:totalRecords>1</platformCore:totalRecords><platformCore:recordList>~"));
        }

        private static String inARecord(String start) {
            return inTheList() + RECORD + start;
        }

        private static Reply endless(String start, IntFunction<String> filling, int megabytes) {
            String head = Reply.head(
                    200, Envelopes.XML, "Content-Length: " + (start.length() + (long) megabytes * A_MILLION));
            return connection -> {
                connection.getOutputStream().write((head + start).getBytes(StandardCharsets.US_ASCII));
                return fill(connection.getOutputStream(), filling, megabytes);
            };
        }

        private static Reply gzip(String start, IntFunction<String> filling) {
            try (ByteArrayOutputStream zipped = new ByteArrayOutputStream()) {
                try (OutputStream out = new GZIPOutputStream(zipped)) {
                    out.write(start.getBytes(StandardCharsets.US_ASCII));
                    fill(out, filling, 200);
                }
                return Reply.of(200, Envelopes.XML + "\r\nContent-Encoding: gzip", zipped.toByteArray());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static boolean fill(OutputStream out, IntFunction<String> filling, int megabytes) throws IOException {
            int unit = 0;
            byte[] block = null;
            for (int i = 0; i < megabytes; i++) {
                if (block == null || !filling.apply(0).equals(filling.apply(1))) {
                    StringBuilder text = new StringBuilder();
                    while (text.length() < A_MILLION) {
                        text.append(filling.apply(++unit));
                    }
                    block = text.toString().getBytes(StandardCharsets.US_ASCII);
                }
                out.write(block, 0, A_MILLION);
            }
            return true;
        }
    }

    @BeforeAll
    void start() throws IOException {
        process = new TightProcess("soap", TIME);
    }

    @AfterAll
    void end() throws InterruptedException {
        process.close();
    }

    private String poll(Reply page) throws IOException {
        return process.poll(request -> request.header("SOAPAction").contains("getServerTime")
                ? Envelopes.reply(200, Envelopes.success("<serverTime>" + TIME + "</serverTime>"))
                : page);
    }

    // On a thread of its own: nothing interrupts a wait for the other process's word.
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @EnumSource
    @Catalogue({"38", "39", "41"})
    void whatNoMemoryCouldHoldIsRefusedAndTheProcessGoesOn(Hostile hostile) throws IOException {
        int before = process.requests();
        String seen = poll(hostile.reply);
        int requests = process.requests() - before;

        assertThat(seen).startsWith("MalformedAnswerException ");
        assertThat(poll(Envelopes.reply(200, Envelopes.success("<totalRecords>0</totalRecords><recordList/>"))))
                .isEqualTo("delivered 0");
        assertThat(process.isAlive()).isTrue();
        Evidence.of(hostile.row)
                .outcome(seen.substring(0, seen.indexOf(' ')) + " in 64 MB, and the next poll works")
                // A page that is too large is asked for in halves: 1000, 500 … 5; the first request is for the clock.
                .atMost("requests for pages", requests - 1, 10);
    }
}
