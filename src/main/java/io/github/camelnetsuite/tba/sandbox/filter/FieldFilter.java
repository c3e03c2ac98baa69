package io.github.camelnetsuite.tba.sandbox.filter;

import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One comparison of a {@code q}: a field, an operator of the field's kind, and its values. */
final class FieldFilter {
    private final RecordField field;
    private final String column;
    private final AccountDates dates;

    FieldFilter(RecordField field, AccountDates dates) {
        this.field = field;
        this.column = "t." + field.column();
        this.dates = dates;
    }

    Condition condition(String operator, List<String> values) throws FilterException {
        return switch (field.kind()) {
            case TEXT, STAGE -> text(operator, single(values).toLowerCase(Locale.ROOT));
            case BOOLEAN -> bool(operator, single(values));
            case ID, INTEGER, NUMBER, LIST, ENUM, RECORD -> number(operator, values);
            case DATE -> date(operator, single(values));
            case INSTANT -> instant(operator, single(values));
        };
    }

    Condition empty() {
        return Condition.of(column + " IS NULL");
    }

    private static String single(List<String> values) throws FilterException {
        if (values.size() != 1) {
            throw FilterException.invalid();
        }
        return values.get(0);
    }

    private Condition text(String operator, String value) throws FilterException {
        String lower = "LOWER(" + column + ")";
        return switch (operator) {
            case "IS" -> Condition.of(lower + " = ?", value);
            case "CONTAIN" -> Condition.of("LOCATE(?, " + lower + ") > 0", value);
            case "START_WITH" -> Condition.of("LOCATE(?, " + lower + ") = 1", value);
            case "ENDWITH" -> Condition.of("RIGHT(" + lower + ", " + value.length() + ") = ?", value);
            default -> throw FilterException.invalid();
        };
    }

    private Condition bool(String operator, String value) throws FilterException {
        if (!operator.equals("IS")) {
            throw FilterException.invalid();
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "t" -> Condition.of(column + " = 'T'");
            case "false", "f" -> Condition.of(column + " = 'F'");
            default -> throw FilterException.invalid();
        };
    }

    private Condition number(String operator, List<String> texts) throws FilterException {
        List<BigDecimal> values;
        try {
            values = texts.stream().map(BigDecimal::new).toList();
        } catch (NumberFormatException notANumber) {
            throw FilterException.invalid();
        }
        if (operator.equals("ANY_OF")) {
            String marks = values.stream().map(value -> "?").collect(Collectors.joining(", "));
            return new Condition(column + " IN (" + marks + ")", List.copyOf(values));
        }
        if (operator.equals("BETWEEN") || operator.equals("WITHIN")) {
            if (values.size() != 2) {
                throw FilterException.invalid();
            }
            return Condition.of(column + " BETWEEN ? AND ?", values.get(0), values.get(1));
        }
        String sign =
                switch (operator) {
                    case "EQUAL" -> "=";
                    case "GREATER" -> ">";
                    case "GREATER_OR_EQUAL" -> ">=";
                    case "LESS" -> "<";
                    case "LESS_OR_EQUAL" -> "<=";
                    default -> throw FilterException.invalid();
                };
        single(texts);
        return Condition.of(column + " " + sign + " ?", values.get(0));
    }

    private Condition date(String operator, String text) throws FilterException {
        return Condition.of(
                column + " " + sign(operator) + " ?", dates.parse(text).date());
    }

    private Condition instant(String operator, String text) throws FilterException {
        AccountDates.Span span = dates.parse(text);
        if (operator.equals("ON")) {
            return Condition.of(column + " >= ? AND " + column + " < ?", span.start(), span.end());
        }
        return Condition.of(column + " " + sign(operator) + " ?", span.start());
    }

    private static String sign(String operator) throws FilterException {
        return switch (operator) {
            case "ON" -> "=";
            case "AFTER" -> ">";
            case "ON_OR_AFTER" -> ">=";
            case "BEFORE" -> "<";
            case "ON_OR_BEFORE" -> "<=";
            default -> throw FilterException.invalid();
        };
    }
}
