package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.Set;

/** Words that end a clause or begin the next one, and so can name neither a column nor an alias. */
final class Keywords {
    private static final Set<String> RESERVED = Set.of(
            "all",
            "and",
            "any",
            "as",
            "asc",
            "between",
            "by",
            "case",
            "connect",
            "cross",
            "desc",
            "distinct",
            "else",
            "end",
            "escape",
            "except",
            "exists",
            "fetch",
            "for",
            "from",
            "full",
            "group",
            "having",
            "in",
            "inner",
            "intersect",
            "into",
            "is",
            "join",
            "left",
            "like",
            "limit",
            "minus",
            "natural",
            "not",
            "null",
            "offset",
            "on",
            "or",
            "order",
            "outer",
            "qualify",
            "right",
            "select",
            "some",
            "start",
            "then",
            "union",
            "using",
            "values",
            "when",
            "where",
            "window",
            "with");

    private Keywords() {}

    static boolean isReserved(Token word) {
        return RESERVED.contains(word.lower());
    }
}
