package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes FROM for the database and fills the scope with what the sources offer to this session. */
final class SourceWriter {
    private final SuiteQlSession session;
    private final QueryWriter queries;
    private final ExpressionWriter expressions;

    SourceWriter(SuiteQlSession session, QueryWriter queries, ExpressionWriter expressions) {
        this.session = session;
        this.queries = queries;
        this.expressions = expressions;
    }

    String from(List<Query.Source> sources, Scope scope, @Nullable Scope outer) throws SuiteQlException {
        Map<Query.Source, String> written = new LinkedHashMap<>();
        for (Query.Source source : sources) {
            collect(source, scope, outer, written);
        }
        // Conditions of joins come last: they may name every source.
        List<String> parts = new ArrayList<>();
        for (Query.Source source : sources) {
            parts.add(joined(source, scope, written));
        }
        return String.join(", ", parts);
    }

    private void collect(Query.Source source, Scope scope, @Nullable Scope outer, Map<Query.Source, String> written)
            throws SuiteQlException {
        if (source instanceof Query.Join join) {
            collect(join.left(), scope, outer, written);
            collect(join.right(), scope, outer, written);
        } else if (source instanceof Query.TableSource table) {
            written.put(source, table(table, scope));
        } else if (source instanceof Query.QuerySource query) {
            written.put(source, query(query, scope, outer, written.size()));
        }
    }

    private String joined(Query.Source source, Scope scope, Map<Query.Source, String> written) throws SuiteQlException {
        if (source instanceof Query.Join join) {
            String sql = joined(join.left(), scope, written) + " " + join.kind() + " "
                    + joined(join.right(), scope, written);
            return join.on() == null ? sql : sql + " ON " + expressions.condition(join.on(), scope);
        }
        return String.valueOf(written.get(source));
    }

    private String table(Query.TableSource source, Scope scope) throws SuiteQlException {
        String name = source.written().toLowerCase(Locale.ROOT);
        Table table = Catalog.table(name);
        if (table == null) {
            throw SuiteQlException.unknownTable(source.written());
        }
        if (session.hiddenTables().contains(name)) {
            throw SuiteQlException.hiddenTable(source.written());
        }
        String alias = quoted(source.alias());
        Map<String, Fragment> columns = new LinkedHashMap<>();
        table.columns().forEach((column, type) -> {
            if (!session.hiddenColumns().contains(name + "." + column)) {
                String sql = alias + "." + quoted(type.physicalName(column));
                columns.put(column, new Fragment(sql, kind(type), null, null, Reference.of(column)));
            }
        });
        scope.add(new Scope.Source(source.alias(), source.written(), columns));
        return (name.equals("dual") ? "(SELECT 'X' AS \"dummy\")" : visible(name)) + " " + alias;
    }

    private String visible(String table) {
        OptionalLong subsidiary = session.subsidiary();
        return subsidiary.isPresent() ? VisibleRows.of(table, subsidiary.getAsLong()) : quoted(table);
    }

    private String query(Query.QuerySource source, Scope scope, @Nullable Scope outer, int number)
            throws SuiteQlException {
        QueryWriter.Written query = queries.derived(source.query(), outer);
        String alias = source.alias().isEmpty() ? "query " + number : source.alias();
        Map<String, Fragment> columns = new LinkedHashMap<>();
        for (SelectList.Column column : query.columns()) {
            String sql = quoted(alias) + "." + quoted(column.label());
            Fragment fragment = new Fragment(sql, column.kind(), null, null, column.reference());
            if (columns.put(column.label(), fragment) != null) {
                throw SuiteQlException.unsupported();
            }
        }
        scope.add(new Scope.Source(alias, "subquery", columns));
        return "(" + query.sql() + ") " + quoted(alias);
    }

    private static Kind kind(ColumnType type) {
        return switch (type) {
            case TEXT, FLAG -> Kind.TEXT;
            case ID, DECIMAL -> Kind.NUMBER;
            case DATE -> Kind.DATE;
            case INSTANT -> Kind.INSTANT;
        };
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
