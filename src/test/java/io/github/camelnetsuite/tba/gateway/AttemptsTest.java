package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.gateway.ScriptedServer.Received;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures are tried again, how often, and after what pause. */
class AttemptsTest {

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    @Test
    void aGoodAnswerTakesOneRequest() throws InterruptedException {
        Answer<?> answer = account.ask();

        assertThat(answer.body()).hasToString(Reply.PAGE);
        assertThat(answer.asOf()).isEqualTo(FakeTime.START);
        assertThat(server.received()).hasSize(1);
        assertThat(server.received().get(0).line())
                .isEqualTo("POST /services/rest/query/v1/suiteql?limit=1000&offset=0 HTTP/1.1");
        assertThat(account.time.sleeps()).isEmpty();
    }

    @Test
    void theAnswersTimeIsTheServersLessWhatTheExchangeTook() throws InterruptedException {
        Answer<?> answer = account.gateway().exchange(TestAccount.REQUEST, body -> {
            account.time.advance(Duration.ofSeconds(7));
            return new JsonReader().read(body);
        });

        assertThat(answer.asOf()).isEqualTo(FakeTime.START.minusSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 429})
    @Catalogue("26")
    void aStatusThatMayPassIsTriedOnceMoreAndSignedAfresh(int status) throws InterruptedException {
        server.replies(Reply.of(status, "Content-Type: text/html", "<html>later</html>"));

        account.ask();

        assertThat(server.received())
                .extracting(request -> request.header("Authorization"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 429})
    void fiveAttemptsAreTheEndAndAllAreSignedAfresh(int status) {
        server.otherwise(request -> Reply.error(status, "UNEXPECTED_ERROR", "An unexpected error occurred."));

        assertThatThrownBy(account::ask).hasMessageContaining("attempt 5 of 5");

        assertThat(nonces()).hasSize(5).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"400, INVALID_PARAMETER", "404, NONEXISTENT_ID", "400, INVALID_REQUEST", "409, INVALID_ID"})
    @Catalogue("28")
    void aRequestThatNetSuiteUnderstandsAndRefusesIsNotRepeated(int status, String code) {
        server.replies(Reply.error(status, code, "No such thing."));

        assertThatExceptionOfType(RequestRefusedException.class)
                .isThrownBy(account::ask)
                .withMessageContaining(code)
                .withMessageContaining("No such thing.")
                .withMessageContaining("HTTP " + status)
                .withMessageContaining("POST /services/rest/query/v1/suiteql on localhost")
                .satisfies(refusal -> assertThat(refusal.detail()).isEqualTo("No such thing."));
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @Catalogue("24")
    void pausesUpToGrowingBoundsLieBetweenTheAttempts() {
        server.otherwise(request -> Reply.of(503, "Content-Type: text/html", ""));

        assertThatThrownBy(account::ask).isInstanceOf(UnavailableException.class);

        List<Duration> pauses = account.time.sleeps();
        assertThat(pauses).hasSize(4);
        for (int i = 0; i < pauses.size(); i++) {
            assertThat(pauses.get(i)).isBetween(Duration.ZERO, Duration.ofMillis(500L << i));
        }
        assertThat(pauses).anyMatch(pause -> !pause.isZero());
    }

    @ParameterizedTest
    @CsvSource({
        "429, Retry-After: 7, 7",
        "503, Retry-After: 7, 7",
        "429, 'Retry-After: Thu, 12 Mar 2026 08:58:09 GMT', 60",
        "429, Retry-After: 1000000000000, 300",
        "503, Retry-After: 301, 300",
    })
    @Catalogue({"22", "23", "25"})
    void whatTheServerAsksForIsWaitedUpToFiveMinutes(int status, String header, int seconds)
            throws InterruptedException {
        server.replies(Reply.error(status, header + "\r\n", "CONCURRENCY_LIMIT_EXCEEDED", "Request blocked."));

        account.ask();

        assertThat(account.time.instant()).isEqualTo(FakeTime.START.plusSeconds(seconds));
        assertThat(server.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Retry-After: -1",
                "Retry-After: soon",
                "Retry-After:",
                "Retry-After: 99999999999999999999999",
                "Retry-After: Thu, 12 Mar 2020 08:58:09 GMT",
                "X-Nothing: 1"
            })
    @Catalogue("25")
    void nonsenseIsNotWaitedFor(String header) throws InterruptedException {
        server.replies(Reply.throttled(header + "\r\n"));

        account.ask();

        assertThat(account.time.instant()).isBetween(FakeTime.START, FakeTime.START.plusMillis(500));
        assertThat(server.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONCURRENCY_LIMIT_EXCEEDED", "SSS_REQUEST_LIMIT_EXCEEDED", "WS_REQUEST_BLOCKED"})
    void throttlingIsKnownByItsCodeWhateverItsStatus(String code) throws InterruptedException {
        server.replies(
                Reply.error(400, code, "Request blocked."),
                Reply.of(
                        400,
                        "Content-Type: application/json",
                        "{\"error\":{\"code\":\"" + code + "\",\"message\":\"Request blocked.\"}}"));

        account.ask();

        assertThat(server.received()).hasSize(3);
        assertThat(account.limiter.throttledCount()).isEqualTo(2);
    }

    @Test
    @Catalogue("25")
    void aServerThatAsksForNoPauseIsLeftOneAllTheSame() throws InterruptedException {
        server.replies(Reply.error(429, "Retry-After: 0\r\n", "CONCURRENCY_LIMIT_EXCEEDED", "Request blocked."));

        account.ask();

        assertThat(account.time.sleeps())
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ZERO, Duration.ofMillis(500)));
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void oraclesSampleOfThrottlingHasAnotherCodeOnTop() {
        server.otherwise(request -> Reply.of(400, "Content-Type: application/json", """
                {"type":"https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.1","title":"Bad Request",
                 "status":400,"o:errorCode":"USER_ERROR","o:errorDetails":[{"detail":"Concurrent request limit exceeded.
                 Request blocked.","o:errorCode":"CONCURRENCY_LIMIT_EXCEEDED"}]}
                """.replace("\n", "")));

        assertThatExceptionOfType(ThrottledException.class)
                .isThrownBy(account::ask)
                .withMessageContaining("Integration Governance")
                .withMessageContaining("maxConcurrency");
        assertThat(account.limiter.throttledCount()).isEqualTo(5);
    }

    @Test
    void aTimeOutIsTriedOnceMoreOnlySinceTheRequestMayStillRun() {
        server.otherwise(request -> Reply.stallAfter(""));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> TestAccount.ask(account.gateway(Duration.ofMillis(150))))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(UnavailableException.Kind.TIMED_OUT))
                .withMessageContaining("attempt 2 of 5");

        assertThat(nonces()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    @Catalogue("27")
    void anHourOfTroubleCostsFiveRequestsAPollAndEndsWithTheFirstPollAfterIt() throws InterruptedException {
        server.otherwise(request -> Reply.error(500, "UNEXPECTED_ERROR", "An unexpected error occurred."));
        Gateway gateway = account.gateway();
        for (int poll = 0; poll < 60; poll++) {
            assertThatThrownBy(() -> TestAccount.ask(gateway)).isInstanceOf(UnavailableException.class);
            account.time.advance(Duration.ofMinutes(1));
        }
        assertThat(server.received()).hasSize(300);

        server.otherwise(request -> Reply.json(Reply.PAGE));
        TestAccount.ask(gateway);
        assertThat(server.received()).hasSize(301);
    }

    private List<String> nonces() {
        List<String> nonces = server.received().stream()
                .map((Received request) -> request.header("Authorization"))
                .toList();
        assertThat(Collections.max(nonces)).startsWith("OAuth nonce=");
        return nonces;
    }
}
