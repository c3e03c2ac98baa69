package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a row's values that a query may call: those of Oracle help, section_158513731864, that make sense
 * for customers and contacts. Aggregates are in {@link AggregateWriter}.
 */
final class Functions {
    private final Map<String, SqlFunction> byName = new HashMap<>();

    private Functions() {}

    static Functions all() {
        Functions functions = new Functions();
        functions.addText();
        functions.addNumbers();
        functions.addChoices();
        DateFunctions.addTo(functions.byName);
        return functions;
    }

    @Nullable
    SqlFunction get(String lowerCaseName) {
        return byName.get(lowerCaseName);
    }

    private void addText() {
        text("upper", "UPPER", 1, 1);
        text("lower", "LOWER", 1, 1);
        text("ltrim", "LTRIM", 1, 2);
        text("rtrim", "RTRIM", 1, 2);
        text("replace", "REPLACE", 2, 3);
        byName.put("concat", ((SqlFunction) (a, to) -> concatenation(a.get(0), a.get(1), to)).taking(2, 2));
        byName.put(
                "length",
                ((SqlFunction) (a, to) -> Fragment.of("CHAR_LENGTH(" + to.text(a.get(0)) + ")", Kind.NUMBER))
                        .taking(1, 1));
        byName.put("lpad", ((SqlFunction) (a, to) -> padded("LPAD", a, to)).taking(2, 3));
        byName.put("rpad", ((SqlFunction) (a, to) -> padded("RPAD", a, to)).taking(2, 3));
        byName.put("substr", ((SqlFunction) Functions::substring).taking(2, 3));
        byName.put("instr", ((SqlFunction) Functions::position).taking(2, 4));
    }

    private void text(String name, String sql, int least, int most) {
        SqlFunction function = (arguments, to) -> {
            List<String> texts = new ArrayList<>();
            for (Fragment argument : arguments) {
                texts.add(to.text(argument));
            }
            return Fragment.of(call(sql, texts), Kind.TEXT);
        };
        byName.put(name, function.taking(least, most));
    }

    private void addNumbers() {
        number("abs", "ABS", 1, 1);
        number("sign", "SIGN", 1, 1);
        number("ceil", "CEIL", 1, 1);
        number("floor", "FLOOR", 1, 1);
        number("sqrt", "SQRT", 1, 1);
        number("round", "ROUND", 1, 2);
        number("mod", "NS_MOD", 2, 2);
        number("power", "NS_POWER", 2, 2);
        number("to_number", "", 1, 1);
    }

    private void number(String name, String sql, int least, int most) {
        SqlFunction function = (arguments, to) -> numbers(sql, arguments, to);
        byName.put(name, function.taking(least, most));
    }

    static Fragment numbers(String sql, List<Fragment> arguments, Conversions to) throws SuiteQlException {
        List<String> numbers = new ArrayList<>();
        for (Fragment argument : arguments) {
            numbers.add(to.number(argument));
        }
        return Fragment.of(call(sql, numbers), Kind.NUMBER);
    }

    private void addChoices() {
        SqlFunction coalesce = (arguments, to) -> {
            List<Fragment> alike = to.alike(arguments);
            return alike(call("COALESCE", sqls(alike)), alike);
        };
        byName.put("coalesce", coalesce.taking(2, 200));
        byName.put("nvl", coalesce.taking(2, 2));
        // Oracle: NULL if any is NULL.
        byName.put("greatest", ((SqlFunction) (a, to) -> extreme("GREATEST", to.alike(a))).taking(1, 200));
        byName.put("least", ((SqlFunction) (a, to) -> extreme("LEAST", to.alike(a))).taking(1, 200));
        byName.put("nvl2", ((SqlFunction) Functions::ifNotNull).taking(3, 3));
        byName.put("nullif", ((SqlFunction) Functions::nullIf).taking(2, 2));
        byName.put("decode", ((SqlFunction) Functions::decode).taking(3, 200));
    }

    static Fragment concatenation(Fragment left, Fragment right, Conversions to) throws SuiteQlException {
        return Fragment.of("(" + to.text(left) + " || " + to.text(right) + ")", Kind.TEXT);
    }

