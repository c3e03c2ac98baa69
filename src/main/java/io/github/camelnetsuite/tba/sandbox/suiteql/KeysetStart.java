package io.github.camelnetsuite.tba.sandbox.suiteql;

import org.jspecify.annotations.Nullable;

/**
 * Finds where a keyset condition begins: {@code a > x OR (a = x AND ..)} can only be true where {@code a >= x}. H2 does
 * not see that, and would read the whole table for every page.
 */
final class KeysetStart {
    private KeysetStart() {}

    /** The weaker condition, or null if {@code or} is nothing of the kind. */
    static Expression.@Nullable Comparison of(Expression.Logical or) {
        if (!or.operator().equals("OR") || or.parts().size() != 2) {
            return null;
        }
        Expression.Comparison start = of(or.parts().get(0), or.parts().get(1));
        return start != null ? start : of(or.parts().get(1), or.parts().get(0));
    }

    private static Expression.@Nullable Comparison of(Expression beyond, Expression tie) {
        if (beyond instanceof Expression.Comparison bound
                && (bound.operator().equals(">") || bound.operator().equals("<"))
                && tie instanceof Expression.Logical and
                && and.operator().equals("AND")
                && and.parts().contains(new Expression.Comparison("=", bound.left(), bound.right()))) {
            return new Expression.Comparison(bound.operator() + "=", bound.left(), bound.right());
        }
        return null;
    }
}
