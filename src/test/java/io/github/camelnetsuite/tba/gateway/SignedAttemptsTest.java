package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.auth.Nonces;
import io.github.camelnetsuite.tba.auth.OAuth1Signer;
import io.github.camelnetsuite.tba.auth.TbaCredentials;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attempts with the signer of the product: each has a nonce of its own and the second in which it is sent. */
@Catalogue("3")
class SignedAttemptsTest {

    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(7);

    private final ScriptedServer server = new ScriptedServer();
    private final FakeTime time = new FakeTime();
    private final Gateway gateway = new Gateway(
            new HttpSettings(server.url(), Duration.ofSeconds(5), Duration.ofSeconds(20), null, builder -> {}),
            new OAuth1Signer(
                    TbaCredentials.of("1234567", "key", "secret", "token", "tokenSecret"),
                    time,
                    new Nonces(new SecureRandom())),
            new AccountLimiter(2, time),
            new LoginBreaker(time),
            (failed, failure) -> PAUSE,
            ATTEMPTS,
            time);

    @AfterEach
    void end() {
        gateway.close();
        server.close();
    }

    private List<String> sent(String parameter) {
        return server.received().stream()
                .map(request -> request.header("Authorization").replaceAll(".* " + parameter + "=\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @Test
    void everyRetryHasAFreshNonceAndTheSecondInWhichItIsSent() {
        server.otherwise(request -> Reply.error(503, "UNEXPECTED_ERROR", "An unexpected error occurred."));

        assertThatThrownBy(() -> TestAccount.ask(gateway)).isInstanceOf(UnavailableException.class);

        assertThat(sent("oauth_nonce"))
                .hasSize(ATTEMPTS)
                .doesNotHaveDuplicates()
                .allMatch(nonce -> nonce.matches("[A-Za-z0-9]{20,64}"));
        long first = FakeTime.START.getEpochSecond();
        assertThat(sent("oauth_timestamp"))
                .containsExactly("" + first, "" + (first + 7), "" + (first + 14), "" + (first + 21), "" + (first + 28));
        assertThat(sent("oauth_signature")).doesNotHaveDuplicates();
        Evidence.of("3").outcome("an attempt with a fresh nonce and timestamp", ATTEMPTS);
    }

    @Test
    void aRefusedLoginIsTriedOnceMoreWithAFreshNonce() throws InterruptedException {
        server.replies(Reply.invalidLogin());

        TestAccount.ask(gateway);

        assertThat(sent("oauth_nonce")).hasSize(2).doesNotHaveDuplicates();
    }
}
