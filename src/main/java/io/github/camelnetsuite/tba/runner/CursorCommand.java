package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.CursorException;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.FileCursorStore;
import io.github.camelnetsuite.tba.progress.Phase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code cursor}: where each route stands, and moving it. */
@Command(
        name = "cursor",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows where each route stands, and moves it. Stop the route before moving it.")
final class CursorCommand {

    private final Surroundings here;

    @Option(
            names = "--directory",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Where progress is kept; else as configured, else ./.netsuite-tba")
    private @Nullable Path directory;

    @Option(names = "--properties", scope = ScopeType.INHERIT, paramLabel = "FILE", description = "A properties file.")
    private @Nullable Path properties;

    @Spec
    private CommandSpec spec;

    CursorCommand(Surroundings here) {
        this.here = here;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "A line for each cursor.")
    int list() {
        FileCursorStore store = store();
        List<String> names = store.names();
        for (String name : names) {
            out().println(name + ": " + standing(store, name));
        }
        if (names.isEmpty()) {
            out().println("No cursor is kept in " + store.directory());
        }
        out().flush();
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "All of one cursor but its memory.")
    int show(@Parameters(paramLabel = "NAME", description = "As list shows it.") String name) {
        Cursor cursor = existing(store(), name);
        out().println("account:   " + cursor.account());
        out().println("type:      " + cursor.recordType());
        out().println("reads:     " + cursor.fingerprint());
        out().println("stands:    " + standing(cursor));
        out().println("remembers: " + cursor.memory().size() + " records of the overlap");
        out().flush();
        return 0;
    }

    @Command(
            name = "rewind",
            mixinStandardHelpOptions = true,
            description = "Back to an instant: what was modified since is delivered again.")
    int rewind(
            @Parameters(paramLabel = "NAME", description = "As list shows it.") String name,
            @Option(
                            names = "--to",
                            paramLabel = "INSTANT",
                            required = true,
                            description = "Such as 2026-01-31T00:00:00Z.")
                    String to) {
        CursorStore store = store();
        Cursor cursor = existing(store, name).rewoundTo(instant(to));
        store.replace(name, cursor);
        out().println(name + ": " + standing(cursor));
        out().flush();
        return 0;
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = "Forgets a cursor, be it damaged: its route begins again with a first read.")
    int reset(@Parameters(paramLabel = "NAME", description = "As list shows it.") String name) {
        if (!store().delete(name)) {
            throw noSuch(store(), name);
        }
        out().println(name + ": begins again with a first read");
        out().flush();
        return 0;
    }

    private FileCursorStore store() {
        String configured = RunnerProperties.collect(here, Map.of(), properties).option("cursorDirectory");
        Path place = directory != null ? directory : Path.of(configured == null ? ".netsuite-tba" : configured);
        return new FileCursorStore(here.directory().resolve(place).toAbsolutePath());
    }

    private static Cursor existing(CursorStore store, String name) {
        return store.read(name).orElseThrow(() -> noSuch(store, name));
    }

    private static IllegalArgumentException noSuch(CursorStore store, String name) {
        List<String> names = store.names();
        return new IllegalArgumentException("There is no cursor '" + name + "'"
                + (names.isEmpty() ? ": none is kept here" : "; there are " + String.join(", ", names)));
    }

    private static String standing(CursorStore store, String name) {
        try {
            return store.read(name).map(CursorCommand::standing).orElse("empty");
        } catch (CursorException e) {
            return OneLine.of(e);
        }
    }

    private static String standing(Cursor cursor) {
        if (cursor.phase() instanceof Phase.Snapshot snapshot) {
            return "first read, begun at " + snapshot.startedAt()
                    + (snapshot.lastId() == null ? "" : ", up to id " + snapshot.lastId());
        }
        Phase.Tail tail = (Phase.Tail) cursor.phase();
        Phase.Resume resume = tail.resume();
        return "everything up to " + tail.through()
                + (resume == null
                        ? ""
                        : ", and of what followed up to " + resume.lastModified() + ", id " + resume.id());
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Option --to is '" + text + "': give an instant with its zone, such as 2026-01-31T00:00:00Z");
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
