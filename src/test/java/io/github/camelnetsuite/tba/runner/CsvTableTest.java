package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables are read as spreadsheets write them, or not at all. */
class CsvTableTest {

    private static CsvTable.Row row(int number, String... cells) {
        return new CsvTable.Row(number, List.of(cells));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n",
                "a,b\n1,2",
                "a,b\r\n1,2\r\n",
                "a,b\r1,2\r",
                "\ufeffa,b\n1,2\n",
                "\"a\",\"b\"\n\"1\",\"2\"\n",
                "a;b\n1;2\n",
                "a\tb\n1\t2\n",
                " a , b \n 1 , 2 \n",
                "\"a\";b\n\"1\";2\n"
            })
    void oneTableInManySpellings(String text) {
        CsvTable table = CsvTable.parse(text);

        assertThat(table.header()).containsExactly("a", "b");
        assertThat(table.rows()).containsExactly(row(2, "1", "2"));
    }

    @Test
    void quotationMarksHoldSeparatorsLineBreaksAndThemselves() {
        assertThat(CsvTable.parse("a,b\n\"1,2;3\",\"x\ny\"\n\"say \"\"no\"\"\",\"\"\n")
                        .rows())
                .containsExactly(row(2, "1,2;3", "x\ny"), row(3, "say \"no\"", ""));
        assertThat(CsvTable.parse("\"a,x\";b\n1,5;2\n").rows()).containsExactly(row(2, "1,5", "2"));
    }

    @Test
    void rowsKeepTheirNumbersWhereOthersAreEmpty() {
        assertThat(CsvTable.parse("a,b\n\n1,2\n,\n  \n3,\n").rows()).containsExactly(row(3, "1", "2"), row(6, "3", ""));
        assertThat(CsvTable.parse("a,b\n1,").rows()).containsExactly(row(2, "1", ""));
    }

    static Stream<Arguments> noTables() {
        return Stream.of(
                Arguments.of("", "row 1 is empty"),
                Arguments.of("\n", "row 1 is empty"),
                Arguments.of("a,b\nplanted", "row 2 has 1 columns, and row 1 names 2"),
                Arguments.of("a,b\n1,2\nplanted,x,y", "row 3 has 3 columns, and row 1 names 2"),
                Arguments.of("a,b\nplanted,\"x", "row 2 has a quotation mark that is never closed"),
                Arguments.of("a,b\n\"planted\"x,y", "row 2 goes on behind a closing quotation mark"));
    }

    @ParameterizedTest
    @MethodSource("noTables")
    void whatIsNoTableIsNamedByItsRowAndNotShown(String text, String error) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvTable.parse(text))
                .withMessageStartingWith(error)
                .withMessageNotContaining("planted");
    }

    @Test
    void toStringCounts() {
        assertThat(CsvTable.parse("a,b\n1,2")).hasToString("CsvTable[2 columns, 1 rows]");
    }
}
