package io.github.camelnetsuite.tba.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.kill.Aim.Hit;
import io.github.camelnetsuite.tba.kill.HaltPoint.Moment;
import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.DeletionCursor;
import io.github.camelnetsuite.tba.progress.FileCursorStore;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.progress.ResyncCursor;
import io.github.camelnetsuite.tba.progress.ResyncRequest;
import io.github.camelnetsuite.tba.progress.Resyncs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * One destination from its first record on: processes of the runner that follow each other in one folder, each going on
 * where the one before was killed. The routes are the shipped ones, but that they poll without a pause.
 */
final class Series {

    private static final String TRANSPORT = "-Dcamel.component.netsuite-tba.transport=";

    private static final Path SHIPPED = Path.of("routes").toAbsolutePath();
    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final long BETWEEN_LOOKS_NANOS = 200_000;

    private final List<String> java;
    private final Account account;
    private final Path directory;
    private final Path cursors;
    private final Map<String, Arrived> types = new LinkedHashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, List<Comparison.End>> ends = new LinkedHashMap<>();
    private boolean deletions;
    /** How long the last process took to begin: by this a slow machine is given more time for the rest as well. */
    private int startMillis = 1500;

    /** @param types which of {@code customer} and {@code contact} */
    Series(List<String> java, Account account, Path directory, String... types) throws IOException {
        this.java = java;
        this.account = account;
        this.directory = directory;
        this.cursors = directory.resolve(".netsuite-tba");
        Path routes = Files.createDirectories(directory.resolve("routes"));
        for (String type : types) {
            String route = Files.readString(SHIPPED.resolve(type + "s.camel.yaml"));
            String polled = route.replace(
                    "uri: netsuite-tba:" + type, "uri: netsuite-tba:" + type + "?initialDelay=0&delay=50");
            assertThat(polled).isNotEqualTo(route);
            Files.writeString(routes.resolve(type + "s.camel.yaml"), polled);
            this.types.put(type, Arrived.lines(directory.resolve("netsuite/" + type + "s.jsonl")));
            ends.put(type, new ArrayList<>());
        }
        arguments.addAll(List.of(
                "--routes",
                routes.toString(),
                "-Dcamel.component.netsuite-tba.lookback=60000",
                "-Dcamel.main.jmxEnabled=false"));
    }

    /** Sends what is read there instead of into the shipped files. */
    Series to(String type, String uri, Arrived arrived) {
        arguments.add("-D" + type + "s.to=" + uri);
        types.put(type, arrived);
        return this;
    }

    /** Reads by this transport from the next process on; a route may change it when it likes. */
    Series by(String transport) {
        arguments.removeIf(argument -> argument.startsWith(TRANSPORT));
        arguments.add(TRANSPORT + transport);
        return this;
    }

    /** Reads deletions too. */
    Series withDeletions() {
        arguments.add("-Dcamel.component.netsuite-tba.includeDeleted=true");
        deletions = true;
        return this;
    }

