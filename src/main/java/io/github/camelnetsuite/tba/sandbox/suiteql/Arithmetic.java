package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.math.BigDecimal;
import java.math.MathContext;

/** Oracle's arithmetic: one kind of number, whose quotient of 5 and 1440 is not 0 and whose sums do not overflow. */
final class Arithmetic {
    private static final MathContext DIGITS = new MathContext(40);

    private Arithmetic() {}

    /** Computed here if both numbers are known, so that the database can look the result up in an index. */
    static Fragment write(String operator, Fragment left, Fragment right) throws SuiteQlException {
        if (left.constant() instanceof BigDecimal a && right.constant() instanceof BigDecimal b) {
            return Fragment.number(compute(operator, a, b));
        }
        if (operator.equals("/")) {
            return Fragment.of("NS_DIV(" + left.sql() + ", " + right.sql() + ")", Kind.NUMBER);
        }
        return Fragment.of(
                "(CAST(" + left.sql() + " AS DECFLOAT(40)) " + operator + " " + right.sql() + ")", Kind.NUMBER);
    }

    private static BigDecimal compute(String operator, BigDecimal a, BigDecimal b) throws SuiteQlException {
        return switch (operator) {
            case "+" -> a.add(b, DIGITS);
            case "-" -> a.subtract(b, DIGITS);
            case "*" -> a.multiply(b, DIGITS);
            default -> {
                if (b.signum() == 0) {
                    throw SuiteQlException.unsupported();
                }
                yield a.divide(b, DIGITS);
            }
        };
    }
}
