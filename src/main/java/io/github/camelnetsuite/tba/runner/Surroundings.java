package io.github.camelnetsuite.tba.runner;

import java.io.Console;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the command line finds around it; everything else that it reads is in its arguments.
 *
 * @param environment the variables
 * @param javaProperties what Java's own {@code -D} has set, among others
 * @param directory what relative paths of the command line start from
 * @param terminal whether a person watches the output as it appears
 * @param secrets asks for passwords
 * @param stop tells of the end of the process; asked for by commands that run until then
 */
record Surroundings(
        Map<String, String> environment,
        Map<String, String> javaProperties,
        Path directory,
        boolean terminal,
        SecretPrompt secrets,
        Supplier<StopSignal> stop) {

    static Surroundings ofThisProcess() {
        Map<String, String> javaProperties = System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> System.getProperty(name, "")));
        Console console = System.console();
        return new Surroundings(
                System.getenv(),
                javaProperties,
                Path.of(""),
                isTerminal(console),
                SecretPrompt.of(isTerminal(console) ? console : null),
                StopSignal::ofThisProcess);
    }

    /** Since Java 22 there is a console even where there is no terminal; it can be asked. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