    private static Fragment padded(String sql, List<Fragment> arguments, Conversions to) throws SuiteQlException {
        List<String> parts = new ArrayList<>(List.of(to.text(arguments.get(0)), integer(arguments.get(1), to)));
        if (arguments.size() > 2) {
            parts.add(to.text(arguments.get(2)));
        }
        return Fragment.of(call(sql, parts), Kind.TEXT);
    }

    private static Fragment substring(List<Fragment> arguments, Conversions to) throws SuiteQlException {
        String length = arguments.size() > 2 ? integer(arguments.get(2), to) : String.valueOf(Integer.MAX_VALUE);
        return Fragment.of(
                call("NS_SUBSTR", List.of(to.text(arguments.get(0)), integer(arguments.get(1), to), length)),
                Kind.TEXT);
    }

    private static Fragment position(List<Fragment> arguments, Conversions to) throws SuiteQlException {
        String from = arguments.size() > 2 ? integer(arguments.get(2), to) : "1";
        String nth = arguments.size() > 3 ? integer(arguments.get(3), to) : "1";
        return Fragment.of(
                call("NS_INSTR", List.of(to.text(arguments.get(0)), to.text(arguments.get(1)), from, nth)),
                Kind.NUMBER);
    }

    private static String integer(Fragment value, Conversions to) throws SuiteQlException {
        return "CAST(" + to.number(value) + " AS INTEGER)";
    }

    private static Fragment extreme(String sql, List<Fragment> values) {
        return alike(call(sql, sqls(values)) + " RESPECT NULLS", values);
    }

    private static Fragment ifNotNull(List<Fragment> arguments, Conversions to) throws SuiteQlException {
        List<Fragment> results = to.alike(arguments.subList(1, 3));
        return alike(
                "CASE WHEN " + arguments.get(0).sql() + " IS NOT NULL THEN "
                        + results.get(0).sql() + " ELSE " + results.get(1).sql() + " END",
                results);
    }

    private static Fragment nullIf(List<Fragment> arguments, Conversions to) throws SuiteQlException {
        Conversions.Pair pair = to.comparable(arguments.get(0), arguments.get(1));
        Fragment value = arguments.get(0);
        return Fragment.of(
                "CASE WHEN " + pair.left() + " = " + pair.right() + " THEN NULL ELSE " + value.sql() + " END",
                value.kind());
    }

    /** In DECODE two NULLs are equal. */
    private static Fragment decode(List<Fragment> arguments, Conversions to) throws SuiteQlException {
        List<Fragment> results = new ArrayList<>();
        for (int i = 2; i < arguments.size(); i += 2) {
            results.add(arguments.get(i));
        }
        boolean otherwise = arguments.size() % 2 == 0;
        results.add(otherwise ? arguments.get(arguments.size() - 1) : Fragment.NULL);
        results = to.alike(results);
        StringBuilder sql = new StringBuilder("CASE");
        for (int i = 1; i + 1 < arguments.size(); i += 2) {
            Conversions.Pair pair = to.comparable(arguments.get(0), arguments.get(i));
            sql.append(" WHEN ")
                    .append(pair.left())
                    .append(" IS NOT DISTINCT FROM ")
                    .append(pair.right());
            sql.append(" THEN ").append(results.get(i / 2).sql());
        }
        sql.append(" ELSE ").append(results.get(results.size() - 1).sql()).append(" END");
        return alike(sql.toString(), results);
    }

    /** {@code sql} with the kind that the first of {@code values} that is not NULL has. */
    static Fragment alike(String sql, List<Fragment> values) {
        Kind kind = values.stream()
                .map(Fragment::kind)
                .filter(k -> k != Kind.NULL)
                .findFirst()
                .orElse(Kind.NULL);
        return Fragment.of(sql, kind);
    }

    private static List<String> sqls(List<Fragment> values) {
        return values.stream().map(Fragment::sql).toList();
    }

    static String call(String sql, List<String> arguments) {
        return sql + "(" + String.join(", ", arguments) + ")";
    }
}
