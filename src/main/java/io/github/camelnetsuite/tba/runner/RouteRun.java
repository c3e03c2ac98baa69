package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteTbaEndpoint;
import java.nio.file.Path;
import org.apache.camel.Endpoint;
import org.apache.camel.LoggingLevel;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.support.LoggingExceptionHandler;

/** One run of a folder of routes in a Camel of its own. */
final class RouteRun {

    private final RunnerProperties settings;
    private final Path folder;
    private final Surroundings here;

    RouteRun(RunnerProperties settings, Path folder, Surroundings here) {
        this.settings = settings;
        this.folder = folder;
        this.here = here;
    }

    /** Whether the folder where progress is kept is worth a line. */
    enum Progress {
        KEPT,
        FORGOTTEN
    }

    /**
     * Runs until stopped, or until all has been read once.
     *
     * @param guard sees every endpoint that Camel makes
     * @return the exit code
     */
    int run(boolean once, Progress progress, EndpointStrategy guard, Terminal terminal, StopSignal stop)
            throws Exception {
        try (ConfiguredCamel camel = ConfiguredCamel.of(settings, here)
                .withRoutes(
                        folder,
                        (uri, endpoint) -> guard.registerEndpoint(uri, once ? withoutLog(endpoint) : endpoint))) {
            if (once) {
                camel.component().readOnce();
            }
            camel.start();
            KeptPlan planned = progress == Progress.KEPT
                    ? KeptPlan.beside(camel.component().getConfiguration())
                    : KeptPlan.NOWHERE;
            Watch watch = new Watch(camel.context(), planned, terminal, stop);
            if (watch.isIdle()) {
                throw RestingRoute.none(folder);
            }
            if (progress == Progress.KEPT) {
                terminal.say("Progress is kept in "
                        + KeptCursors.place(camel.component().getConfiguration()));
            }
            watch.begin();
            int exitCode = once ? watch.untilReadOnce() : watch.untilStopped();
            camel.stop();
            watch.sayStopped();
            return exitCode;
        }
    }

    /** When a run ends by itself, its last lines tell what was wrong. */
    private static Endpoint withoutLog(Endpoint endpoint) {
        if (endpoint instanceof NetSuiteTbaEndpoint reading) {
            reading.setExceptionHandler(
                    new LoggingExceptionHandler(endpoint.getCamelContext(), RouteRun.class, LoggingLevel.DEBUG));
        }
        return endpoint;
    }
}
