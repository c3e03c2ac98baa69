package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which exception a status and a body make. */
class RefusalsTest {

    private static final Attempt ATTEMPT = new Attempt(NetSuiteRequest.get("/x"), "h.example", 1, 5);

    private static NetSuiteException of(int status, Duration skew, String body) {
        return Refusals.of(ATTEMPT, status, skew, Duration.ofSeconds(7), body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "HTTP {0} without NetSuite''s body is {1}")
    @CsvSource({
        "299, MalformedAnswerException, The answer is empty",
        "300, MalformedAnswerException, A redirect",
        "399, MalformedAnswerException, A redirect",
        "400, MalformedAnswerException, The answer is empty",
        "401, LoginRefusedException, no code",
        "403, MalformedAnswerException, The answer is empty",
        "407, MalformedAnswerException, A proxy wants a login",
        "408, UnavailableException, is in trouble",
        "429, ThrottledException, concurrency limit",
        "499, MalformedAnswerException, The answer is empty",
        "500, UnavailableException, is in trouble",
        "599, UnavailableException, is in trouble",
    })
    void theStatusAloneDecidesWhereNetSuiteSaysNothing(int status, String type, String text) {
        NetSuiteException refusal = of(status, null, "");

        assertThat(refusal.getClass().getSimpleName()).isEqualTo(type);
        assertThat(refusal).hasMessageContaining(text).hasMessageContaining("HTTP " + status);
        assertThat(refusal.status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "HTTP {0} whose body says {1} is a {2} of {3}")
    @CsvSource({
        "200, 400, RequestRefusedException, 400",
        "200, 399, RequestRefusedException, 200",
        "200, 0, RequestRefusedException, 200",
        "200, 401, LoginRefusedException, 401",
        "200, 403, PermissionMissingException, 403",
        "200, 408, UnavailableException, 408",
        "200, 429, ThrottledException, 429",
        "200, 500, UnavailableException, 500",
        "400, 500, RequestRefusedException, 400",
        "500, 400, UnavailableException, 500",
    })
    void theBodysStatusCountsOnlyUnderASuccess(int http, int claimed, String type, int status) {
        NetSuiteException refusal =
                of(http, null, "{\"status\":" + claimed + ",\"o:errorDetails\":[{\"detail\":\"Wrong.\"}]}");

        assertThat(refusal.getClass().getSimpleName()).isEqualTo(type);
        assertThat(refusal.status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "a clock {0} ms ahead")
    @CsvSource({"239999, false", "240000, true", "-239999, false", "-240000, true"})
    void fromFourMinutesOnTheClockIsTheLikelyCauseOfARefusedLogin(long millis, boolean suspected) {
        assertThat(of(401, Duration.ofMillis(millis), "").getMessage().contains("The clock here"))
                .isEqualTo(suspected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "'', empty",
        "' \n ', empty",
        "<!DOCTYPE HTML><title>, an HTML page",
        "' <HTML lang=en>', an HTML page",
        "<?xml?>, XML",
        "'{}', other JSON",
        "' [1]', other JSON",
        "junk, junk",
    })
    void aBodyIsDescribedWithoutBeingQuoted(String body, String what) {
        assertThat(Refusals.describe(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(what);
        assertThat(Refusals.describe((body + " ".repeat(300)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(what);
    }
}
