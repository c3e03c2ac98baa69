package io.github.camelnetsuite.tba.sandbox.filter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a {@code q}: brackets and commas alone, text in double quotes as one, everything else by blanks. */
final class Tokens {

    /** One word; {@code quoted} text is never an operator. */
    record Token(String text, boolean quoted) {
        boolean is(String word) {
            return !quoted && text.equalsIgnoreCase(word);
        }
    }

    private final List<Token> tokens;
    private int next;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Tokens of(String text) throws FilterException {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if ("()[],".indexOf(c) >= 0) {
                tokens.add(new Token(String.valueOf(c), false));
                at++;
            } else if (c == '"') {
                int end = text.indexOf('"', at + 1);
                if (end < 0) {
                    throw FilterException.invalid();
                }
                tokens.add(new Token(text.substring(at + 1, end), true));
                at = end + 1;
            } else if (c == '\'') {
                throw FilterException.invalid();
            } else {
                int end = at;
                while (end < text.length()
                        && !Character.isWhitespace(text.charAt(end))
                        && "()[],".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                tokens.add(new Token(text.substring(at, end), false));
                at = end;
            }
        }
        return new Tokens(tokens);
    }

    @Nullable
    Token peek() {
        return next < tokens.size() ? tokens.get(next) : null;
    }

    Token take() throws FilterException {
        Token token = peek();
        if (token == null) {
            throw FilterException.invalid();
        }
        next++;
        return token;
    }

    boolean takeIf(String word) {
        Token token = peek();
        if (token != null && token.is(word)) {
            next++;
            return true;
        }
        return false;
    }
}
