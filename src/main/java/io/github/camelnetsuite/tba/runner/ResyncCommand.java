package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.progress.ResyncCursor;
import io.github.camelnetsuite.tba.progress.ResyncRequest;
import io.github.camelnetsuite.tba.progress.Resyncs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code resync}: has a route read again what it has read before, beside the changes that it follows. */
@Command(
        name = "resync",
        mixinStandardHelpOptions = true,
        description = {
            "Has a route read records again, beside the changes that it follows: for a new field, a destination that was"
                    + " lost, a doubtful customer. They arrive with change type resync. Without --since and --ids it is all"
                    + " that the route would read in a first read. The route may be running or not.",
            ""
        })
final class ResyncCommand implements Callable<Integer> {

    private static final long A_MOMENT = 20;

    private final Surroundings here;

    @Parameters(paramLabel = "NAME", description = "The cursor of the route, as cursor list shows it.")
    private String name = "";

    @ArgGroup
    private @Nullable Which which;

    @Option(names = "--replace", description = "Instead of a resync that is pending.")
    private boolean replace;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "A folder where progress is kept; else where the properties say, be it in a database; else"
                    + " ./.netsuite-tba")
    private @Nullable Path directory;

    @Option(names = "--properties", paramLabel = "FILE", description = "A properties file.")
    private @Nullable Path properties;

    @Spec
    private CommandSpec spec;

    ResyncCommand(Surroundings here) {
        this.here = here;
    }

    /** One of them, or none. */
    static final class Which {

        @Option(
                names = "--since",
                paramLabel = "INSTANT",
                description = "What was modified since, such as 2026-01-31T00:00:00Z.")
        private @Nullable String since;

        @Option(names = "--ids", paramLabel = "IDS", description = "These records, such as 17,23,42.")
        private @Nullable String ids;

        @Option(
                names = "--ids-file",
                paramLabel = "FILE",
                description = "The records whose ids are in a file, separated by commas, blanks or line ends; at most "
                        + ResyncRequest.MOST_IDS + ".")
        private @Nullable Path idsFile;

        @Option(names = "--cancel", description = "None: gives up what is pending.")
        private boolean cancel;
    }

    @Override
    public Integer call() throws Exception {
        boolean cancel = which != null && which.cancel;
        if (cancel && replace) {
            throw new IllegalArgumentException(
                    "--cancel gives a resync up and --replace begins another: give one of them");
        }
        ResyncRequest request = request();
        try (KeptCursors kept = KeptCursors.of(directory, properties, here)) {
            Resyncs resyncs = new Resyncs(kept.store(), () -> Thread.sleep(A_MOMENT));
            if (cancel) {
                cancel(kept.store(), resyncs);
            } else {
                ask(kept.store(), resyncs, request);
            }
        }
        out().flush();
        return 0;
    }

    private ResyncRequest request() throws IOException {
        if (which == null || which.cancel) {
            return new ResyncRequest.Everything();
        } else if (which.since != null) {
            return ResyncRequest.since(which.since);
        }
        return ResyncRequest.ids(
                which.ids != null ? which.ids : text(here.directory().resolve(idsFile())));
    }

    private Path idsFile() {
        Path file = which == null ? null : which.idsFile;
        if (file == null) {
            throw new IllegalStateException("One of the options of a group is set");
        }
        return file;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("Option --ids-file: there is no file " + file, e);
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException("Option --ids-file: " + file + " is no text", e);
        }
    }

    private void ask(CursorStore store, Resyncs resyncs, ResyncRequest request) {
        KeptCursors.existing(store, name);
        Cursor asked =
                replace ? resyncs.replace(name, request, Instant.now()) : resyncs.ask(name, request, Instant.now());
        out().println(name + ": " + ResyncCursor.inWords(asked) + " to be read again, with change type resync");
        boolean first = store.read(name)
                .filter(route -> route.phase() instanceof Phase.Snapshot)
                .isPresent();
        out().println("The running route takes it up with its next poll, a stopped one when it starts"
                + (first ? "; in either case when its first read has ended" : ""));
    }

    private void cancel(CursorStore store, Resyncs resyncs) {
        if (!resyncs.cancel(name)) {
            List<String> names = store.names();
            throw new IllegalArgumentException("No resync of '" + name + "' is pending"
                    + (names.isEmpty() ? "" : "; there are the cursors " + String.join(", ", names)));
        }
        out().println(name + ": the resync is given up; what is being handed over may still arrive");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
