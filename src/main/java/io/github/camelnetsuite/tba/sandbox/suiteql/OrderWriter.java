package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes ORDER BY: by position, by label, or by any expression of the sources. */
final class OrderWriter {
    /** What a query selects: the expression (null for a star's column), its label, and how it is written. */
    record Selected(@Nullable Expression expression, String label, Fragment fragment) {}

    private final ExpressionWriter expressions;

    OrderWriter(ExpressionWriter expressions) {
        this.expressions = expressions;
    }

    /**
     * {@code scope} is null where nothing but the selected columns can be sorted by. Where rows are groups, or distinct,
     * the database must be given the selected column itself, not the date behind its text.
     */
    String write(List<Query.Order> orders, List<Selected> selected, @Nullable Scope scope, boolean grouped)
            throws SuiteQlException {
        List<String> parts = new ArrayList<>();
        for (Query.Order order : orders) {
            int position = position(order.expression(), selected);
            Fragment fragment;
            if (position >= 0) {
                fragment = selected.get(position).fragment();
            } else if (scope != null && !(order.expression() instanceof Expression.Numeric)) {
                fragment = expressions.value(order.expression(), scope);
            } else {
                throw SuiteQlException.unsupported();
            }
            String sql = grouped ? fragment.sql() : fragment.orderSql();
            if (position >= 0 && (grouped || scope == null)) {
                sql = String.valueOf(position + 1);
            }
            // A constant sorts nothing, and H2 would take a number for a position.
            if (fragment.constant() == null) {
                parts.add(sql + direction(order));
            }
        }
        return parts.isEmpty() ? "" : " ORDER BY " + String.join(", ", parts);
    }

    private static int position(Expression expression, List<Selected> selected) throws SuiteQlException {
        if (expression instanceof Expression.Numeric number) {
            BigDecimal position = number.value();
            if (position.compareTo(BigDecimal.valueOf(position.intValue())) != 0
                    || position.signum() <= 0
                    || position.intValue() > selected.size()) {
                throw SuiteQlException.unsupported();
            }
            return position.intValue() - 1;
        }
        for (int i = 0; i < selected.size(); i++) {
            boolean label = expression instanceof Expression.Name name
                    && name.qualifier() == null
                    && name.name().equals(selected.get(i).label());
            if (label || expression.equals(selected.get(i).expression())) {
                return i;
            }
        }
        return -1;
    }

    static String direction(Query.Order order) {
        String nulls = order.nullsFirst() == null ? "" : order.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
        return (order.descending() ? " DESC" : "") + nulls;
    }
}
