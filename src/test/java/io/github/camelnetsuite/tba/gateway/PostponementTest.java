package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pause that is longer than a thread may be held for ends an exchange, which goes on later where it was. */
class PostponementTest {

    private final ScriptedServer server = new ScriptedServer();
    private final FakeTime time = new FakeTime();
    private final Gateway gateway = new Gateway(
            new HttpSettings(server.url(), Duration.ofSeconds(5), Duration.ofSeconds(20), null, builder -> {}),
            new FakeAuthorizer("first"),
            new AccountLimiter(1, time),
            new LoginBreaker(time),
            (failed, failure) -> Duration.ofSeconds(5),
            3,
            new Patience(Duration.ofSeconds(1)),
            time);

    @AfterEach
    void end() {
        gateway.close();
        server.close();
    }

    private static Reply trouble() {
        return Reply.error(503, "UNEXPECTED_ERROR", "No.");
    }

    private void assertPostponed() {
        assertThatExceptionOfType(PostponedException.class).isThrownBy(() -> TestAccount.ask(gateway));
    }

    @Test
    void attemptsAreCountedOverPostponementsAndTheLastOneFails() {
        server.replies(trouble(), trouble(), trouble());
        assertPostponed();
        assertPostponed();

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> TestAccount.ask(gateway));
    }

    @Test
    void whatFollowsOneThatWasAnsweredInTheEndHasAllItsAttempts() {
        server.replies(trouble(), trouble(), Reply.json(Reply.PAGE), trouble(), Reply.json(Reply.PAGE));
        assertPostponed();
        assertPostponed();
        assertThatNoException().isThrownBy(() -> TestAccount.ask(gateway));

        assertPostponed();
        assertThatNoException().isThrownBy(() -> TestAccount.ask(gateway));
    }
}
