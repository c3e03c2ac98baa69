package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.fuzz.Damage;
import io.github.camelnetsuite.tba.fuzz.LongRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.PropagationMode;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** Whatever status, headers and body come: JSON with NetSuite's time, or an exception that is declared. */
@Catalogue("40")
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(value = LongRun.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class AnswerFuzzTest {

    private static final Attempt ATTEMPT = new Attempt(NetSuiteRequest.get("/x"), "h.example", 1, 5);
    private static final Backoff BACKOFF = Backoff.fullJitter(
                    Duration.ofMillis(500), Duration.ofSeconds(30), new Random(7))
            .orRetryAfter();

    private int tries;

    @AfterProperty
    void tellTheReport() {
        Evidence.of("40").outcome("statuses, headers and error bodies: a declared exception, a bounded wait", tries);
    }

    @Property(tries = 6000)
    void anyAnswerIsJsonOrADeclaredException(
            @ForAll("statuses") int status,
            @ForAll("headers") Map<String, String> headers,
            @ForAll("bodies") byte[] body) {
        tries++;
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(status);
        headers.forEach(response::setHeader);
        response.setEntity(new ByteArrayEntity(body, type(headers), headers.get("Content-Encoding")));
        try {
            Answer<JsonNode> answer = new ResponseReader<>(ATTEMPT, new JsonReader(), new FakeTime()).read(response);
            assertThat(status).isEqualTo(200);
            assertThat(answer.body()).isNotNull();
            assertThat(answer.asOf()).isBeforeOrEqualTo(FakeTime.START.plus(Duration.ofMinutes(6)));
        } catch (NetSuiteException declared) {
            assertThat(declared.getMessage())
                    .doesNotContainPattern("\\p{Cntrl}")
                    .doesNotContain("${");
            assertThat(BACKOFF.after(1, declared)).isBetween(Duration.ZERO, Backoff.LONGEST_RETRY_AFTER);
        } catch (IOException brokenOff) {
            // A parser's own exception is one too, and would be taken for trouble with the connection.
            for (Throwable cause = brokenOff; cause != null; cause = cause.getCause()) {
                assertThat(cause).isNotInstanceOf(JsonProcessingException.class);
            }
            assertThat(ConnectionTrouble.of(ATTEMPT, brokenOff)).isInstanceOf(NetSuiteException.class);
        }
    }

    private static ContentType type(Map<String, String> headers) {
        try {
            return ContentType.parse(headers.get("Content-Type"));
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(200)),
                Tuple.of(3, Arbitraries.of(400, 401, 403, 404, 407, 408, 409, 429, 500, 502, 503, 504)),
                Tuple.of(1, Arbitraries.integers().between(100, 999)));
    }

    @Provide
    Arbitrary<Map<String, String>> headers() {
        Arbitrary<byte[]> dates = Arbitraries.of(
                        Reply.DATE,
                        "Thursday, 12-Mar-26 08:57:09 GMT",
                        "Thu Mar 12 08:57:09 2026",
                        "Fri, 31 Dec 9999 23:59:59 GMT")
                .map(text -> text.getBytes(StandardCharsets.US_ASCII));
        Arbitrary<String> times = Arbitraries.frequencyOf(
                Tuple.of(2, dates.map(AnswerFuzzTest::text)),
                Tuple.of(2, Damage.damaged(dates).map(AnswerFuzzTest::text)),
                Tuple.of(1, Arbitraries.longs().map(String::valueOf)),
                Tuple.of(1, Damage.texts()));
        Arbitrary<String> types = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just("application/json")),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "text/html", "application/json; charset=latin1", "json", ";;=", "a/json;charset=?")),
                Tuple.of(1, Damage.texts()));
        Arbitrary<String> encodings = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just("identity")), Tuple.of(1, Arbitraries.of("gzip", "br", "")));
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(Reply.DATE)), Tuple.of(1, times)),
                        times,
                        types,
                        encodings,
                        Damage.texts())
                .as((date, retryAfter, type, encoding, challenge) -> Map.of(
                        "Date", date,
                        "Retry-After", retryAfter,
                        "Content-Type", type,
                        "Content-Encoding", encoding,
                        "WWW-Authenticate", "OAuth realm=\"1\", error=\"" + challenge + "\""));
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<byte[]> errors = Combinators.combine(
                        Arbitraries.of(
                                "INVALID_LOGIN", "CONCURRENCY_LIMIT_EXCEEDED", "INSUFFICIENT_PERMISSION", "USER_ERROR"),
                        Arbitraries.of(
                                "Record 'customer' was not found.",
                                "${jndi:x}",
                                "a\\r\\nb \\u001b[31m",
                                "Invalid login."),
                        Arbitraries.of("429", "\"429\"", "{}", "1e9", "-1", "null"))
                .as((code, detail, status) -> ("{\"type\":\"x\",\"title\":\"y\",\"status\":" + status
                                + ",\"o:errorDetails\":[{\"detail\":\"" + detail + "\",\"o:errorCode\":\"" + code
                                + "\"}],\"o:errorUrl\":\"z\"}")
                        .getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> others = Arbitraries.of(
                        Reply.PAGE,
                        "{\"error\":{\"code\":\"SSS_REQUEST_LIMIT_EXCEEDED\",\"message\":\"m\"}}",
                        "{\"error\":\"invalid_grant\"}",
                        "<html><body>Sign in</body></html>",
                        "")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.frequencyOf(
                Tuple.of(2, errors),
                Tuple.of(4, Damage.damaged(errors)),
                Tuple.of(2, others),
                Tuple.of(2, Damage.damaged(others)),
                Tuple.of(1, Damage.bytes()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
