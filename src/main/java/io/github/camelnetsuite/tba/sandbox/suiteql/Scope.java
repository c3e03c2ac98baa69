package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What names mean inside one SELECT: the columns of its sources, and around them those of the enclosing query. */
final class Scope {
    /** A source's alias, what it is called in error messages, and its columns as SQL by lower-case name. */
    record Source(String alias, String name, Map<String, Fragment> columns) {}

    private final @Nullable Scope outer;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private boolean aggregated;

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    void add(Source source) throws SuiteQlException {
        if (sources.putIfAbsent(source.alias(), source) != null) {
            throw SuiteQlException.unsupported();
        }
    }

    /** An aggregate function was met: the SELECT has one row a group. */
    void aggregate() {
        aggregated = true;
    }

    boolean isAggregated() {
        return aggregated;
    }

    Fragment resolve(@Nullable String qualifier, String name) throws SuiteQlException {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Fragment found = scope.find(qualifier, name);
            if (found != null) {
                return found;
            }
        }
        throw SuiteQlException.unknownIdentifier(name, available());
    }

    boolean has(String name) {
        return sources.values().stream().anyMatch(source -> source.columns().containsKey(name));
    }

    private @Nullable Fragment find(@Nullable String qualifier, String name) throws SuiteQlException {
        if (qualifier != null) {
            Source source = sources.get(qualifier);
            return source == null ? null : source.columns().get(name);
        }
        Fragment found = null;
        for (Source source : sources.values()) {
            Fragment column = source.columns().get(name);
            if (column != null && found != null) {
                throw SuiteQlException.unsupported();
            }
            found = column == null ? found : column;
        }
        return found;
    }

    /** The columns that {@code *} or {@code qualifier.*} stands for. */
    List<Map.Entry<String, Fragment>> all(@Nullable String qualifier) throws SuiteQlException {
        if (qualifier != null && !sources.containsKey(qualifier)) {
            throw SuiteQlException.unknownIdentifier(qualifier, available());
        }
        List<Map.Entry<String, Fragment>> columns = new ArrayList<>();
        for (Source source : sources.values()) {
            if (qualifier == null || source.alias().equals(qualifier)) {
                columns.addAll(source.columns().entrySet());
            }
        }
        return columns;
    }

    private String available() {
        return sources.values().stream()
                .map(source -> source.alias() + "=" + source.name())
                .collect(Collectors.joining(", "));
    }
}
