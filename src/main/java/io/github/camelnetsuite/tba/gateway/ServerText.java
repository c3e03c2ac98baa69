package io.github.camelnetsuite.tba.gateway;

import java.util.regex.Pattern;

/** Text that a server chose, made safe to show. */
final class ServerText {

    private static final int LONGEST = 500;

    /** What opens an expression somewhere: a brace behind any of these is moved away from it. */
    private static final Pattern LOOKUP = Pattern.compile("[$#%{](?=\\{)");

    /** What an error page that repeats the request would show: a header's token, a JWT, or as long as a token or key. */
    private static final Pattern SECRET = Pattern.compile("(?i:\\bbearer) {1,4}[A-Za-z0-9._~+/-]{16,}+=*+"
            + "|(?<![\\w-])eyJ[\\w-]{5,}+(\\.[\\w-]*+){1,2}"
            // Names are seldom that long, and hardly ever of all three kinds of characters.
            + "|(?<![\\w+-])(?=[A-Za-z_+-]*+[0-9])(?=[A-Z0-9_+-]*+[a-z])(?=[a-z0-9_+-]*+[A-Z])[\\w+-]{40,}+"
            + "|\\p{XDigit}{32,}+");

    private ServerText() {}

    /** Without line breaks, terminal escapes, bidirectional tricks, look-up syntax and keys; cut where it rambles. */
    static String oneLine(String said) {
        StringBuilder visible = new StringBuilder();
        said.codePoints().forEach(character -> visible.appendCodePoint(isVisible(character) ? character : ' '));
        String text = SECRET.matcher(visible).replaceAll("…");
        boolean rambles = text.codePointCount(0, text.length()) > LONGEST;
        String cut = rambles ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) : text;
        String line = LOOKUP.matcher(cut).replaceAll("$0 ").strip();
        return rambles ? line + "…" : line;
    }

    private static boolean isVisible(int character) {
        return !Character.isISOControl(character)
                && Character.getType(character) != Character.FORMAT
                && Character.getType(character) != Character.SURROGATE
                && Character.getType(character) != Character.LINE_SEPARATOR
                && Character.getType(character) != Character.PARAGRAPH_SEPARATOR;
    }
}
