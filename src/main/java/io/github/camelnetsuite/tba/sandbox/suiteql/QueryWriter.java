package io.github.camelnetsuite.tba.sandbox.suiteql;

import io.github.camelnetsuite.tba.sandbox.suiteql.SelectList.Column;
import io.github.camelnetsuite.tba.sandbox.suiteql.SelectList.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        Use part = use == Use.RESULT ? Use.VALUES : use;
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
        SelectList list = new SelectList(select, expressions, scope, use);
        List<String> groups = new ArrayList<>();
        for (Expression expression : select.groupBy()) {
            groups.add(expressions.value(expression, scope).sql());
        }
        String group = groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups);
        String having = select.having() == null ? "" : " HAVING " + expressions.condition(select.having(), scope);
        String rest = from + where + group + having;
        boolean grouped = select.distinct() || scope.isAggregated() || !groups.isEmpty() || !having.isEmpty();
        String sql = (select.distinct() ? "SELECT DISTINCT " : "SELECT ") + list.sql() + rest;
        String count = grouped ? null : "SELECT COUNT(*)" + rest;
        return new Body(sql, list.selected(), list.columns(), scope, grouped, count);
    }
}
