package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorFileNameTest {

    @ParameterizedTest(name = "{0} is kept in {1}")
    @CsvSource({
        "azAZ09-_, azAZ09-_.cursor",
        "a.b., a.b..cursor",
        ".a, %2Ea.cursor",
        "`{@[/:, %60%7B%40%5B%2F%3A.cursor",
        "ä, %C3%A4.cursor",
        "'a b', a%20b.cursor",
        "\u007f, %7F.cursor",
    })
    void aNameIsReadableWhereItCanBeAndComesBack(String name, String file) {
        assertThat(CursorFileName.encode(name)).isEqualTo(file);
        assertThat(CursorFileName.decode(file)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ä.cursor", "\u0141.cursor", "\u007f.cursor", "\uff05A.cursor", "%.cursor", "a%4.cursor"})
    void aFileThatOnlyLooksLikeACursorsHasNoName(String file) {
        assertThat(CursorFileName.decode(file)).isEmpty();
    }

    @Test
    void theLongestNameComesBack() {
        assertThat(CursorFileName.decode("x".repeat(200) + ".cursor")).contains("x".repeat(200));
        assertThat(CursorFileName.decode("x".repeat(201) + ".cursor")).isEmpty();
    }
}
