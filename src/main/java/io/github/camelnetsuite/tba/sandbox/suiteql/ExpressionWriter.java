package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes expressions for the database: names resolved, kinds checked, Oracle's meaning kept where H2 differs. */
final class ExpressionWriter {
    private final SuiteQlSession session;
    private final LocalDateTime now;
    private final Functions functions;
    private final QueryWriter queries;
    private final Conversions to;
    private final ConditionWriter conditions;
    private final AggregateWriter aggregates;

    ExpressionWriter(SuiteQlSession session, Instant now, Functions functions, QueryWriter queries) {
        this.session = session;
        this.now = LocalDateTime.ofInstant(now, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        this.functions = functions;
        this.queries = queries;
        this.to = new Conversions(session);
        this.conditions = new ConditionWriter(this, queries, to);
        this.aggregates = new AggregateWriter(this, to);
    }

    /** A condition, where WHERE, HAVING or ON wants one. */
    String condition(Expression expression, Scope scope) throws SuiteQlException {
        Fragment condition = write(expression, scope);
        if (condition.kind() != Kind.CONDITION) {
            throw SuiteQlException.unsupported();
        }
        return condition.sql();
    }

    /** A value; Oracle has no conditions among its values. */
    Fragment value(Expression expression, Scope scope) throws SuiteQlException {
        Fragment value = write(expression, scope);
        if (value.kind() == Kind.CONDITION) {
            throw SuiteQlException.unsupported();
        }
        return value;
    }

    private Fragment write(Expression expression, Scope scope) throws SuiteQlException {
        if (expression instanceof Expression.Text text) {
            return Fragment.text(text.value());
        }
        if (expression instanceof Expression.Numeric number) {
            return Fragment.number(number.value());
        }
        if (expression instanceof Expression.Name name) {
            return name(name, scope);
        }
        if (expression instanceof Expression.Call call) {
            return call(call, scope);
        }
        if (expression instanceof Expression.Operation operation) {
            return operation(operation, scope);
        }
        if (expression instanceof Expression.Negative negative) {
            Fragment operand = to.numeric(value(negative.operand(), scope));
            return operand.constant() instanceof BigDecimal number
                    ? Fragment.number(number.negate())
                    : Fragment.of("(-" + operand.sql() + ")", Kind.NUMBER);
        }
        if (expression instanceof Expression.Case cases) {
            return cases(cases, scope);
        }
        if (expression instanceof Expression.SubQuery subQuery) {
            return queries.scalar(subQuery.query(), scope);
        }
        if (expression instanceof Expression.Null) {
            return Fragment.NULL;
        }
        if (expression instanceof Expression.Star) {
            throw SuiteQlException.unsupported();
        }
        return conditions.write(expression, scope);
    }

    private Fragment name(Expression.Name name, Scope scope) throws SuiteQlException {
        if (name.qualifier() == null && !scope.has(name.name())) {
            switch (name.name()) {
                case "rownum" -> {
                    return Fragment.of("ROWNUM()", Kind.NUMBER);
                }
                case "sysdate", "current_date" -> {
                    return Fragment.date(Objects.requireNonNull(
                            SqlFunctions.local(now, session.zone().getId())));
                }
                case "current_timestamp" -> {
                    return Fragment.instant(now);
                }
                default -> {}
            }
        }
        // A mark that was not taken for a join by now stands where Oracle does not allow it.
        if (name.outer()) {
            throw SuiteQlException.unsupported();
        }
        return scope.resolve(name.qualifier(), name.name());
    }

    private Fragment call(Expression.Call call, Scope scope) throws SuiteQlException {
        if (AggregateWriter.knows(call.function())) {
            return aggregates.write(call, scope);
        }
        SqlFunction function = functions.get(call.function());
        boolean displayName = call.function().equals("builtin.df");
        if (call.distinct() || call.window() != null || (function == null && !displayName)) {
            throw SuiteQlException.unsupported();
        }
        List<Fragment> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            arguments.add(value(argument, scope));
        }
        return function == null ? displayName(call, arguments) : function.write(arguments, to);
    }

    /** The name of what a column refers to; of any other column its value as text. */
    private Fragment displayName(Expression.Call call, List<Fragment> arguments) throws SuiteQlException {
        if (arguments.size() != 1 || !(call.arguments().get(0) instanceof Expression.Name)) {
            throw SuiteQlException.unsupported();
        }
        Fragment column = arguments.get(0);
        @Nullable Reference reference = column.reference();
        return Fragment.of(reference == null ? to.text(column) : reference.lookup(column.sql()), Kind.TEXT);
    }

    private Fragment operation(Expression.Operation operation, Scope scope) throws SuiteQlException {
        Fragment left = value(operation.left(), scope);
        Fragment right = value(operation.right(), scope);
        String operator = operation.operator();
        if (operator.equals("||")) {
            return Functions.concatenation(left, right, to);
        }
        if (isDate(left) || isDate(right)) {
            return dates(operator, left, right);
        }
        return Arithmetic.write(operator, to.numeric(left), to.numeric(right));
    }

    private Fragment dates(String operator, Fragment left, Fragment right) throws SuiteQlException {
        if (operator.equals("-") && isDate(left) && isDate(right)) {
            return Fragment.of("NS_DAYS(" + to.date(left) + ", " + to.date(right) + ")", Kind.NUMBER);
        }
        boolean plus = operator.equals("+");
        if (isDate(left) && (plus || operator.equals("-"))) {
            Fragment days = to.numeric(right);
            return plusDays(left, plus ? days.sql() : "(-" + days.sql() + ")");
        }
        if (isDate(right) && plus) {
            return plusDays(right, to.number(left));
        }
        throw SuiteQlException.unsupported();
    }

    private Fragment plusDays(Fragment date, String days) throws SuiteQlException {
        return Fragment.of("NS_PLUSDAYS(" + to.date(date) + ", " + days + ")", Kind.DATE);
    }

    private Fragment cases(Expression.Case cases, Scope scope) throws SuiteQlException {
        List<Fragment> results = new ArrayList<>();
        for (Expression.When when : cases.whens()) {
            results.add(value(when.result(), scope));
        }
        results.add(cases.otherwise() == null ? Fragment.NULL : value(cases.otherwise(), scope));
        long kinds = results.stream()
                .map(Fragment::kind)
                .filter(kind -> kind != Kind.NULL)
                .map(kind -> kind == Kind.INSTANT ? Kind.DATE : kind)
                .distinct()
                .count();
        if (kinds > 1) {
            throw SuiteQlException.unsupported();
        }
        results = to.alike(results);
        StringBuilder sql = new StringBuilder("CASE");
        for (int i = 0; i < cases.whens().size(); i++) {
            Expression condition = cases.whens().get(i).condition();
            if (cases.operand() != null) {
                condition = new Expression.Comparison("=", cases.operand(), condition);
            }
            sql.append(" WHEN ").append(condition(condition, scope)).append(" THEN ");
            sql.append(results.get(i).sql());
        }
        sql.append(" ELSE ").append(results.get(results.size() - 1).sql()).append(" END");
        return Functions.alike(sql.toString(), results);
    }

    private static boolean isDate(Fragment value) {
        return value.kind() == Kind.DATE || value.kind() == Kind.INSTANT;
    }
}
