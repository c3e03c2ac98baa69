package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.ArrayList;
import java.util.List;

/** Writes conditions for the database, in a form that lets it use its indexes. */
final class ConditionWriter {
    private final ExpressionWriter expressions;
    private final QueryWriter queries;
    private final Conversions to;

    ConditionWriter(ExpressionWriter expressions, QueryWriter queries, Conversions to) {
        this.expressions = expressions;
        this.queries = queries;
        this.to = to;
    }

    Fragment write(Expression expression, Scope scope) throws SuiteQlException {
        if (expression instanceof Expression.Comparison comparison) {
            return Fragment.condition(
                    compare(comparison.operator(), value(comparison.left(), scope), value(comparison.right(), scope)));
        }
        if (expression instanceof Expression.Logical logical) {
            return logical(logical, scope);
        }
        if (expression instanceof Expression.Not not) {
            return Fragment.condition("NOT " + expressions.condition(not.condition(), scope));
        }
        if (expression instanceof Expression.IsNull isNull) {
            String test = isNull.negated() ? " IS NOT NULL" : " IS NULL";
            return Fragment.condition(value(isNull.operand(), scope).sql() + test);
        }
        if (expression instanceof Expression.Like like) {
            String escape = like.escape() == null
                    ? ""
                    : " ESCAPE " + Fragment.text(like.escape()).sql();
            return Fragment.condition(text(like.operand(), scope) + not(like.negated()) + " LIKE "
                    + text(like.pattern(), scope) + escape);
        }
        if (expression instanceof Expression.Between between) {
            Fragment operand = value(between.operand(), scope);
            String low = compare(">=", operand, value(between.low(), scope));
            String high = compare("<=", operand, value(between.high(), scope));
            return Fragment.condition(not(between.negated()) + " (" + low + " AND " + high + ")");
        }
        if (expression instanceof Expression.InList in) {
            return inList(in, scope);
        }
        if (expression instanceof Expression.InQuery in) {
            return inQuery(in, scope);
        }
        if (expression instanceof Expression.Exists exists) {
            return Fragment.condition(
                    "EXISTS (" + queries.nested(exists.query(), scope).sql() + ")");
        }
        throw SuiteQlException.unsupported();
    }

    private String compare(String operator, Fragment left, Fragment right) throws SuiteQlException {
        Conversions.Pair pair = to.comparable(left, right);
        return pair.left() + " " + operator + " " + pair.right();
    }

    private Fragment logical(Expression.Logical logical, Scope scope) throws SuiteQlException {
        List<String> parts = new ArrayList<>();
        for (Expression part : logical.parts()) {
            parts.add(expressions.condition(part, scope));
        }
        String sql = String.join(" " + logical.operator() + " ", parts);
        Expression.Comparison start = KeysetStart.of(logical);
        if (start == null) {
            return Fragment.condition(sql);
        }
        return Fragment.condition(expressions.condition(start, scope) + " AND (" + sql + ")");
    }

    /** One comparison for all values: a thousand of them, each written as a condition, would keep H2 busy. */
    private Fragment inList(Expression.InList in, Scope scope) throws SuiteQlException {
        Fragment operand = value(in.operand(), scope);
        List<String> values = new ArrayList<>();
        String left = null;
        for (Expression element : in.values()) {
            Conversions.Pair pair = to.comparable(operand, value(element, scope));
            if (left != null && !left.equals(pair.left())) {
                return eachCompared(in, operand, scope);
            }
            left = pair.left();
            values.add(pair.right());
        }
        return Fragment.condition(left + not(in.negated()) + " IN (" + String.join(", ", values) + ")");
    }

    private Fragment eachCompared(Expression.InList in, Fragment operand, Scope scope) throws SuiteQlException {
        List<String> comparisons = new ArrayList<>();
        for (Expression element : in.values()) {
            comparisons.add("(" + compare("=", operand, value(element, scope)) + ")");
        }
        return Fragment.condition(not(in.negated()) + " (" + String.join(" OR ", comparisons) + ")");
    }

    private Fragment inQuery(Expression.InQuery in, Scope scope) throws SuiteQlException {
        Fragment operand = value(in.operand(), scope);
        QueryWriter.Written query = queries.nested(in.query(), scope);
        if (query.columns().size() != 1
                || (query.columns().get(0).kind() != operand.kind() && operand.kind() != Kind.NULL)) {
            throw SuiteQlException.unsupported();
        }
        return Fragment.condition(operand.sql() + not(in.negated()) + " IN (" + query.sql() + ")");
    }

    private Fragment value(Expression expression, Scope scope) throws SuiteQlException {
        return expressions.value(expression, scope);
    }

    private String text(Expression expression, Scope scope) throws SuiteQlException {
        Fragment value = value(expression, scope);
        if (value.kind() == Kind.INSTANT || value.kind() == Kind.DATE) {
            throw SuiteQlException.unsupported();
        }
        return to.text(value);
    }

    private static String not(boolean negated) {
        return negated ? " NOT" : "";
    }
}
