package io.github.camelnetsuite.tba.sandbox.filter;

import java.util.ArrayList;
import java.util.List;

/** SQL over the table's alias {@code t}, with the values of its question marks. */
public record Condition(String sql, List<Object> parameters) {
    public static final Condition TRUE = new Condition("1 = 1", List.of());

    public Condition {
        parameters = List.copyOf(parameters);
    }

    public static Condition of(String sql, Object... parameters) {
        return new Condition(sql, List.of(parameters));
    }

    public Condition and(Condition other) {
        return joined(" AND ", other);
    }

    Condition or(Condition other) {
        return joined(" OR ", other);
    }

    /** The opposite; a row without the value belongs to it. */
    public Condition not() {
        return new Condition("COALESCE(NOT (" + sql + "), TRUE)", parameters);
    }

    private Condition joined(String operator, Condition other) {
        List<Object> both = new ArrayList<>(parameters);
        both.addAll(other.parameters);
        return new Condition("(" + sql + operator + other.sql + ")", both);
    }
}
