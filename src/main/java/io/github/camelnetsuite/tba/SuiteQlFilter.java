package io.github.camelnetsuite.tba;

/** Keeps an author's condition from reaching beyond its parentheses; NetSuite checks the rest. */
final class SuiteQlFilter {

    private SuiteQlFilter() {}

    /**
     * The condition without outer blanks.
     *
     * @throws IllegalArgumentException for what would end the condition: an odd quote or parenthesis, a comment, a
     *     semicolon
     */
    static String checked(String filter) {
        String condition = filter.strip();
        int depth = 0;
        char quote = 0; // that of a text or of a name, 0 outside
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth < 0 || c == ';' || condition.startsWith("--", i) || condition.startsWith("/*", i)) {
                    throw refused("ends or comments out what follows it, at character " + (i + 1));
                }
            }
        }
        if (quote != 0 || depth != 0) {
            throw refused(quote != 0 ? "has an open quote" : "has an open parenthesis");
        }
        return condition;
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(
                "Option filter " + why + ": give one SuiteQL condition, such as subsidiary = 3");
    }
}
