package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.filter.Condition;
import java.util.Locale;

/** What a {@code SearchStringField} asks of a column, without regard to case. */
final class TextCriterion {
    private TextCriterion() {}

    /** The condition of an operator other than {@code empty} and {@code notEmpty}. */
    static Condition condition(String column, String operator, String value) {
        String lower = "LOWER(" + column + ")";
        String wanted = value.toLowerCase(Locale.ROOT);
        return switch (operator) {
            case "is" -> Condition.of(lower + " = ?", wanted);
            case "isNot" -> Condition.of(lower + " = ?", wanted).not();
            case "startsWith" -> Condition.of("LOCATE(?, " + lower + ") = 1", wanted);
            case "doesNotStartWith" ->
                Condition.of("LOCATE(?, " + lower + ") = 1", wanted).not();
            case "contains" -> contains(lower, wanted);
            case "doesNotContain" -> contains(lower, wanted).not();
            default -> {
                Condition all = Condition.TRUE;
                for (String word : wanted.strip().split("\\s+", -1)) {
                    all = all.and(contains(lower, word));
                }
                yield all;
            }
        };
    }

    private static Condition contains(String lower, String wanted) {
        return Condition.of("LOCATE(?, " + lower + ") > 0", wanted);
    }
}
