package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns Oracle's outer joins, {@code WHERE a.id = b.parent(+)}, into {@code LEFT JOIN}, which is all that H2 knows. A
 * marked column must be named with its source's alias and stand directly on one side of a comparison.
 */
final class OuterJoins {
    private OuterJoins() {}

    static Query.Select rewrite(Query.Select select) throws SuiteQlException {
        List<Expression> kept = new ArrayList<>();
        Map<String, List<Expression>> joined = new LinkedHashMap<>();
        for (Expression condition : conditions(select.where())) {
            String alias = marked(condition);
            if (alias == null) {
                kept.add(condition);
            } else {
                joined.computeIfAbsent(alias, a -> new ArrayList<>()).add(unmarked(condition));
            }
        }
        if (joined.isEmpty()) {
            return select;
        }
        Query.@Nullable Source from = null;
        for (Query.Source source : select.from()) {
            if (!joined.containsKey(alias(source))) {
                from = from == null ? source : new Query.Join("CROSS JOIN", from, source, null);
            }
        }
        for (Map.Entry<String, List<Expression>> join : joined.entrySet()) {
            Query.Source source = select.from().stream()
                    .filter(candidate -> alias(candidate).equals(join.getKey()))
                    .findFirst()
                    .orElseThrow(SuiteQlException::unsupported);
            if (from == null) {
                throw SuiteQlException.unsupported();
            }
            from = new Query.Join("LEFT JOIN", from, source, all(join.getValue()));
        }
        List<Query.Source> sources = from == null ? List.of() : List.of(from);
        Expression where = kept.isEmpty() ? null : all(kept);
        return new Query.Select(
                select.distinct(), select.top(), select.items(), sources, where, select.groupBy(), select.having());
    }

    private static List<Expression> conditions(@Nullable Expression where) {
        if (where == null) {
            return List.of();
        }
        return where instanceof Expression.Logical and && and.operator().equals("AND") ? and.parts() : List.of(where);
    }

    private static Expression all(List<Expression> conditions) {
        return conditions.size() == 1 ? conditions.get(0) : new Expression.Logical("AND", conditions);
    }

    /** The alias of the source that may be missing. */
    private static @Nullable String marked(Expression condition) throws SuiteQlException {
        if (!(condition instanceof Expression.Comparison comparison)) {
            return null;
        }
        boolean left = isMarked(comparison.left());
        if (left == isMarked(comparison.right())) {
            if (left) {
                throw SuiteQlException.unsupported();
            }
            return null;
        }
        Expression.Name name = (Expression.Name) (left ? comparison.left() : comparison.right());
        if (name.qualifier() == null) {
            throw SuiteQlException.unsupported();
        }
        return name.qualifier();
    }

    private static boolean isMarked(Expression expression) {
        return expression instanceof Expression.Name name && name.outer();
    }

    private static Expression unmarked(Expression condition) {
        Expression.Comparison comparison = (Expression.Comparison) condition;
        return new Expression.Comparison(
                comparison.operator(), withoutMark(comparison.left()), withoutMark(comparison.right()));
    }

    private static Expression withoutMark(Expression side) {
        return side instanceof Expression.Name name ? new Expression.Name(name.qualifier(), name.name(), false) : side;
    }

    private static String alias(Query.Source source) {
        if (source instanceof Query.TableSource table) {
            return table.alias();
        }
        return source instanceof Query.QuerySource query ? query.alias() : "";
    }
}
