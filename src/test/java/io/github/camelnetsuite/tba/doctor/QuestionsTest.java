package io.github.camelnetsuite.tba.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.gateway.Time;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who has an account examined is waiting. */
class QuestionsTest {

    private Duration passed = Duration.ZERO;

    private final Questions questions = new Questions(
            new Time() {
                @Override
                public Instant instant() {
                    return Instant.EPOCH.plus(passed);
                }

                @Override
                public long nanos() {
                    return passed.toNanos();
                }

                @Override
                public void sleep(Duration duration) {
                    passed = passed.plus(duration);
                }
            },
            Duration.ofSeconds(30));

    @Test
    void noneIsAskedAfterFiveMinutes() throws Exception {
        passed = Duration.ofSeconds(299);
        assertThat(questions.ask(() -> "answer")).isEqualTo("answer");

        passed = Duration.ofSeconds(300);
        assertThatThrownBy(() -> questions.ask(() -> "answer")).hasMessage("5 minutes are enough");
        assertThat(questions.requests()).isEqualTo(1);
    }

    @Test
    void noMoreThan25AreAsked() throws Exception {
        for (int number = 1; number <= 25; number++) {
            questions.ask(() -> "answer");
        }
        assertThatThrownBy(() -> questions.ask(() -> "answer")).hasMessage("25 requests are enough");
    }
}
