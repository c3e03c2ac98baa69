package io.github.camelnetsuite.tba.runner;

import java.io.PrintWriter;

/** Lines for a person, and below them one that is rewritten in place, where a person can see that. Thread-safe. */
final class Terminal {

    private final PrintWriter out;
    private final boolean rewritable;
    private String shown = "";

    Terminal(PrintWriter out, boolean rewritable) {
        this.out = out;
        this.rewritable = rewritable;
    }

    /** Prints a line that stays. */
    synchronized void say(String line) {
        String below = shown;
        show("");
        out.println(line);
        show(below);
        out.flush();
    }

    /** Shows this instead of what is shown; nothing, when empty. */
    synchronized void show(String line) {
        if (!rewritable || line.equals(shown)) {
            return;
        }
        out.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
        if (line.isEmpty()) {
            out.print("\r");
        }
        out.flush();
        shown = line;
    }
}
