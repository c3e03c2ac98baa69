package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.Locale;

/** One lexical element. {@code text} is as written; of a string or a quoted name it is what stands between the quotes. */
record Token(Kind kind, String text) {
    enum Kind {
        WORD,
        QUOTED,
        TEXT,
        NUMBER,
        SYMBOL,
        PARAMETER,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }
}
