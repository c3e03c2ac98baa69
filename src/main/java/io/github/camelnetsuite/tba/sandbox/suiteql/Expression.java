package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed expression or condition, names in lower case. The grammar is in {@link ExpressionParser}. */
sealed interface Expression {
    record Text(String value) implements Expression {}

    record Numeric(BigDecimal value) implements Expression {}

    record Null() implements Expression {}

    /** {@code outer} if marked by Oracle's {@code (+)}. */
    record Name(@Nullable String qualifier, String name, boolean outer) implements Expression {}

    record Star(@Nullable String qualifier) implements Expression {}

    record Call(
            String function,
            boolean distinct,
            List<Expression> arguments,
            @Nullable Window window) implements Expression {}

    record Negative(Expression operand) implements Expression {}

    /** One of {@code + - * / ||}. */
    record Operation(String operator, Expression left, Expression right) implements Expression {}

    /** One of {@code = <> < <= > >=}. */
    record Comparison(String operator, Expression left, Expression right) implements Expression {}

    /** AND or OR over two or more conditions. */
    record Logical(String operator, List<Expression> parts) implements Expression {}

    record Not(Expression condition) implements Expression {}

    record IsNull(Expression operand, boolean negated) implements Expression {}

    record Like(
            Expression operand,
            Expression pattern,
            @Nullable String escape,
            boolean negated) implements Expression {}

    record Between(Expression operand, Expression low, Expression high, boolean negated) implements Expression {}

    record InList(Expression operand, List<Expression> values, boolean negated) implements Expression {}

    record InQuery(Expression operand, Query query, boolean negated) implements Expression {}

    record Exists(Query query) implements Expression {}

    record Case(
            @Nullable Expression operand,
            List<When> whens,
            @Nullable Expression otherwise) implements Expression {}

    record SubQuery(Query query) implements Expression {}

    record When(Expression condition, Expression result) {}

    record Window(List<Expression> partitionBy, List<Query.Order> orderBy) {}
}
