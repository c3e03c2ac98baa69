package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {

    @Test
    void itIsTheBeginningNowOrAnInstantWithItsZone() {
        assertThat(Since.parse(" Beginning ")).isEqualTo(new Since.Beginning());
        assertThat(Since.parse("NOW")).isEqualTo(new Since.Now());
        Since.From floor = new Since.From(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(Since.parse("2026-01-31T00:00:00Z")).isEqualTo(floor);
        assertThat(Since.parse("2026-01-31t01:00+01:00")).isEqualTo(floor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-31",
                "2026-01-31T00:00:00",
                "1769817600",
                "0001-01-01T00:00:00Z",
                "+12026-01-31T00:00:00Z",
                "9999-12-31T00:00:00Z"
            })
    void anythingElseIsRefusedWithAnExample(String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Since.parse(option))
                .withMessageStartingWith("Option since is '" + option + "'")
                .withMessageContaining("2026-01-31T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01T00:00:00Z", "9998-12-31T23:59:59Z"})
    void theFirstAndTheLastYearAreTaken(String option) {
        assertThat(Since.parse(option)).isEqualTo(new Since.From(Instant.parse(option)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31T23:59:59Z", "9999-01-01T00:00:00Z"})
    void theYearsBesideThemAreNot(String option) {
        assertThatIllegalArgumentException().isThrownBy(() -> Since.parse(option));
    }
}
