package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes aggregate and ranking functions, with or without a window. */
final class AggregateWriter {
    private static final Set<String> RANKS = Set.of("row_number", "rank", "dense_rank");
    private static final Set<String> AGGREGATES = Set.of("count", "min", "max", "sum", "avg");

    private final ExpressionWriter expressions;
    private final Conversions to;

    AggregateWriter(ExpressionWriter expressions, Conversions to) {
        this.expressions = expressions;
        this.to = to;
    }

    static boolean knows(String function) {
        return RANKS.contains(function) || AGGREGATES.contains(function);
    }

    Fragment write(Expression.Call call, Scope scope) throws SuiteQlException {
        boolean rank = RANKS.contains(call.function());
        if (call.arguments().size() != (rank ? 0 : 1) || (rank && call.window() == null)) {
            throw SuiteQlException.unsupported();
        }
        String name = call.function().toUpperCase(Locale.ROOT);
        Fragment result = rank ? Fragment.of(name + "()", Kind.NUMBER) : aggregate(name, call, scope);
        if (call.window() == null) {
            scope.aggregate();
            return result;
        }
        return Fragment.of(result.sql() + " OVER (" + window(call.window(), scope) + ")", result.kind());
    }

    private Fragment aggregate(String name, Expression.Call call, Scope scope) throws SuiteQlException {
        if (call.arguments().get(0) instanceof Expression.Star) {
            if (!name.equals("COUNT") || call.distinct()) {
                throw SuiteQlException.unsupported();
            }
            return Fragment.of("COUNT(*)", Kind.NUMBER);
        }
        Fragment argument = expressions.value(call.arguments().get(0), scope);
        String distinct = call.distinct() ? "DISTINCT " : "";
        return switch (name) {
            case "COUNT" -> Fragment.of("COUNT(" + distinct + argument.sql() + ")", Kind.NUMBER);
            case "MIN", "MAX" -> Fragment.of(name + "(" + argument.sql() + ")", argument.kind());
            default ->
                Fragment.of(name + "(" + distinct + "CAST(" + to.number(argument) + " AS DECFLOAT(40)))", Kind.NUMBER);
        };
    }

    private String window(Expression.Window window, Scope scope) throws SuiteQlException {
        StringBuilder sql = new StringBuilder();
        List<Expression> partitions = window.partitionBy();
        for (int i = 0; i < partitions.size(); i++) {
            sql.append(i == 0 ? "PARTITION BY " : ", ")
                    .append(expressions.value(partitions.get(i), scope).sql());
        }
        List<Query.Order> orders = window.orderBy();
        for (int i = 0; i < orders.size(); i++) {
            Query.Order order = orders.get(i);
            sql.append(i == 0 ? " ORDER BY " : ", ")
                    .append(expressions.value(order.expression(), scope).orderSql())
                    .append(OrderWriter.direction(order));
        }
        return sql.toString();
    }
}
