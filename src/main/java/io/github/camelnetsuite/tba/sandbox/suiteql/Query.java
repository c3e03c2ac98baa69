package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed query: its rows, their order, and how many of them at most. The grammar is in {@link QueryParser}. */
record Query(Body body, List<Order> orderBy, @Nullable Long fetch) {
    sealed interface Body {}

    record Select(
            boolean distinct,
            @Nullable Long top,
            List<Item> items,
            List<Source> from,
            @Nullable Expression where,
            List<Expression> groupBy,
            @Nullable Expression having)
            implements Body {}

    /** {@code operator} as the database spells it. */
    record SetOperation(String operator, Body left, Body right) implements Body {}

    record Item(Expression expression, @Nullable String label) {}

    record Order(
            Expression expression,
            boolean descending,
            @Nullable Boolean nullsFirst) {}

    sealed interface Source {}

    /** {@code written} as in the query, {@code alias} in lower case. */
    record TableSource(String written, String alias) implements Source {}

    record QuerySource(Query query, String alias) implements Source {}

    /** {@code kind} as the database spells it; CROSS JOIN has no condition. */
    record Join(
            String kind,
            Source left,
            Source right,
            @Nullable Expression on) implements Source {}
}
