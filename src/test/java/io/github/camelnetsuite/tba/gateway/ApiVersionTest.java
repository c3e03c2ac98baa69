package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of SuiteTalk SOAP, and what Oracle has said of each. */
class ApiVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"2025_2", "2025.2", "v2025_2_0", " 2025_2 "})
    void aVersionIsReadInEachSpellingThatOracleUses(String text) {
        assertThat(ApiVersion.parse(text)).isEqualTo(ApiVersion.LAST).hasToString("2025_2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2025", "2025_3", "2025-2", "latest", "25_2", "2025_2_1"})
    void whatIsNoVersionIsRefusedWithOneThatIs(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiVersion.parse(text))
                .withMessageContaining("apiVersion")
                .withMessageContaining("2025_2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2015_2", "2015_1", "2009_2"})
    void whatIsNotGreaterThan2015_2IsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiVersion.parse(text))
                .withMessageContaining("has to be greater than 2015_2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025_1|supported up to release 2026.2 or 2027.1|switched off with 2028.2",
                "2024_2|supported up to release 2026.2 or 2027.1|switched off with 2028.2",
                "2024_1|supported up to release 2026.2|switched off with 2028.2",
                "2023_2|supported up to release 2026.1|switched off with 2028.2",
                "2023_1|supported up to release 2025.2|switched off with 2028.2",
                "2022_1|not supported in release 2025.2 or later|switched off with 2028.2",
                "2021_1|not supported in release 2025.2 or later|switched off with 2028.1",
                "2020_2|not supported in release 2025.2 or later|switched off with 2027.2",
                "2020_1|not supported in release 2025.2 or later|switched off with 2027.1",
                "2019_2|switched off with release 2026.2|set apiVersion=2025_2",
                "2016_1|switched off before release 2026.1|set apiVersion=2025_2",
                "2026_1|not planned|set apiVersion=2025_2"
            })
    void ofEveryOtherVersionItIsKnownUntilWhenItIsGood(String version, String supported, String off) {
        assertThat(ApiVersion.parse(version).announced().orElseThrow())
                .contains("SuiteTalk SOAP " + version, supported, off, "article_2104046421");
    }

    @Test
    void ofTheLastVersionThereIsNothingToSay() {
        assertThat(ApiVersion.LAST.announced()).isEmpty();
    }
}
