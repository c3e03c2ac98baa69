package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.AccountRoutes;
import io.github.camelnetsuite.tba.NetSuiteTbaEndpoint;
import java.nio.file.Path;
import org.apache.camel.Endpoint;
import org.apache.camel.LoggingLevel;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.support.LoggingExceptionHandler;
import org.jspecify.annotations.Nullable;

/** One run of a folder of routes in a Camel of its own. */
final class RouteRun {

    private final RunnerProperties settings;
    private final Path folder;
    private final Surroundings here;
    private final @Nullable Path accounts;

    /** @param accounts a folder of accounts, for which a template among the routes is made use of; null for none */
    RouteRun(RunnerProperties settings, Path folder, Surroundings here, @Nullable Path accounts) {
        this.settings = settings;
        this.folder = folder;
        this.here = here;
        this.accounts = accounts;
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
            if (accounts != null) {
                RunningAccounts.requireTemplate(folder);
                camel.withAccounts(accounts).start();
                return runAccounts(once, camel, terminal, stop);
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
            StatusWriter status = progress == Progress.KEPT ? status(camel, null) : null;
            int exitCode = once ? watch.untilReadOnce() : watch.untilStopped();
            if (status != null) {
                status.close();
            }
            camel.stop();
            watch.sayStopped();
            return exitCode;
        }
    }

    private int runAccounts(boolean once, ConfiguredCamel camel, Terminal terminal, StopSignal stop) throws Exception {
        AccountRoutes routes = RunningAccounts.routes(camel.context(), folder);
        StatusWriter status = status(camel, routes);
        camel.context().addService(routes);
        AccountsWatch watch = new AccountsWatch(camel.context(), routes, terminal, stop);
        terminal.say("Accounts come from " + accounts + ", progress is kept in "
                + KeptCursors.place(camel.component().getConfiguration()));
        watch.begin();
        int exitCode = once ? watch.untilReadOnce() : watch.untilStopped();
        status.close();
        camel.stop();
        watch.sayStopped();
        return exitCode;
    }

    private StatusWriter status(ConfiguredCamel camel, @Nullable AccountRoutes routes) {
        return new StatusWriter(StatusFile.in(settings, here), camel.context(), routes);
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
