package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a parsed query for the database, for one session at one moment. */
final class QueryWriter {
    private final ExpressionWriter expressions;
    private final SourceWriter sources;
    private final OrderWriter orders;

    QueryWriter(SuiteQlSession session, Instant now, Functions functions) {
        this.expressions = new ExpressionWriter(session, now, functions, this);
        this.sources = new SourceWriter(session, this, expressions);
        this.orders = new OrderWriter(expressions);
    }

    /** A column of the result. With a reference it holds ids, and their names are asked for later. */
    record Column(String label, Kind kind, @Nullable Reference reference) {}

    record Written(String sql, List<Column> columns) {}

    /**
     * A query as it is run.
     *
     * @param sql without any limit
     * @param count how many rows {@code sql} has, computed without its select list and order where possible
     * @param fetch how many rows the query itself allows
     */
    record Statement(String sql, String count, @Nullable Long fetch, List<Column> columns) {}

    private record Body(
            String sql,
            List<OrderWriter.Selected> selected,
            List<Column> columns,
            @Nullable Scope scope,
            boolean grouped,
            @Nullable String simpleCount) {}

    Statement statement(Query query) throws SuiteQlException {
        Body body = body(query.body(), null, Use.RESULT);
        String order = orders.write(query.orderBy(), body.selected(), body.scope(), body.grouped());
        String count = body.simpleCount() == null ? "SELECT COUNT(*) FROM (" + body.sql() + ")" : body.simpleCount();
        return new Statement(body.sql() + order, count, fetch(query), body.columns());
    }

    /** A sub-query of a condition. */
    Written nested(Query query, Scope outer) throws SuiteQlException {
        return inner(query, outer, Use.VALUES);
    }

    /** A sub-query in FROM. */
    Written derived(Query query, @Nullable Scope outer) throws SuiteQlException {
        return inner(query, outer, Use.SOURCE);
    }

    Fragment scalar(Query query, Scope outer) throws SuiteQlException {
        Written written = nested(query, outer);
        if (written.columns().size() != 1) {
            throw SuiteQlException.unsupported();
        }
        return Fragment.of("(" + written.sql() + ")", written.columns().get(0).kind());
    }

    private enum Use {
        RESULT,
        SOURCE,
        VALUES
    }

    private Written inner(Query query, @Nullable Scope outer, Use use) throws SuiteQlException {
        Body body = body(query.body(), outer, use);
        String sql = body.sql() + orders.write(query.orderBy(), body.selected(), body.scope(), body.grouped());
        Long fetch = fetch(query);
        return new Written(fetch == null ? sql : sql + " FETCH FIRST " + fetch + " ROWS ONLY", body.columns());
    }

    private static @Nullable Long fetch(Query query) {
        Long top = query.body() instanceof Query.Select select ? select.top() : null;
        if (top == null || query.fetch() == null) {
            return top == null ? query.fetch() : top;
        }
        return Math.min(top, query.fetch());
    }

    private Body body(Query.Body body, @Nullable Scope outer, Use use) throws SuiteQlException {
        return body instanceof Query.Select select
                ? select(OuterJoins.rewrite(select), outer, use)
                : combined((Query.SetOperation) body, outer, use);
    }

    private Body combined(Query.SetOperation operation, @Nullable Scope outer, Use use) throws SuiteQlException {
        Use part = use == Use.RESULT ? Use.SOURCE : use;
        Body left = body(operation.left(), outer, part);
        Body right = body(operation.right(), outer, part);
        if (left.columns().size() != right.columns().size()
                || (operation.right() instanceof Query.Select select && select.top() != null)) {
            throw SuiteQlException.unsupported();
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < left.columns().size(); i++) {
            Column a = left.columns().get(i);
            Column b = right.columns().get(i);
            if (a.kind() != b.kind() && a.kind() != Kind.NULL && b.kind() != Kind.NULL) {
                throw SuiteQlException.unsupported();
            }
            columns.add(new Column(a.label(), a.kind() == Kind.NULL ? b.kind() : a.kind(), null));
        }
        String sql = left.sql() + " " + operation.operator() + " " + right.sql();
        return new Body(sql, left.selected(), columns, null, true, null);
    }

