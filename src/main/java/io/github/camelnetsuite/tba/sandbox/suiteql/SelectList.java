package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one SELECT selects: written for the database, and as the columns of its result. */
final class SelectList {
    /** What becomes of the selected columns. */
    enum Use {
        /** They are the answer; labels may repeat. */
        RESULT,
        /** They are a source's columns, known by their labels. */
        SOURCE,
        /** They are compared with, or combined, by position. */
        VALUES
    }

    /** A column of the result. With a reference it holds ids, and their names are asked for later. */
    record Column(String label, Kind kind, @Nullable Reference reference) {}

    private final ExpressionWriter expressions;
    private final Scope scope;
    private final Use use;
    private final boolean namesLater;
    private final List<OrderWriter.Selected> selected = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private int unnamed;

    /** {@code scope} already knows the sources. */
    SelectList(Query.Select select, ExpressionWriter expressions, Scope scope, Use use) throws SuiteQlException {
        this.expressions = expressions;
        this.scope = scope;
        this.use = use;
        this.namesLater =
                use == Use.RESULT && !select.distinct() && select.groupBy().isEmpty();
        for (Query.Item item : select.items()) {
            if (item.expression() instanceof Expression.Star star) {
                if (star.qualifier() == null && select.items().size() > 1) {
                    throw SuiteQlException.unsupported();
                }
                for (Map.Entry<String, Fragment> column : scope.all(star.qualifier())) {
                    add(null, column.getKey(), column.getValue());
                }
            } else {
                add(item);
            }
        }
    }

    List<OrderWriter.Selected> selected() {
        return selected;
    }

    List<Column> columns() {
        return columns;
    }

    String sql() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String label = use == Use.SOURCE ? columns.get(i).label() : "c" + i;
            parts.add(items.get(i) + " AS " + SourceWriter.quoted(label));
        }
        return String.join(", ", parts);
    }

    private void add(Query.Item item) throws SuiteQlException {
        Expression expression = item.expression();
        Fragment fragment = expressions.value(expression, scope);
        Fragment ids = namesLater ? idsBehindNames(expression) : null;
        if (ids == null) {
            add(expression, label(item), fragment);
        } else {
            String label = label(item);
            selected.add(new OrderWriter.Selected(expression, label, fragment));
            items.add(ids.sql());
            columns.add(new Column(label, Kind.TEXT, ids.reference()));
        }
    }

    /** In FROM a column keeps what it refers to; in a result only a column to be named later says so. */
    private void add(@Nullable Expression expression, String label, Fragment fragment) {
        selected.add(new OrderWriter.Selected(expression, label, fragment));
        items.add(fragment.sql());
        columns.add(new Column(label, fragment.kind(), use == Use.RESULT ? null : fragment.reference()));
    }

    /** What a selected BUILTIN.DF names: looking up a page's names together is cheaper than one by one. */
    private @Nullable Fragment idsBehindNames(Expression expression) throws SuiteQlException {
        if (expression instanceof Expression.Call call && call.function().equals("builtin.df")) {
            Fragment ids = expressions.value(call.arguments().get(0), scope);
            return ids.reference() == null ? null : ids;
        }
        return null;
    }

    /** NetSuite calls what has neither name nor alias expr1, expr2 and so on. */
    private String label(Query.Item item) {
        if (item.label() != null) {
            return item.label();
        }
        return item.expression() instanceof Expression.Name name ? name.name() : "expr" + ++unnamed;
    }
}
