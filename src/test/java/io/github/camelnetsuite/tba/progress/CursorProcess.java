package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.ds.PGSimpleDataSource;

/** Another Java process that uses cursors, as its own main class. */
final class CursorProcess implements AutoCloseable {

    static final String NAME = "customers";

    private final Process process;
    private final BufferedReader out;

    private CursorProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** @param wrapper a command that gets the Java command line as its last arguments, or nothing */
    static CursorProcess start(List<String> wrapper, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(CursorProcess.class.getName());
        command.addAll(List.of(arguments));
        return new CursorProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    static CursorProcess start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    /** Its next line of output, or null at its end. */
    String line() throws IOException {
        return out.readLine();
    }

    long pid() {
        return process.pid();
    }

    /** Kills it (SIGKILL); what it had written can still be read, unlike after {@link Process#destroyForcibly}. */
    void kill() throws InterruptedException {
        assertThat(process.toHandle().destroyForcibly()).isTrue();
        process.waitFor();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws IOException {
        String place = arguments[1];
        switch (arguments[0]) {
            case "hold" -> hold(store(arguments));
            case "try" -> attempt(store(arguments));
            case "save-until" -> saveUntil(SaveStep.valueOf(arguments[2]), Path.of(place));
            case "save-for-ever" -> saveForEver(store(arguments));
            case "save-much" -> saveMuch(store(arguments));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** In a directory, or in a database and table. */
    private static CursorStore store(String[] arguments) {
        String place = arguments[1];
        if (!place.startsWith("jdbc:")) {
            return new FileCursorStore(Path.of(place));
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(place);
        return new JdbcCursorStore(source, arguments[2], Duration.ofSeconds(5), new HeartbeatThread());
    }

    private static void hold(CursorStore store) throws IOException {
        try (CursorHandle handle = store.open(NAME)) {
            handle.save(Cursors.starting());
            System.out.println("held");
            int end = System.in.read();
            System.out.println("released " + end);
        }
    }

    private static void attempt(CursorStore store) {
        try (CursorHandle handle = store.open(NAME)) {
            System.out.println("taken " + handle.load().isPresent());
        } catch (CursorException e) {
            System.out.println(e.getClass().getSimpleName());
        }
    }

    private static void saveUntil(SaveStep last, Path directory) {
        AtomicBoolean armed = new AtomicBoolean();
        SaveWatch watch = step -> {
            if (armed.get() && step == last) {
                Runtime.getRuntime().halt(42);
            }
        };
        CursorHandle handle = new FileCursorStore(directory, watch).open(NAME);
        handle.save(Cursors.starting());
        armed.set(true);
        handle.save(Cursors.interruptedTail());
    }

    private static void saveForEver(CursorStore store) {
        CursorHandle handle = store.open(NAME);
        for (long id = 0; ; id++) {
            handle.save(Cursors.snapshotAt(id));
            System.out.println(id);
        }
    }

    private static void saveMuch(CursorStore store) {
        try (CursorHandle handle = store.open(NAME)) {
            handle.save(Cursors.remembering(50_000));
            System.out.println("saved");
        } catch (CursorStoreException e) {
            System.out.println(e.getMessage());
        }
    }
}
