package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.List;

/** Tokens read one after the other. Whatever is not as expected is refused. */
final class TokenStream {
    private final List<Token> tokens;
    private int at;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean isWord(String word) {
        return peek().isWord(word);
    }

    boolean isSymbol(String symbol) {
        return peek().isSymbol(symbol);
    }

    boolean acceptWord(String word) {
        boolean found = isWord(word);
        if (found) {
            at++;
        }
        return found;
    }

    boolean acceptSymbol(String symbol) {
        boolean found = isSymbol(symbol);
        if (found) {
            at++;
        }
        return found;
    }

    void expectWord(String word) throws SuiteQlException {
        if (!acceptWord(word)) {
            throw SuiteQlException.unsupported();
        }
    }

    void expectSymbol(String symbol) throws SuiteQlException {
        if (!acceptSymbol(symbol)) {
            throw SuiteQlException.unsupported();
        }
    }

    Token expect(Token.Kind kind) throws SuiteQlException {
        if (peek().kind() != kind) {
            throw SuiteQlException.unsupported();
        }
        return next();
    }
}
