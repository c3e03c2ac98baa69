package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions and conditions by recursive descent, without ever going back:
 *
 * <pre>
 * or        = and {OR and}
 * and       = not {AND not}
 * not       = NOT not | predicate
 * predicate = sum [comparison sum | IS [NOT] NULL | [NOT] (LIKE .. | BETWEEN .. AND .. | IN (..))]
 * sum       = product {(+ | - | ||) product}
 * product   = sign {(* | /) sign}
 * sign      = (- | +) sign | operand
 * operand   = text | number | NULL | ? | CASE .. END | EXISTS (query) | (query) | (or) | name | name(..)
 * </pre>
 *
 * That a condition stands where a condition may stand is left to {@link ExpressionWriter}, which knows types.
 */
final class ExpressionParser {
    private static final int DEEPEST = 150;

    private final TokenStream tokens;
    private final Iterator<String> parameters;
    private final QueryParser queries;
    private int depth;

    ExpressionParser(TokenStream tokens, Iterator<String> parameters, QueryParser queries) {
        this.tokens = tokens;
        this.parameters = parameters;
        this.queries = queries;
    }

    Expression expression() throws SuiteQlException {
        enter();
        Expression first = and();
        if (tokens.isWord("or")) {
            List<Expression> parts = new ArrayList<>(List.of(first));
            while (tokens.acceptWord("or")) {
                parts.add(and());
            }
            first = new Expression.Logical("OR", parts);
        }
        depth--;
        return first;
    }

    private Expression and() throws SuiteQlException {
        Expression first = not();
        if (!tokens.isWord("and")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (tokens.acceptWord("and")) {
            parts.add(not());
        }
        return new Expression.Logical("AND", parts);
    }

    private Expression not() throws SuiteQlException {
        if (tokens.acceptWord("not")) {
            enter();
            Expression negated = new Expression.Not(not());
            depth--;
            return negated;
        }
        return predicate();
    }

    private Expression predicate() throws SuiteQlException {
        Expression left = sum();
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.SYMBOL
                && List.of("=", "<>", "!=", "<", "<=", ">", ">=").contains(token.text())) {
            tokens.next();
            return new Expression.Comparison(token.text().equals("!=") ? "<>" : token.text(), left, sum());
        }
        if (tokens.acceptWord("is")) {
            boolean negated = tokens.acceptWord("not");
            tokens.expectWord("null");
            return new Expression.IsNull(left, negated);
        }
        boolean negated = tokens.acceptWord("not");
        if (tokens.acceptWord("like")) {
            return like(left, negated);
        }
        if (tokens.acceptWord("between")) {
            Expression low = sum();
            tokens.expectWord("and");
            return new Expression.Between(left, low, sum(), negated);
        }
        if (tokens.acceptWord("in")) {
            return in(left, negated);
        }
        if (negated) {
            throw SuiteQlException.unsupported();
        }
        return left;
    }

    private Expression like(Expression left, boolean negated) throws SuiteQlException {
        Expression pattern = sum();
        String escape =
                tokens.acceptWord("escape") ? tokens.expect(Token.Kind.TEXT).text() : null;
        if (escape != null && escape.length() != 1) {
            throw SuiteQlException.unsupported();
        }
        return new Expression.Like(left, pattern, escape, negated);
    }

    private Expression in(Expression left, boolean negated) throws SuiteQlException {
        tokens.expectSymbol("(");
        Expression result = tokens.isWord("select")
                ? new Expression.InQuery(left, queries.nested(), negated)
                : new Expression.InList(left, list(), negated);
        tokens.expectSymbol(")");
        return result;
    }

    /** One or more expressions separated by commas. */
    List<Expression> list() throws SuiteQlException {
        List<Expression> expressions = new ArrayList<>();
        do {
            expressions.add(expression());
        } while (tokens.acceptSymbol(","));
        return expressions;
    }

    private Expression sum() throws SuiteQlException {
        int before = depth;
        Expression left = product();
        while (tokens.isSymbol("+") || tokens.isSymbol("-") || tokens.isSymbol("||")) {
            enter();
            left = new Expression.Operation(tokens.next().text(), left, product());
        }
        depth = before;
        return left;
    }

    private Expression product() throws SuiteQlException {
        int before = depth;
        Expression left = sign();
        while (tokens.isSymbol("*") || tokens.isSymbol("/")) {
            enter();
            left = new Expression.Operation(tokens.next().text(), left, sign());
        }
        depth = before;
        return left;
    }

