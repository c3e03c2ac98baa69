package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import picocli.CommandLine;

/** The command line in this JVM, in a folder and an environment of its own. */
final class CommandLineRun {

    static final Path SHIPPED_ROUTES = Path.of("routes").toAbsolutePath();

    private final Path directory;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> javaProperties = new LinkedHashMap<>();
    private final Deque<String> typed = new ArrayDeque<>();
    private boolean terminal;

    private CommandLineRun(Path directory) {
        this.directory = directory;
    }

    static CommandLineRun in(Path directory) {
        return new CommandLineRun(directory);
    }

    /** What a command did. */
    record Outcome(int exitCode, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }

        List<String> errLines() {
            return err.lines().toList();
        }
    }

    CommandLineRun environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    CommandLineRun account(Sandbox sandbox) {
        environment.putAll(sandbox.environment());
        return this;
    }

    CommandLineRun javaProperty(String name, String value) {
        javaProperties.put(name, value);
        return this;
    }

    CommandLineRun terminal() {
        terminal = true;
        return this;
    }

    /** Answers what it asks for, one after the other. */
    CommandLineRun typing(String... answers) {
        typed.addAll(List.of(answers));
        return this;
    }

    private char[] typed(String question) {
        assertThat(typed).as(question).isNotEmpty();
        return typed.remove().toCharArray();
    }

    /** Runs it to its end. */
    Outcome run(String... arguments) {
        return start(arguments).end();
    }

    /** Runs it beside the test. */
    Running start(String... arguments) {
        StopSignal stop = new StopSignal();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = NetSuiteTba.commandLine(
                        new Surroundings(environment, javaProperties, directory, terminal, this::typed, () -> stop))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        return new Running(
                CompletableFuture.supplyAsync(() -> commandLine.execute(arguments), task -> new Thread(task).start()),
                stop,
                out,
                err);
    }

    /** A command that has not ended, perhaps. */
    record Running(CompletableFuture<Integer> exitCode, StopSignal signal, StringWriter out, StringWriter err) {

        /** Waits until it has said this. */
        Running until(String said) {
            Awaitility.await()
                    .pollInterval(10, TimeUnit.MILLISECONDS)
                    .until(() -> out.toString().contains(said) || exitCode.isDone());
            assertThat(out.toString()).as("said, and on the other side " + err).contains(said);
            return this;
        }

        Outcome stop() {
            signal.ask();
            return end();
        }

        Outcome end() {
            try {
                return new Outcome(exitCode.get(30, TimeUnit.SECONDS), out.toString(), err.toString());
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError("It did not end; it said " + out + err, e);
            }
        }
    }
}
