package io.github.camelnetsuite.tba.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.NetSuiteTba;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The runner as a process of its own. */
final class RunnerProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 600;
    private static final int LOOK_EVERY_MILLIS = 5;

    private final Process process;
    private final Path out;
    private final Path err;
    /** Else it would outlive a test run that is broken off. */
    private final Thread end = new Thread(this::close);

    private long highestMemory;

    RunnerProcess(List<String> java, Path directory, Map<String, String> environment, List<String> arguments) {
        out = directory.resolve("stdout");
        err = directory.resolve("stderr");
        List<String> command = new java.util.ArrayList<>(java);
        command.add(NetSuiteTba.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("NETSUITE_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasSaid(String text) {
        return output().contains(text);
    }

    String output() {
        try {
            return Files.readString(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The beginning of all it has said, for people. */
    String said() {
        try {
            return output().lines().limit(10).collect(Collectors.joining("\n", "\n", "\n"))
                    + Files.readString(err).lines().limit(40).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is so or the process has ended. @return whether it is so */
    boolean until(BooleanSupplier isSo) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!isSo.getAsBoolean()) {
            if (hasEndedWithin(LOOK_EVERY_MILLIS)) {
                return isSo.getAsBoolean();
            }
            assertThat(System.nanoTime()).as("It took too long: %s", said()).isLessThan(end);
        }
        return true;
    }

    boolean hasEndedWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void terminate() {
        process.destroy();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    int exitCode() {
        assertThat(hasEndedWithin(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)))
                .as("ended: %s", said())
                .isTrue();
        return process.exitValue();
    }

    /** What it has had in memory at most, in megabytes, as far as Linux tells and this was asked in its lifetime. */
    long highestMemory() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    highestMemory = Long.parseLong(line.replaceAll("\\D", "")) >> 10;
                }
            }
        } catch (IOException ended) {
            // Then what it had before is all there is to know.
        }
        return highestMemory;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        if (Thread.currentThread() != end) {
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }
}
