package io.github.camelnetsuite.tba.sandbox.filter;

import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code q} (Oracle help, section_1545222128).
 *
 * <pre>
 * filter     = and *( "OR" and )
 * and        = unit *( "AND" unit )
 * unit       = "(" filter ")" | field operator [ value ]
 * value      = word | "text in double quotes" | "[" word *( "," word ) "]"
 * </pre>
 *
 * Operators have a form with {@code _NOT}; {@code EMPTY} takes no value.
 */
public final class RecordFilter {
    private final RecordType type;
    private final AccountDates dates;
    private final Tokens tokens;

    private RecordFilter(RecordType type, AccountDates dates, Tokens tokens) {
        this.type = type;
        this.dates = dates;
        this.tokens = tokens;
    }

    /** The condition that a {@code q} means. */
    public static Condition parse(String q, RecordType type, AccountDates dates) throws FilterException {
        RecordFilter filter = new RecordFilter(type, dates, Tokens.of(q));
        Condition condition = filter.alternatives();
        if (filter.tokens.peek() != null) {
            throw FilterException.invalid();
        }
        return condition;
    }

    private Condition alternatives() throws FilterException {
        Condition condition = conjunction();
        while (tokens.takeIf("OR")) {
            condition = condition.or(conjunction());
        }
        return condition;
    }

    private Condition conjunction() throws FilterException {
        Condition condition = unit();
        while (tokens.takeIf("AND")) {
            condition = condition.and(unit());
        }
        return condition;
    }

    private Condition unit() throws FilterException {
        if (tokens.takeIf("(")) {
            Condition condition = alternatives();
            if (!tokens.takeIf(")")) {
                throw FilterException.invalid();
            }
            return condition;
        }
        String name = tokens.take().text();
        RecordField field = type.field(name).orElse(null);
        return comparison(name, field, tokens.take().text().toUpperCase(Locale.ROOT));
    }

    private Condition comparison(String name, @Nullable RecordField field, String operator) throws FilterException {
        if (field == null) {
            throw FilterException.unknownField(name);
        }
        boolean negated = operator.endsWith("_NOT");
        String plain = negated ? operator.substring(0, operator.length() - 4) : operator;
        FieldFilter filter = new FieldFilter(field, dates);
        Condition condition = plain.equals("EMPTY") ? filter.empty() : filter.condition(plain, values());
        return negated ? condition.not() : condition;
    }

    private List<String> values() throws FilterException {
        List<String> values = new ArrayList<>();
        if (!tokens.takeIf("[")) {
            values.add(tokens.take().text());
            return values;
        }
        do {
            values.add(tokens.take().text());
        } while (tokens.takeIf(","));
        if (!tokens.takeIf("]")) {
            throw FilterException.invalid();
        }
        return values;
    }
}