    private Body select(Query.Select select, @Nullable Scope outer, Use use) throws SuiteQlException {
        Scope scope = new Scope(outer);
        String from = " FROM " + sources.from(select.from(), scope, outer);
        String where = select.where() == null ? "" : " WHERE " + expressions.condition(select.where(), scope);
        boolean plain =
                use == Use.RESULT && !select.distinct() && select.groupBy().isEmpty();
        List<OrderWriter.Selected> selected = new ArrayList<>();
        List<String> items = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Query.Item item : select.items()) {
            if (item.expression() instanceof Expression.Star star) {
                if (star.qualifier() == null && select.items().size() > 1) {
                    throw SuiteQlException.unsupported();
                }
                for (Map.Entry<String, Fragment> column : scope.all(star.qualifier())) {
                    selected.add(new OrderWriter.Selected(null, column.getKey(), column.getValue()));
                    items.add(column.getValue().sql());
                    columns.add(column(column.getKey(), column.getValue(), use));
                }
                continue;
            }
            String label = label(item, columns);
            Fragment fragment = expressions.value(item.expression(), scope);
            selected.add(new OrderWriter.Selected(item.expression(), label, fragment));
            Fragment ids = plain ? namedLater(item.expression(), scope) : null;
            items.add(ids == null ? fragment.sql() : ids.sql());
            columns.add(ids == null ? column(label, fragment, use) : new Column(label, Kind.TEXT, ids.reference()));
        }
        StringBuilder group = new StringBuilder();
        for (Expression expression : select.groupBy()) {
            group.append(group.isEmpty() ? " GROUP BY " : ", ");
            group.append(expressions.value(expression, scope).sql());
        }
        String having = select.having() == null ? "" : " HAVING " + expressions.condition(select.having(), scope);
        String rest = from + where + group + having;
        boolean grouped = scope.isAggregated() || !select.groupBy().isEmpty() || !having.isEmpty();
        String sql = "SELECT " + (select.distinct() ? "DISTINCT " : "") + list(items, columns, use) + rest;
        String count = grouped || select.distinct() ? null : "SELECT COUNT(*)" + rest;
        return new Body(sql, selected, columns, scope, grouped || select.distinct(), count);
    }

    /** The ids behind a selected BUILTIN.DF: looking up a page's names together is cheaper than one by one. */
    private @Nullable Fragment namedLater(Expression expression, Scope scope) throws SuiteQlException {
        if (expression instanceof Expression.Call call && call.function().equals("builtin.df")) {
            Fragment ids = expressions.value(call.arguments().get(0), scope);
            return ids.reference() == null ? null : ids;
        }
        return null;
    }

    /** In FROM a column keeps what it refers to; in a result only a column to be named later says so. */
    private static Column column(String label, Fragment fragment, Use use) {
        return new Column(label, fragment.kind(), use == Use.RESULT ? null : fragment.reference());
    }

    private static String list(List<String> items, List<Column> columns, Use use) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            // Labels of a result may repeat; it is read by position.
            String label = use == Use.SOURCE ? columns.get(i).label() : "c" + i;
            parts.add(items.get(i) + " AS " + SourceWriter.quoted(label));
        }
        return String.join(", ", parts);
    }

    /** NetSuite calls what has neither name nor alias expr1, expr2 and so on. */
    private static String label(Query.Item item, List<Column> before) {
        if (item.label() != null) {
            return item.label();
        }
        if (item.expression() instanceof Expression.Name name) {
            return name.name();
        }
        long unnamed = before.stream()
                .filter(column -> column.label().matches("expr\\d+"))
                .count();
        return "expr" + (unnamed + 1);
    }

    static String direction(Query.Order order) {
        return OrderWriter.direction(order);
    }
}
