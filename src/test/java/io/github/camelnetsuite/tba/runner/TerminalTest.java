package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final StringWriter out = new StringWriter();

    private Terminal terminal(boolean rewritable) {
        return new Terminal(new PrintWriter(out), rewritable);
    }

    @Test
    void theLineBelowIsRewrittenInPlace() {
        Terminal terminal = terminal(true);
        terminal.show("customers: 10 of 20");
        terminal.show("customers: 9 of 9");
        assertThat(out).hasToString("\rcustomers: 10 of 20\rcustomers: 9 of 9  ");
    }

    @Test
    void aLineThatStaysPushesItDown() {
        Terminal terminal = terminal(true);
        terminal.show("abc");
        terminal.say("done");
        assertThat(out.toString()).isEqualTo("\rabc\r   \rdone" + System.lineSeparator() + "\rabc");
    }

    @Test
    void whatIsShownAlreadyIsNotPrintedAgain() {
        Terminal terminal = terminal(true);
        terminal.show("abc");
        terminal.show("abc");
        assertThat(out).hasToString("\rabc");
    }

    @Test
    void aFileGetsOnlyTheLinesThatStay() {
        Terminal terminal = terminal(false);
        terminal.show("abc");
        terminal.say("done");
        assertThat(out).hasToString("done" + System.lineSeparator());
    }
}
