package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.CursorException;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.DeletionCursor;
import io.github.camelnetsuite.tba.progress.JdbcCursorStore;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.progress.ResyncCursor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;
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
            description = "A folder where progress is kept; else where the properties say, be it in a database; else"
                    + " ./.netsuite-tba")
    private @Nullable Path directory;

    @Option(names = "--properties", scope = ScopeType.INHERIT, paramLabel = "FILE", description = "A properties file.")
    private @Nullable Path properties;

    @Spec
    private CommandSpec spec;

    CursorCommand(Surroundings here) {
        this.here = here;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "A line for each cursor.")
    int list() throws Exception {
        try (KeptCursors kept = kept()) {
            List<String> names = kept.store().names();
            for (String name : names) {
                out().println(name + ": " + standing(kept.store(), name));
            }
            if (names.isEmpty()) {
                out().println("No cursor is kept in " + kept.place());
            }
            out().flush();
            return 0;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "All of one cursor but its memory.")
    int show(@Parameters(paramLabel = "NAME", description = "As list shows it.") String name) throws Exception {
        Cursor cursor;
        try (KeptCursors kept = kept()) {
            cursor = KeptCursors.existing(kept.store(), name);
        }
        out().println("account:   " + cursor.account());
        out().println("type:      " + cursor.recordType());
        out().println("reads:     " + cursor.fingerprint());
        out().println("stands:    " + standing(cursor));
        if (!ResyncCursor.is(cursor)) {
            out().println("remembers: " + cursor.memory().size()
                    + (DeletionCursor.is(cursor) ? " deletions" : " records") + " of the overlap");
        }
        out().flush();
        return 0;
    }

    @Command(
            name = "rewind",
            mixinStandardHelpOptions = true,
            description = "Back to an instant: what was modified since, or deleted, is delivered again.")
    int rewind(
            @Parameters(paramLabel = "NAME", description = "As list shows it.") String name,
            @Option(
                            names = "--to",
                            paramLabel = "INSTANT",
                            required = true,
                            description = "Such as 2026-01-31T00:00:00Z.")
                    String to)
            throws Exception {
        Cursor cursor;
        boolean beside;
        try (KeptCursors kept = kept()) {
            cursor = KeptCursors.existing(kept.store(), name).rewoundTo(instant(to));
            beside = kept.store().names().contains(DeletionCursor.nameBeside(name));
            kept.store().replace(name, cursor);
        }
        out().println(name + ": " + standing(cursor));
        if (beside) {
            sayOfDeletions(name, "delivered again by cursor rewind " + DeletionCursor.nameBeside(name));
        }
        out().flush();
        return 0;
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description =
                    "Forgets a cursor, be it damaged: its route begins again with a first read, or, where it is one of"
                            + " deletions, with what is deleted from then on. One of a resync is given up.")
    int reset(@Parameters(paramLabel = "NAME", description = "As list shows it.") String name) throws Exception {
        boolean deletions;
        boolean resync;
        List<String> names;
        try (KeptCursors kept = kept()) {
            deletions = is(DeletionCursor::is, DeletionCursor.nameBeside(""), kept.store(), name);
            resync = is(ResyncCursor::is, ResyncCursor.nameBeside(""), kept.store(), name);
            names = kept.store().names();
            if (!kept.store().delete(name)) {
                throw KeptCursors.noSuch(kept.store(), name);
            }
        }
        if (deletions) {
            out().println(name + ": begins again at the next start, and misses what is deleted until then");
        } else if (resync) {
            out().println(name + ": the resync is given up; what is being handed over may still arrive");
        } else {
            out().println(name + ": begins again with a first read");
        }
        if (names.contains(DeletionCursor.nameBeside(name))) {
            sayOfDeletions(name, "read on behind that");
        }
        if (names.contains(ResyncCursor.nameBeside(name))) {
            out().println(ResyncCursor.nameBeside(name) + ": stays, and goes on behind that; cursor reset "
                    + ResyncCursor.nameBeside(name) + " gives it up");
        }
        out().flush();
        return 0;
    }

    private void sayOfDeletions(String name, String what) {
        out().println(DeletionCursor.nameBeside(name) + ": stays where it is; deletions are " + what);
    }

    /** Of a damaged one nothing but its name is left to tell. */
    private static boolean is(Predicate<Cursor> kind, String suffix, CursorStore store, String name) {
        try {
            return store.read(name).filter(kind).isPresent();
        } catch (CursorException damaged) {
            return name.endsWith(suffix);
        }
    }

    @Command(
            name = "ddl",
            mixinStandardHelpOptions = true,
            description =
                    "The statement that makes the table of cursors, for routes with option dataSource whose user may"
                            + " not make it.")
    int ddl(
            @Option(
                            names = "--database",
                            paramLabel = "DATABASE",
                            defaultValue = "postgresql",
                            description = "postgresql (as it is without this option) or h2.")
                    String database,
            @Option(
                            names = "--table",
                            paramLabel = "NAME",
                            defaultValue = JdbcCursorStore.TABLE,
                            description = "If it has another name, with its schema or without.")
                    String table) {
        out().println(JdbcCursorStore.ddl(database, table) + ";");
        out().flush();
        return 0;
    }

    private KeptCursors kept() throws Exception {
        return KeptCursors.of(directory, properties, here);
    }

    private static String standing(CursorStore store, String name) {
        try {
            return store.read(name).map(CursorCommand::standing).orElse("empty");
        } catch (CursorException e) {
            return OneLine.of(e);
        }
    }

    private static String standing(Cursor cursor) {
        if (ResyncCursor.is(cursor)) {
            return ResyncCursor.standing(cursor);
        }
        if (cursor.phase() instanceof Phase.Snapshot snapshot) {
            return "first read, begun at " + snapshot.startedAt()
                    + (snapshot.lastId() == null ? "" : ", up to id " + snapshot.lastId());
        }
        Phase.Tail tail = (Phase.Tail) cursor.phase();
        Phase.Resume resume = tail.resume();
        return (DeletionCursor.is(cursor) ? "deletions up to " : "everything up to ")
                + tail.through()
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
