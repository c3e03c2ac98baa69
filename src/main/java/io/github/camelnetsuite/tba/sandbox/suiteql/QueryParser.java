package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads one query:
 *
 * <pre>
 * query  = select {(UNION [ALL] | INTERSECT | MINUS) select} [ORDER BY order {, order}] [FETCH FIRST n ROWS ONLY]
 * select = SELECT [DISTINCT] [TOP n] item {, item} FROM source {, source} [WHERE ..] [GROUP BY ..] [HAVING ..]
 * source = (table | (query)) [alias] {[INNER | LEFT | RIGHT | CROSS] JOIN (table | (query)) [alias] [ON ..]}
 * </pre>
 *
 * Comma joins and ANSI joins may not meet in one statement (Oracle help, section_156257796125).
 */
final class QueryParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final Iterator<String> parameters;
    private boolean oracleJoin;
    private boolean ansiJoin;
    private int depth;

    private QueryParser(TokenStream tokens, Iterator<String> parameters) {
        this.tokens = tokens;
        this.parameters = parameters;
        this.expressions = new ExpressionParser(tokens, parameters, this);
    }

    /** {@code parameters} replace the {@code ?} placeholders in order and must be as many. */
    static Query parse(String query, List<String> parameters) throws SuiteQlException {
        QueryParser parser = new QueryParser(new TokenStream(Lexer.tokens(query)), parameters.iterator());
        Query parsed = parser.nested();
        parser.tokens.expect(Token.Kind.END);
        if (parser.parameters.hasNext() || (parser.oracleJoin && parser.ansiJoin)) {
            throw SuiteQlException.unsupported();
        }
        return parsed;
    }

    void oracleJoinSeen() {
        oracleJoin = true;
    }

    Query nested() throws SuiteQlException {
        if (++depth > 20) {
            throw SuiteQlException.unsupported();
        }
        Query.Body body = select();
        while (true) {
            String operator = setOperator();
            if (operator == null) {
                break;
            }
            body = new Query.SetOperation(operator, body, select());
        }
        Query query = new Query(body, orderBy(), fetch());
        depth--;
        return query;
    }

    private @Nullable String setOperator() {
        if (tokens.acceptWord("union")) {
            return tokens.acceptWord("all") ? "UNION ALL" : "UNION";
        }
        if (tokens.acceptWord("intersect")) {
            return "INTERSECT";
        }
        return tokens.acceptWord("minus") ? "EXCEPT" : null;
    }

    private Query.Select select() throws SuiteQlException {
        tokens.expectWord("select");
        boolean distinct = tokens.acceptWord("distinct");
        Long top = null;
        if (tokens.isWord("top") && tokens.peek(1).kind() == Token.Kind.NUMBER) {
            tokens.next();
            top = wholeNumber();
        }
        List<Query.Item> items = new ArrayList<>();
        do {
            items.add(item());
        } while (tokens.acceptSymbol(","));
        tokens.expectWord("from");
        List<Query.Source> from = new ArrayList<>();
        do {
            from.add(joined());
        } while (tokens.acceptSymbol(","));
        oracleJoin |= from.size() > 1;
        @Nullable Expression where = tokens.acceptWord("where") ? expressions.expression() : null;
        List<Expression> groupBy = List.of();
        if (tokens.acceptWord("group")) {
            tokens.expectWord("by");
            groupBy = expressions.list();
        }
        @Nullable Expression having = tokens.acceptWord("having") ? expressions.expression() : null;
        return new Query.Select(distinct, top, items, from, where, groupBy, having);
    }

    private Query.Item item() throws SuiteQlException {
        if (tokens.acceptSymbol("*")) {
            return new Query.Item(new Expression.Star(null), null);
        }
        if (tokens.peek().kind() == Token.Kind.WORD
                && tokens.peek(1).isSymbol(".")
                && tokens.peek(2).isSymbol("*")) {
            String qualifier = tokens.next().lower();
            tokens.next();
            tokens.next();
            return new Query.Item(new Expression.Star(qualifier), null);
        }
        Expression expression = expressions.expression();
        return new Query.Item(expression, alias(tokens.acceptWord("as")));
    }

    private Query.Source joined() throws SuiteQlException {
        Query.Source left = source();
        while (true) {
            String kind = joinKind();
            if (kind == null) {
                return left;
            }
            ansiJoin = true;
            Query.Source right = source();
            Expression on = null;
            if (!kind.equals("CROSS JOIN")) {
                tokens.expectWord("on");
                on = expressions.expression();
            }
            left = new Query.Join(kind, left, right, on);
        }
    }

    private @Nullable String joinKind() throws SuiteQlException {
        if (tokens.acceptWord("join")) {
            return "JOIN";
        }
        for (String kind : List.of("inner", "left", "right", "cross")) {
            if (tokens.acceptWord(kind)) {
                if (kind.equals("left") || kind.equals("right")) {
                    tokens.acceptWord("outer");
                }
                tokens.expectWord("join");
                return kind.toUpperCase(Locale.ROOT) + " JOIN";
            }
        }
        return null;
    }

    private Query.Source source() throws SuiteQlException {
        if (tokens.acceptSymbol("(")) {
            Query query = nested();
            tokens.expectSymbol(")");
            String alias = alias(false);
            return new Query.QuerySource(query, alias == null ? "" : alias);
        }
        StringBuilder name = new StringBuilder(tableName());
        while (tokens.acceptSymbol(".")) {
            name.append('.').append(tableName());
        }
        String written = name.toString();
        String alias = alias(false);
        return new Query.TableSource(written, alias == null ? written.toLowerCase(Locale.ROOT) : alias);
    }

    private String tableName() throws SuiteQlException {
        Token token = tokens.next();
        if (token.kind() == Token.Kind.QUOTED) {
            return '"' + token.text() + '"';
        }
        if (token.kind() != Token.Kind.WORD || Keywords.isReserved(token)) {
            throw SuiteQlException.unsupported();
        }
        return token.text();
    }

    private @Nullable String alias(boolean required) throws SuiteQlException {
        Token token = tokens.peek();
        boolean name =
                token.kind() == Token.Kind.QUOTED || (token.kind() == Token.Kind.WORD && !Keywords.isReserved(token));
        if (name) {
            return tokens.next().lower();
        }
        if (required) {
            throw SuiteQlException.unsupported();
        }
        return null;
    }

    /** Nothing unless the next word is ORDER. */
    List<Query.Order> orderBy() throws SuiteQlException {
        List<Query.Order> orders = new ArrayList<>();
        if (tokens.acceptWord("order")) {
            tokens.expectWord("by");
            do {
                Expression expression = expressions.expression();
                boolean descending = tokens.acceptWord("desc");
                if (!descending) {
                    tokens.acceptWord("asc");
                }
                orders.add(new Query.Order(expression, descending, nullsFirst()));
            } while (tokens.acceptSymbol(","));
        }
        return orders;
    }

    private @Nullable Boolean nullsFirst() throws SuiteQlException {
        if (!tokens.acceptWord("nulls")) {
            return null;
        }
        if (tokens.acceptWord("first")) {
            return true;
        }
        tokens.expectWord("last");
        return false;
    }

    private @Nullable Long fetch() throws SuiteQlException {
        if (!tokens.acceptWord("fetch")) {
            return null;
        }
        if (!tokens.acceptWord("next")) {
            tokens.expectWord("first");
        }
        long rows = wholeNumber();
        if (!tokens.acceptWord("row")) {
            tokens.expectWord("rows");
        }
        tokens.expectWord("only");
        return rows;
    }

    private long wholeNumber() throws SuiteQlException {
        try {
            return new BigDecimal(tokens.expect(Token.Kind.NUMBER).text()).longValueExact();
        } catch (ArithmeticException e) {
            throw SuiteQlException.unsupported();
        }
    }
}
