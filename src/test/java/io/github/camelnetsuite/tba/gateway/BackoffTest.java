package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelnetsuite.tba.faults.Catalogue;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final NetSuiteException TROUBLE = new UnavailableException("x", 503, null);

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "6, 16000", "7, 30000", "31, 30000", "1000, 30000"})
    @Catalogue("24")
    void aPauseIsAnythingUpToABoundThatDoublesAndEnds(int failed, long bound) {
        Backoff backoff = Backoff.fullJitter(FIRST, MOST, new Random(1));

        List<Long> pauses = IntStream.range(0, 2000)
                .mapToObj(i -> backoff.after(failed, TROUBLE).toMillis())
                .toList();

        assertThat(pauses).allMatch(pause -> pause >= 0 && pause <= bound);
        assertThat(pauses).anyMatch(pause -> pause < bound / 10).anyMatch(pause -> pause > bound * 9 / 10);
    }

    @Test
    @Catalogue("25")
    void whatTheServerAsksForComesFirst() {
        Backoff backoff = Backoff.fullJitter(FIRST, MOST, new Random(1)).orRetryAfter();

        assertThat(backoff.after(1, new UnavailableException("x", 503, Duration.ofSeconds(40))))
                .isEqualTo(Duration.ofSeconds(40));
        assertThat(backoff.after(1, new ThrottledException("x", 429, Duration.ofDays(9))))
                .isEqualTo(Backoff.LONGEST_RETRY_AFTER);
        assertThat(backoff.after(1, new ThrottledException("x", 429, Duration.ofSeconds(-40))))
                .isBetween(Duration.ZERO, FIRST);
        assertThat(backoff.after(1, new ThrottledException("x", 429, null))).isBetween(Duration.ZERO, FIRST);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S", "PT-1S, PT1S", "PT2S, PT1S"})
    void boundsThatMakeNoSenseAreRefused(Duration first, Duration most) {
        assertThatIllegalArgumentException().isThrownBy(() -> Backoff.fullJitter(first, most, new Random(1)));
    }

    @Test
    void theBoundItselfMayBeDrawnAndMayBeTheFirstPauseAlready() {
        RandomGenerator highest = new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("not bounded");
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
        Backoff constant = Backoff.fullJitter(FIRST, FIRST, highest);

        assertThat(constant.after(1, TROUBLE)).isEqualTo(FIRST);
        assertThat(constant.after(2, TROUBLE)).isEqualTo(FIRST);
    }
}