    private Expression sign() throws SuiteQlException {
        enter();
        Expression result;
        if (tokens.acceptSymbol("-")) {
            result = new Expression.Negative(sign());
        } else if (tokens.acceptSymbol("+")) {
            result = sign();
        } else {
            result = operand();
        }
        depth--;
        return result;
    }

    private Expression operand() throws SuiteQlException {
        Token token = tokens.peek();
        switch (token.kind()) {
            case TEXT -> {
                tokens.next();
                return new Expression.Text(token.text());
            }
            case NUMBER -> {
                tokens.next();
                return new Expression.Numeric(new BigDecimal(token.text()));
            }
            case PARAMETER -> {
                tokens.next();
                return parameter();
            }
            case QUOTED -> {
                tokens.next();
                return new Expression.Name(null, quoted(token), false);
            }
            case WORD -> {
                return word(token);
            }
            default -> {
                return parenthesis();
            }
        }
    }

    private Expression parameter() throws SuiteQlException {
        if (!parameters.hasNext()) {
            throw SuiteQlException.unsupported();
        }
        return new Expression.Text(parameters.next());
    }

    private Expression parenthesis() throws SuiteQlException {
        tokens.expectSymbol("(");
        Expression inner = tokens.isWord("select") ? new Expression.SubQuery(queries.nested()) : expression();
        tokens.expectSymbol(")");
        return inner;
    }

    private Expression word(Token token) throws SuiteQlException {
        if (tokens.acceptWord("null")) {
            return new Expression.Null();
        }
        if (tokens.acceptWord("case")) {
            return caseWhen();
        }
        if (tokens.acceptWord("exists")) {
            tokens.expectSymbol("(");
            Expression exists = new Expression.Exists(queries.nested());
            tokens.expectSymbol(")");
            return exists;
        }
        if (Keywords.isReserved(token) && !tokens.peek(1).isSymbol("(")) {
            throw SuiteQlException.unsupported();
        }
        tokens.next();
        String qualifier = null;
        String name = token.lower();
        if (tokens.acceptSymbol(".")) {
            qualifier = name;
            name = tokens.peek().kind() == Token.Kind.QUOTED
                    ? quoted(tokens.next())
                    : tokens.expect(Token.Kind.WORD).lower();
        }
        if (outerMark()) {
            return new Expression.Name(qualifier, name, true);
        }
        if (tokens.acceptSymbol("(")) {
            return call(qualifier == null ? name : qualifier + "." + name);
        }
        return new Expression.Name(qualifier, name, false);
    }

    /** With its quotes a name matches no column: quoted names are case-sensitive, and ours are not known. */
    private static String quoted(Token token) {
        return '"' + token.text() + '"';
    }

    private boolean outerMark() {
        boolean found = tokens.isSymbol("(")
                && tokens.peek(1).isSymbol("+")
                && tokens.peek(2).isSymbol(")");
        if (found) {
            tokens.next();
            tokens.next();
            tokens.next();
            queries.oracleJoinSeen();
        }
        return found;
    }

    private Expression call(String function) throws SuiteQlException {
        boolean distinct = tokens.acceptWord("distinct");
        List<Expression> arguments = List.of();
        if (tokens.acceptSymbol("*")) {
            arguments = List.of(new Expression.Star(null));
        } else if (!tokens.isSymbol(")")) {
            arguments = list();
        }
        tokens.expectSymbol(")");
        return new Expression.Call(function, distinct, arguments, tokens.acceptWord("over") ? window() : null);
    }

    private Expression.Window window() throws SuiteQlException {
        tokens.expectSymbol("(");
        List<Expression> partitions = List.of();
        if (tokens.acceptWord("partition")) {
            tokens.expectWord("by");
            partitions = list();
        }
        List<Query.Order> orders = queries.orderBy();
        tokens.expectSymbol(")");
        return new Expression.Window(partitions, orders);
    }

    private Expression caseWhen() throws SuiteQlException {
        @Nullable Expression operand = tokens.isWord("when") ? null : expression();
        List<Expression.When> whens = new ArrayList<>();
        while (tokens.acceptWord("when")) {
            Expression condition = expression();
            tokens.expectWord("then");
            whens.add(new Expression.When(condition, expression()));
        }
        @Nullable Expression otherwise = tokens.acceptWord("else") ? expression() : null;
        tokens.expectWord("end");
        if (whens.isEmpty()) {
            throw SuiteQlException.unsupported();
        }
        return new Expression.Case(operand, whens, otherwise);
    }

    /** Parentheses and chains without end would exhaust the stack, here or in the database. */
    private void enter() throws SuiteQlException {
        if (++depth > DEEPEST) {
            throw SuiteQlException.unsupported();
        }
    }
}
