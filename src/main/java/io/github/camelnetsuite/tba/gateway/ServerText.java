package io.github.camelnetsuite.tba.gateway;

import java.util.regex.Pattern;

/** Text that a server chose, made safe to show. */
final class ServerText {

    private static final int LONGEST = 500;

    /** What opens an expression somewhere: a brace behind any of these is moved away from it. */
    private static final Pattern LOOKUP = Pattern.compile("[$#%{](?=\\{)");

    /** As long as a key or a token, which an error page that repeats the request would show. */
    private static final Pattern KEY = Pattern.compile("\\p{XDigit}{32,}");

    private ServerText() {}

    /** Without line breaks, terminal escapes, bidirectional tricks, look-up syntax and keys; cut where it rambles. */
    static String oneLine(String said) {
        String text = KEY.matcher(said).replaceAll("…");
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(character -> {
            boolean visible = !Character.isISOControl(character)
                    && Character.getType(character) != Character.FORMAT
                    && Character.getType(character) != Character.SURROGATE
                    && Character.getType(character) != Character.LINE_SEPARATOR
                    && Character.getType(character) != Character.PARAGRAPH_SEPARATOR;
            safe.appendCodePoint(visible ? character : ' ');
        });
        String line = LOOKUP.matcher(safe).replaceAll("$0 ").strip();
        return text.codePointCount(0, text.length()) > LONGEST ? line + "…" : line;
    }
}
