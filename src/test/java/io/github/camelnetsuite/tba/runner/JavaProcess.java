package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The command line as a process of its own. */
final class JavaProcess implements AutoCloseable {

    /** Far beyond what anything takes, on a machine that is busy with other things too. */
    private static final int HANGS_AFTER_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    /** Runs it on the class path of this test; leading arguments with {@code -D} or {@code -X} are for Java. */
    static JavaProcess start(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        return new JavaProcess(System.getProperty("java.class.path"), directory, environment, arguments);
    }

    /** Runs it from a jar; leading arguments with {@code -D} are for Java. */
    static JavaProcess startJar(Path jar, Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        return new JavaProcess(
                jar + File.pathSeparator + System.getProperty("java.class.path"), directory, environment, arguments);
    }

    /** Runs it on the class path of this test, but for the jars whose path holds this. */
    static JavaProcess startWithout(String jars, Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(jars))
                .collect(Collectors.joining(File.pathSeparator));
        return new JavaProcess(classPath, directory, environment, arguments);
    }

    /** Runs it on the class path of this test, with a file as its input. */
    static JavaProcess startReading(Path input, Path directory, String... arguments) throws IOException {
        return new JavaProcess(
                List.of("sh", "-c", "exec \"$0\" \"$@\" < '" + input + "'"),
                System.getProperty("java.class.path"),
                directory,
                Map.of(),
                arguments);
    }

    /** Runs it where no file may grow beyond some hundred bytes, as on a disk that is full. */
    static JavaProcess startWithoutSpace(Path directory, String... arguments) throws IOException {
        return new JavaProcess(
                List.of("sh", "-c", "ulimit -f 1; exec \"$0\" -XX:-UsePerfData \"$@\""),
                System.getProperty("java.class.path"),
                directory,
                Map.of(),
                arguments);
    }

    private JavaProcess(String classPath, Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        this(List.of(), classPath, directory, environment, arguments);
    }

    private JavaProcess(
            List<String> shell, String classPath, Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        out = directory.resolve("stdout");
        err = directory.resolve("stderr");
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath));
        int own = 0;
        while (own < arguments.length && (arguments[own].startsWith("-D") || arguments[own].startsWith("-X"))) {
            command.add(arguments[own++]);
        }
        command.add(NetSuiteTba.class.getName());
        command.addAll(List.of(arguments).subList(own, arguments.length));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("NETSUITE_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    JavaProcess until(String said) throws IOException {
        when(() -> out().contains(said));
        assertThat(out()).as(err()).contains(said);
        return this;
    }

    /** Waits until this is so, or the process has ended. */
    void when(Callable<Boolean> isSo) {
        Awaitility.await()
                .atMost(HANGS_AFTER_SECONDS, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(() -> isSo.call() || !process.isAlive());
    }

    /** As {@code kill} does. */
    JavaProcess terminate() {
        process.destroy();
        return this;
    }

    long id() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(HANGS_AFTER_SECONDS, TimeUnit.SECONDS))
                .as("ended, and did not hang")
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
