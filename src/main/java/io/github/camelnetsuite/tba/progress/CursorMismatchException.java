package io.github.camelnetsuite.tba.progress;

import java.util.List;

/** The stored cursor belongs to a route that asked for other records. */
public final class CursorMismatchException extends CursorException {

    private static final long serialVersionUID = 1;

    CursorMismatchException(List<String> differences) {
        super(
                "The stored cursor belongs to another selection of records: " + String.join("; ", differences)
                        + ". To go on with it would skip records. Ways out: keep the old value; or `cursor reset NAME`"
                        + " (`cursor list` shows the names), which makes the route read everything again from `since`;"
                        + " or give this route another option cursorName",
                null);
    }
}
