package io.github.camelnetsuite.tba.gateway;

/** Text that a server chose, made safe to show. */
final class ServerText {

    private static final int LONGEST = 500;

    private ServerText() {}

    /** Without line breaks, terminal escapes, bidirectional tricks and look-up syntax; cut where it rambles. */
    static String oneLine(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(LONGEST + 1L).forEach(character -> {
            boolean visible = !Character.isISOControl(character)
                    && Character.getType(character) != Character.FORMAT
                    && Character.getType(character) != Character.SURROGATE
                    && Character.getType(character) != Character.LINE_SEPARATOR
                    && Character.getType(character) != Character.PARAGRAPH_SEPARATOR;
            safe.appendCodePoint(visible ? character : ' ');
        });
        String line = safe.toString().replace("${", "$ {").replace("{{", "{ {").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
