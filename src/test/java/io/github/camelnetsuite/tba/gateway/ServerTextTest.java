package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTextTest {

    @Test
    void fiveHundredCharactersAreShownAndMoreAreCut() {
        assertThat(ServerText.oneLine("🚲".repeat(500))).isEqualTo("🚲".repeat(500));
        assertThat(ServerText.oneLine("🚲".repeat(501))).isEqualTo("🚲".repeat(500) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\u0000", "\u001b", "\u0085", "\u202e", "\u200b", "\ud800", "\u2028", "\u2029"})
    void whatALogWouldObeyIsABlank(String character) {
        assertThat(ServerText.oneLine("a" + character + "b")).isEqualTo("a b");
    }

    @ParameterizedTest
    @CsvSource({"${x}, $ {x}", "{{x}}, { {x}}", "{{{x}}}, { { {x}}}", "#{x}, # {x}", "%{x}, % {x}", "{x}, {x}"})
    void whatATemplateWouldLookUpIsText(String text, String safe) {
        assertThat(ServerText.oneLine(text)).isEqualTo(safe);
    }
}