    private RunnerProcess start(List<String> more) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(arguments);
        all.addAll(more);
        return new RunnerProcess(java, directory, account.environment(), all);
    }

    /** Reads until the process has halted itself there. */
    void haltAt(HaltPoint point, Moment moment) {
        String bean = "-Dcamel.beans.halting";
        try (RunnerProcess process = start(List.of(
                bean + "=#class:" + Halting.class.getName(),
                bean + ".directory=" + cursors,
                bean + ".destination=" + directory.resolve("netsuite/customers.jsonl"),
                bean + ".point=" + point,
                bean + ".moment=" + moment,
                "-Dcamel.component.netsuite-tba.cursorStore=#bean:halting",
                "-Dcamel.component.netsuite-tba.httpClientConfigurer=#bean:halting"))) {
            if (point.isInShutdown() && process.until(() -> process.hasSaid(Halting.WAITS))) {
                process.terminate();
            }
            assertThat(process.exitCode())
                    .as("halted %s, %s: %s", point.words(), moment, process.said())
                    .isEqualTo(point.exitCode());
        }
        ended(true);
    }

    /** Reads until a kill at a random time of this part of the process's life. */
    Hit kill(Aim aim, Random random) {
        long started = System.nanoTime();
        try (RunnerProcess process = start(List.of())) {
            if (aim == Aim.START) {
                process.hasEndedWithin(random.nextInt(startMillis));
            } else {
                assertThat(process.until(() -> hasBegun(process)))
                        .as("begun: %s", process.said())
                        .isTrue();
                startMillis =
                        (int) Duration.ofNanos(System.nanoTime() - started).toMillis();
                process.hasEndedWithin(random.nextInt(startMillis));
            }
            if (aim == Aim.SAVE) {
                awaitSave(process);
            } else if (aim == Aim.SHUTDOWN) {
                process.terminate();
                process.hasEndedWithin(random.nextInt(startMillis / 8));
            }
            boolean stopped = !process.isAlive();
            if (stopped) {
                assertThat(aim).as("ended by itself: %s", process.said()).isEqualTo(Aim.SHUTDOWN);
                assertThat(process.exitCode()).as(process.said()).isEqualTo(ENDED_BY_SIGTERM);
            }
            process.kill();
            ended(!stopped);
            return stopped ? Hit.STOPPED : hit(aim, process);
        }
    }

    /** Reads until a kill when at least so much has arrived. @return the most memory it had, in megabytes */
    long killAt(String type, long size) {
        try (RunnerProcess process = start(List.of())) {
            assertThat(process.until(() ->
                            process.highestMemory() >= 0 && types.get(type).size() >= size))
                    .as("killed in mid-work: %s", process.said())
                    .isTrue();
            process.kill();
            ended(true);
            return process.highestMemory();
        }
    }

    /** How much of that type has arrived. */
    Arrived arrived(String type) {
        return types.get(type);
    }

    /** Asks, as anybody may while no process runs or one does, for all of that type to be read again. */
    void askForAResync(String type) {
        new Resyncs(new FileCursorStore(cursors), () -> Thread.sleep(20))
                .ask(cursorOf(type), new ResyncRequest.Everything(), Instant.now());
    }

    /** Whether it has been asked for and not been read to its end. */
    boolean isResyncPending(String type) {
        return new FileCursorStore(cursors)
                .read(ResyncCursor.nameBeside(cursorOf(type)))
                .isPresent();
    }

    private String cursorOf(String type) {
        return new FileCursorStore(cursors)
                .names().stream()
                        .filter(name -> name.endsWith("-" + type))
                        .findFirst()
                        .orElseThrow();
    }

    private static boolean hasBegun(RunnerProcess process) {
        return process.hasSaid("customers: ");
    }

    /** A save takes a few milliseconds, so this hardly pauses between two looks; it leaves the core to the process. */
    private void awaitSave(RunnerProcess process) {
        List<Path> unfinished = unfinishedSaves();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(startMillis);
        while (unfinished.stream().noneMatch(Files::exists) && System.nanoTime() < end && process.isAlive()) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    /** The files that are there only during a save, of the cursors that were saved at least once. */
    private List<Path> unfinishedSaves() {
        if (!Files.exists(cursors)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cursors)) {
            return files.filter(file -> file.toString().endsWith(".cursor"))
                    .map(file -> file.resolveSibling(file.getFileName() + ".tmp"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Hit hit(Aim aim, RunnerProcess process) {
        if (aim == Aim.SHUTDOWN) {
            return Hit.SHUTDOWN;
        } else if (!hasBegun(process)) {
            return Hit.START;
        } else if (unfinishedSaves().stream().anyMatch(Files::exists)) {
            return Hit.SAVE;
        }
        return isInTail() ? Hit.TAIL : Hit.SNAPSHOT;
    }

    /** Whether all of its routes have read everything once. */
    boolean isInTail() {
        FileCursorStore store = new FileCursorStore(cursors);
        List<Cursor> changes = store.names().stream()
                .map(name -> store.read(name).orElseThrow())
                .filter(cursor -> !DeletionCursor.is(cursor))
                .toList();
        return changes.size() == types.size()
                && changes.stream().allMatch(cursor -> cursor.phase() instanceof Phase.Tail);
    }

    private void ended(boolean killed) {
        types.forEach((type, arrived) -> ends.get(type).add(new Comparison.End(arrived.size(), killed)));
    }

    /** Reads until the first read is over, and stops as a user stops it. */
    void readToTheTail() {
        try (RunnerProcess process = start(List.of())) {
            assertThat(process.until(this::isInTail)).as(process.said()).isTrue();
            process.terminate();
            assertThat(process.exitCode()).as(process.said()).isEqualTo(ENDED_BY_SIGTERM);
        }
        ended(false);
    }

    /** Reads to the end. @return the most memory that the process had, in megabytes */
    long readToTheEnd() {
        try (RunnerProcess process = start(List.of("--once"))) {
            process.until(() -> process.highestMemory() < 0);
            assertThat(process.exitCode()).as(process.said()).isZero();
            return process.highestMemory();
        }
    }

    /** Removes all that it has left behind. */
    void delete() throws IOException {
        ChildJvms.delete(directory);
    }

    /** What a user finds, nothing being edited any more. */
    Findings findings(Editor editor) {
        Findings all = Findings.NONE;
        for (Map.Entry<String, Arrived> type : types.entrySet()) {
            all = all.and(Comparison.of(
                    account,
                    type.getKey(),
                    editor.ledger(type.getKey()),
                    type.getValue(),
                    ends.get(type.getKey()),
                    deletions));
        }
        return all;
    }
}
