package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The longest name of a route's cursor leaves room for those beside it, in every store. */
class CursorNameTest {

    private static String longest(String character) {
        return character.repeat(CursorName.LONGEST
                / EncodedName.encode("a" + character).substring(1).length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e4", "\u4e2d", "/"})
    void theCursorsBesideTheLongestOneCanBeKept(String character) {
        String name = CursorName.checked(longest(character));
        assertThat(CursorFileName.decode(CursorFileName.encode(DeletionCursor.nameBeside(name))))
                .hasValue(DeletionCursor.nameBeside(name));
        assertThat(CursorFileName.decode(CursorFileName.encode(ResyncCursor.nameBeside(name))))
                .hasValue(ResyncCursor.nameBeside(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e4", "\u4e2d", "/"})
    void aLongerOneIsRefusedWithTheGreatestLength(String character) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CursorName.checked(longest(character) + character))
                .withMessageContaining("Option cursorName is too long")
                .withMessageContaining("at most 192 can be used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\ud800"})
    void whatIsNoNameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CursorName.checked(name))
                .withMessageContaining("Option cursorName");
    }
}
