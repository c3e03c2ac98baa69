package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query into tokens. Comments count as white space; whatever SuiteQL has no use for is refused here. */
final class Lexer {
    private static final List<String> LONG_SYMBOLS = List.of("<=", ">=", "<>", "!=", "||");
    private static final String SYMBOLS = "(),.+-*/=<>";

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String query) {
        this.query = query;
    }

    static List<Token> tokens(String query) throws SuiteQlException {
        Lexer lexer = new Lexer(query);
        while (lexer.skipBlanks()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Token.Kind.END, ""));
        return lexer.tokens;
    }

    private boolean skipBlanks() throws SuiteQlException {
        while (at < query.length()) {
            if (Character.isWhitespace(query.charAt(at))) {
                at++;
            } else if (query.startsWith("--", at)) {
                int end = query.indexOf('\n', at);
                at = end < 0 ? query.length() : end + 1;
            } else if (query.startsWith("/*", at)) {
                at = after("*/", at + 2);
            } else {
                return true;
            }
        }
        return false;
    }

    private void next() throws SuiteQlException {
        char c = query.charAt(at);
        if (isLetter(c)) {
            take(Token.Kind.WORD, endOfWord());
        } else if (isDigit(c) || (c == '.' && at + 1 < query.length() && isDigit(query.charAt(at + 1)))) {
            take(Token.Kind.NUMBER, endOfNumber());
        } else if (c == '\'') {
            quotedText();
        } else if (c == '"') {
            int end = after("\"", at + 1);
            tokens.add(new Token(Token.Kind.QUOTED, query.substring(at + 1, end - 1)));
            at = end;
        } else if (c == '?') {
            take(Token.Kind.PARAMETER, at + 1);
        } else {
            symbol(c);
        }
    }

    private void symbol(char c) throws SuiteQlException {
        for (String symbol : LONG_SYMBOLS) {
            if (query.startsWith(symbol, at)) {
                take(Token.Kind.SYMBOL, at + symbol.length());
                return;
            }
        }
        if (SYMBOLS.indexOf(c) < 0) {
            throw SuiteQlException.unsupported();
        }
        take(Token.Kind.SYMBOL, at + 1);
    }

    private void quotedText() throws SuiteQlException {
        StringBuilder text = new StringBuilder();
        int from = at + 1;
        while (true) {
            int end = after("'", from);
            text.append(query, from, end - 1);
            if (end >= query.length() || query.charAt(end) != '\'') {
                tokens.add(new Token(Token.Kind.TEXT, text.toString()));
                at = end;
                return;
            }
            text.append('\'');
            from = end + 1;
        }
    }

    private int after(String terminator, int from) throws SuiteQlException {
        int end = query.indexOf(terminator, from);
        if (end < 0) {
            throw SuiteQlException.unsupported();
        }
        return end + terminator.length();
    }

    private int endOfWord() {
        int end = at;
        while (end < query.length() && (isLetter(query.charAt(end)) || isDigit(query.charAt(end)))) {
            end++;
        }
        return end;
    }

    private int endOfNumber() throws SuiteQlException {
        int end = endOfDigits(at);
        if (end < query.length() && query.charAt(end) == '.') {
            end = endOfDigits(end + 1);
        }
        if (end < query.length() && (query.charAt(end) == 'e' || query.charAt(end) == 'E')) {
            int sign = end + 1;
            int digits = sign < query.length() && "+-".indexOf(query.charAt(sign)) >= 0 ? sign + 1 : sign;
            end = endOfDigits(digits);
            // A number of a million digits in six characters: no account has use for one.
            if (end == digits || end - digits > 2) {
                throw SuiteQlException.unsupported();
            }
        }
        if (end < query.length() && isLetter(query.charAt(end))) {
            throw SuiteQlException.unsupported();
        }
        return end;
    }

    private int endOfDigits(int from) {
        int end = from;
        while (end < query.length() && isDigit(query.charAt(end))) {
            end++;
        }
        return end;
    }

    private void take(Token.Kind kind, int end) {
        tokens.add(new Token(kind, query.substring(at, end)));
        at = end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
