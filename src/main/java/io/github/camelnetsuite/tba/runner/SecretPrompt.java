package io.github.camelnetsuite.tba.runner;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Asks for what nobody else is to see. */
@FunctionalInterface
interface SecretPrompt {

    /** The answer; empty where there is none. */
    char[] ask(String question);

    /** Asks the person at the terminal; where there is none, the first line of the input answers everything. */
    static SecretPrompt of(@Nullable Console console) {
        return console == null
                ? new FirstLine()
                : question -> {
                    char[] typed = console.readPassword("%s", question);
                    return typed == null ? new char[0] : typed;
                };
    }

    /** Read when it is asked for. */
    final class FirstLine implements SecretPrompt {

        private @Nullable String line;

        @Override
        public char[] ask(String question) {
            try {
                if (line == null) {
                    line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
                }
            } catch (IOException unreadable) {
                line = null;
            }
            return line == null ? new char[0] : line.toCharArray();
        }
    }
}
