package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteTbaPreview;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.camel.spi.EndpointStrategy;

/** Reads what the routes of a folder would read, one after the other, and delivers nothing. */
final class DryRun {

    private final RunnerProperties settings;
    private final Path folder;
    private final Surroundings here;

    DryRun(RunnerProperties settings, Path folder, Surroundings here) {
        this.settings = settings;
        this.folder = folder;
        this.here = here;
    }

    /**
     * Runs to the end.
     *
     * @param guard sees every endpoint that Camel makes, destinations too
     * @return the exit code
     */
    int run(EndpointStrategy guard, Terminal terminal) throws Exception {
        try (ConfiguredCamel camel =
                ConfiguredCamel.of(settings, here).withRoutes(folder, guard).atRest()) {
            camel.start();
            List<RestingRoute> routes = RestingRoute.of(camel.context(), folder);
            terminal.say("DRY RUN: nothing is delivered, and no cursor moves");
            int exitCode = 0;
            for (RestingRoute route : routes) {
                NetSuiteTbaPreview preview = NetSuiteTbaPreview.of(route.endpoint());
                exitCode = Math.max(exitCode, rehearse(route, preview, terminal));
            }
            return exitCode;
        }
    }

    private static int rehearse(RestingRoute route, NetSuiteTbaPreview preview, Terminal terminal)
            throws InterruptedException {
        try {
            NetSuiteTbaPreview.Harvest harvest = preview.rehearse((records, expected) -> terminal.show(
                    expected == 0
                            ? String.format(Locale.ROOT, "%s: %,d", route.id(), records)
                            : String.format(Locale.ROOT, "%s: %,d of %,d", route.id(), records, expected)));
            terminal.show("");
            terminal.say(route.id() + ": would deliver "
                    + WatchedRoute.records(
                            harvest.records() + harvest.deletions() + harvest.resync(),
                            harvest.deletions(),
                            harvest.resync())
                    + (route.destination().isEmpty() ? "" : " to " + route.destination())
                    + " (" + preview.standing() + ")");
            if (harvest.trouble() != null) {
                terminal.say(route.id() + ": " + OneLine.of(harvest.trouble()));
            }
            return 0;
        } catch (RuntimeException failure) {
            Problem problem = Problem.of(failure);
            terminal.show("");
            terminal.say(route.id() + ": can't be read: " + problem.message());
            return problem.exitCode();
        }
    }
}
