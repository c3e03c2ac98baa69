package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.AccountRoutes;
import io.github.camelnetsuite.tba.NetSuiteTbaConsumer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down every few seconds how the routes stand. That it can't does not stop them. */
final class StatusWriter {

    private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final StatusFile file;
    private final CamelContext context;
    private final @Nullable AccountRoutes accounts;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(StatusWriter::thread);
    private final Future<?> writing;
    private boolean said;

    /** @param accounts null where there are not many */
    StatusWriter(StatusFile file, CamelContext context, @Nullable AccountRoutes accounts) {
        this.file = file;
        this.context = context;
        this.accounts = accounts;
        this.writing = timer.scheduleWithFixedDelay(() -> write(false), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "netsuite-status");
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void write(boolean ended) {
        try {
            file.write(new RunStatus(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    ProcessHandle.current().pid(),
                    ended,
                    routes()));
            said = false;
        } catch (IOException | RuntimeException e) {
            if (!said) {
                said = true;
                LOG.warn("How the routes stand can't be written to {}: {}", file.file(), OneLine.of(e));
            }
        }
    }

    private List<RouteStatus> routes() {
        List<RouteStatus> all = new ArrayList<>();
        for (Route route : context.getRoutes()) {
            if (route.getConsumer() instanceof NetSuiteTbaConsumer consumer) {
                all.add(RouteStatus.of(route.getRouteId(), consumer));
            }
        }
        if (accounts != null) {
            new TreeMap<>(accounts.troubles()).forEach((who, why) -> all.add(RouteStatus.misconfigured(who, why)));
        }
        return all;
    }

    /** Writes the last state, while the routes are still there. */
    void close() {
        writing.cancel(false);
        timer.shutdown();
        write(true);
    }
}
