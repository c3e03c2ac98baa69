package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a gateway keeps to besides the outcome of a request. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatewayTest {

    private static final String JSON = "Content-Type: application/json";

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    @Test
    void whoAllowsOneAttemptGetsOneEvenIfTheLoginIsRefused() {
        server.otherwise(request -> Reply.invalidLogin());
        HttpSettings settings =
                new HttpSettings(server.url(), Duration.ofSeconds(5), Duration.ofSeconds(20), null, builder -> {});
        try (Gateway once = new Gateway(
                settings,
                account.authorizer,
                account.limiter,
                account.breaker,
                Backoff.fullJitter(Duration.ofMillis(1), Duration.ofMillis(1), new Random(1)),
                1,
                account.time)) {
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> TestAccount.ask(once))
                    .withMessageContaining("attempt 1 of 1");
        }
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void twentyGoodAnswersGiveBackASlotThatThrottlingTook() throws InterruptedException {
        account.limiter.atMost(2);
        account.limiter.throttled(Duration.ZERO);
        Gateway gateway = account.gateway();
        for (int i = 0; i < 20; i++) {
            TestAccount.ask(gateway);
        }

        account.limiter.enter();
        account.limiter.enter();
    }

    @Test
    void everyRequestAsksForJson() throws InterruptedException {
        account.ask();

        assertThat(server.received().get(0).header("Accept")).isEqualTo("application/json");
    }

    @Test
    void aRequestUnderWayKeepsNoProcessAlive() throws InterruptedException {
        assertThat(account.gateway()
                        .exchange(TestAccount.REQUEST, body -> Thread.currentThread()
                                .isDaemon())
                        .body())
                .isTrue();
    }

    @Test
    void aMistakeInAReaderIsNoTroubleOfNetSuites() {
        Error error = new NoClassDefFoundError("x");
        RuntimeException mistake = new ClassCastException("x");

        assertThat(catchThrowable(() -> account.gateway().exchange(TestAccount.REQUEST, body -> {
                    throw error;
                })))
                .isSameAs(error);
        assertThatThrownBy(() -> account.gateway().exchange(TestAccount.REQUEST, body -> {
                    throw mistake;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("POST /services/rest/query/v1/suiteql on localhost")
                .hasCause(mistake);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aClosedGatewayLetsGoOfTheConnectionsItKeptAndSendsNothingMore() throws Exception {
        CompletableFuture<String> afterTheAnswer = new CompletableFuture<>();
        server.replies(connection -> {
            Reply.json(Reply.PAGE).answer(connection);
            try {
                afterTheAnswer.complete(connection.getInputStream().read() < 0 ? "closed" : "another request");
            } catch (IOException reset) {
                afterTheAnswer.complete("closed");
            }
            return false;
        });
        Gateway gateway = account.gateway();
        TestAccount.ask(gateway);

        gateway.close();

        assertThat(afterTheAnswer.get(50, TimeUnit.SECONDS)).isEqualTo("closed");
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> TestAccount.ask(gateway));
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest(name = "a Date of {0}")
    @CsvSource({"09:03:09, true", "09:03:10, false"})
    void aServersClockMayBeSixMinutesAheadOfOurs(String date, boolean believed) {
        server.replies(Reply.raw(
                "HTTP/1.1 200 OK\r\nDate: Thu, 12 Mar 2026 " + date + " GMT\r\n" + JSON + "\r\nContent-Length: "
                        + Reply.PAGE.length() + "\r\n\r\n",
                Reply.PAGE.getBytes(StandardCharsets.UTF_8),
                true));

        assertThat(catchThrowable(account::ask) == null).isEqualTo(believed);
    }

    @Test
    void aTimeToComeBackIsMeasuredByOurClockWhereTheServerTellsNone() throws InterruptedException {
        server.replies(Reply.raw(
                "HTTP/1.1 503 Later\r\nRetry-After: Thu, 12 Mar 2026 08:58:09 GMT\r\nContent-Length: 0\r\n\r\n",
                new byte[0],
                true));

        account.ask();

        assertThat(account.time.instant()).isEqualTo(FakeTime.START.plusSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"identity", "x-gzip", "GZIP"})
    void anEncodingMayBeCalledByItsOtherNames(String encoding) throws InterruptedException {
        byte[] page = Reply.PAGE.getBytes(StandardCharsets.UTF_8);
        server.replies(Reply.of(
                200,
                JSON + "\r\nContent-Encoding: " + encoding,
                encoding.equals("identity") ? page : Reply.gzip(page)));

        assertThat(account.ask().body()).hasToString(Reply.PAGE);
    }

    @Test
    void whoeverWaitsToLogInGoesAsSoonAsAnotherRequestProvesTheLogin() throws InterruptedException {
        assertThat(account.breaker.enter("first", Patience.ENDLESS))
                .as("finds out")
                .isTrue();
        CompletableFuture<Boolean> probe = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                probe.complete(account.breaker.enter("first", Patience.ENDLESS));
            } catch (InterruptedException e) {
                probe.completeExceptionally(e);
            }
        });
        waiting.start();
        waitsInside(waiting);

        account.breaker.accepted("first");

        assertThat(probe.join()).as("has to find out").isFalse();
    }

    @Test
    void whoeverWaitsForASlotGoesAsSoonAsThereIsOneMoreOrOneLeaves() throws InterruptedException {
        account.limiter.atMost(2);
        account.limiter.throttled(Duration.ZERO);
        account.limiter.enter();
        Thread second = entering();
        waitsInside(second);
        for (int success = 0; success < 20; success++) {
            account.limiter.succeeded();
        }
        second.join();

        Thread third = entering();
        waitsInside(third);
        account.limiter.leave();
        third.join();
    }

    private Thread entering() {
        Thread thread = new Thread(() -> {
            try {
                account.limiter.enter();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }

    private static void waitsInside(Thread thread) {
        await().until(() -> thread.getState() == Thread.State.WAITING);
    }
}
