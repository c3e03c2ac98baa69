package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteQlFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "subsidiary = 3",
                "(subsidiary = 3 OR subsidiary IN (4, 5)) AND email LIKE '%@example.com'",
                "companyname = 'O''Brien; -- (not a comment)'",
                "companyname = '/* nor this */ \" )'",
                "\"it's\" = 1",
                "a - -1 > b / 2"
            })
    void aConditionIsTakenAsItIs(String condition) {
        assertThat(SuiteQlFilter.checked("  " + condition + "\n")).isEqualTo(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1=1) OR (1=1",
                ")(",
                "subsidiary = 3; DROP TABLE customer",
                "subsidiary = 3 -- the rest",
                "subsidiary = 3 /* the rest",
                "(subsidiary = 3",
                "companyname = 'open",
                "companyname = \"open",
                "\"'\" = 1) OR ('x' = 'x'",
            })
    void whatWouldEndTheConditionIsRefused(String condition) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SuiteQlFilter.checked(condition))
                .withMessageStartingWith("Option filter ")
                .withMessageContaining("give one SuiteQL condition");
    }
}
