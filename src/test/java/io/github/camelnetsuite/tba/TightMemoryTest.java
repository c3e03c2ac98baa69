package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that no memory could hold, for a process that has 64 MB of it: refused, and the process goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TightMemoryTest {

    private static final String JSON = "Content-Type: application/json";
    private static final String PAGE_START = "{\"links\":[],\"count\":1,\"hasMore\":false,\"items\":[{\"id\":\"";
    private static final int A_MILLION = 1 << 20;

    private TightProcess process;

    /** Answers, each of them too much. */
    enum Hostile {
        ONE_STRING_OF_300_MB("38", endless(PAGE_START, 'x', 300)),
        ONE_NUMBER_OF_300_MB("38", endless("{\"count\":", '1', 300)),
        A_GIGABYTE_PROMISED_AND_BLANK("38", endless("", ' ', 1024)),
        A_GIGABYTE_PROMISED_IN_VALUES("38", endless("[1", ',', 1024)),
        NESTED_TEN_THOUSAND_DEEP("38", Reply.json("[".repeat(10_000) + "]".repeat(10_000))),
        NESTED_TEN_THOUSAND_DEEP_IN_OBJECTS("38", Reply.json("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))),
        AN_ERROR_OF_300_MB("38", connection -> endlessly(connection.getOutputStream(), Reply.head(400, JSON), 300)),
        BLANKS_BY_GZIP("39", gzip("", ' ')),
        ONE_STRING_BY_GZIP("39", gzip(PAGE_START, 'x')),
        AN_UNKNOWN_ENCODING("39", Reply.of(200, JSON + "\r\nContent-Encoding: br", Reply.PAGE)),
        A_WRONG_CHARSET("39", Reply.of(200, JSON + "; charset=utf-16", Reply.PAGE));

        private final String row;
        private final Reply reply;

        Hostile(String row, Reply reply) {
            this.row = row;
            this.reply = reply;
        }

        private static Reply endless(String start, char filling, int megabytes) {
            String head = Reply.head(200, JSON, "Content-Length: " + (start.length() + (long) megabytes * A_MILLION));
            return connection -> {
                connection.getOutputStream().write((head + start).getBytes(StandardCharsets.US_ASCII));
                return fill(connection.getOutputStream(), filling, megabytes);
            };
        }

        private static boolean endlessly(OutputStream out, String head, int megabytes) throws IOException {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            fill(out, 'x', megabytes);
            return false;
        }

        private static Reply gzip(String start, char filling) {
            try (ByteArrayOutputStream zipped = new ByteArrayOutputStream()) {
                try (OutputStream out = new GZIPOutputStream(zipped)) {
                    out.write(start.getBytes(StandardCharsets.US_ASCII));
                    fill(out, filling, 100);
                }
                return Reply.of(200, JSON + "\r\nContent-Encoding: gzip", zipped.toByteArray());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static boolean fill(OutputStream out, char filling, int megabytes) throws IOException {
            byte[] block = new byte[A_MILLION];
            Arrays.fill(block, (byte) filling);
            for (int i = 0; i < megabytes; i++) {
                out.write(block);
            }
            return true;
        }
    }

    @BeforeAll
    void start() throws IOException {
        process = new TightProcess("suiteql", "2026-03-12T08:57:09Z");
    }

    @AfterAll
    void end() throws InterruptedException {
        process.close();
    }

    /** What came of one poll, all of whose questions for pages get this answer. */
    private String poll(Reply page) throws IOException {
        return process.poll(request ->
                request.line().contains("serverTime") ? Reply.json("{\"serverTime\":\"2026-03-12T08:57:09Z\"}") : page);
    }

    // On a thread of its own: nothing interrupts a wait for the other process's word.
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @EnumSource
    @Catalogue({"38", "39"})
    void whatNoMemoryCouldHoldIsRefusedAndTheProcessGoesOn(Hostile hostile) throws IOException {
        int before = process.requests();
        String seen = poll(hostile.reply);
        int requests = process.requests() - before;

        assertThat(seen).startsWith("MalformedAnswerException ");
        assertThat(poll(Reply.json(Reply.PAGE))).isEqualTo("delivered 0");
        assertThat(process.isAlive()).isTrue();
        Evidence.of(hostile.row)
                .outcome(seen.substring(0, seen.indexOf(' ')) + " in 64 MB, and the next poll works")
                // A page that is too large is asked for in halves: 1000, 500 … 1; the first request is for the clock.
                .atMost("requests for pages", requests - 1, 10);
    }
}
