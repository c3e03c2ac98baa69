package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteTbaConsumer;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** Tells a person at the terminal how the reading goes, and notices when it is done. */
final class Watch {

    private static final long LOOK_EVERY_MILLIS = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final List<WatchedRoute> routes = new ArrayList<>();
    private final List<WatchedRoute> open;
    private final Terminal terminal;
    private final StopSignal stop;
    private final long started = System.nanoTime();

    Watch(CamelContext context, KeptPlan planned, Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
        for (Route route : context.getRoutes()) {
            if (route.getConsumer() instanceof NetSuiteTbaConsumer consumer && consumer.isStarted()) {
                routes.add(new WatchedRoute(context, route.getRouteId(), consumer, planned));
            }
        }
        this.open = new ArrayList<>(routes);
    }

    /** Whether no route that is started reads from NetSuite. */
    boolean isIdle() {
        return routes.isEmpty();
    }

    /** Says where each route begins. */
    void begin() {
        routes.forEach(route -> terminal.say(route.beginning()));
    }

    /** Waits for the process to be told to end, and says what is read meanwhile. */
    int untilStopped() throws InterruptedException {
        while (!stop.isAskedWithin(LOOK_EVERY_MILLIS)) {
            showFirstReads(routes);
            routes.stream().flatMap(route -> route.news().stream()).forEach(this::sayWithTime);
        }
        return 0;
    }

    /**
     * Waits until every route has read to the end, or has failed for good; says it of each.
     *
     * @return the exit code
     */
    int untilReadOnce() throws InterruptedException {
        int exitCode = 0;
        while (!open.isEmpty() && !stop.isAskedWithin(LOOK_EVERY_MILLIS)) {
            showFirstReads(open);
            for (WatchedRoute route : List.copyOf(open)) {
                Optional<String> end = end(route);
                if (end.isPresent()) {
                    open.remove(route);
                    showFirstReads(open);
                    terminal.say(end.get());
                    exitCode = route.hasReadToTheEnd() ? exitCode : NetSuiteTba.FAILED;
                }
            }
        }
        return exitCode;
    }

    private Optional<String> end(WatchedRoute route) {
        if (route.hasReadToTheEnd()) {
            return Optional.of(route.done(Duration.ofNanos(System.nanoTime() - started)));
        } else if (route.hasFailedForGood()) {
            return Optional.of(route.failed());
        }
        return route.hasStopped() ? Optional.of(route.stopped()) : Optional.empty();
    }

    /** After a stop: says how far those came that neither had read to the end nor failed for good. */
    void sayStopped() {
        terminal.show("");
        open.stream().filter(route -> !route.hasReadToTheEnd()).forEach(route -> terminal.say(route.stopped()));
    }

    private void showFirstReads(List<WatchedRoute> of) {
        terminal.show(of.stream().flatMap(route -> route.firstRead().stream()).collect(Collectors.joining("   ")));
    }

    private void sayWithTime(String line) {
        terminal.say(TIME.format(LocalTime.now(ZoneId.systemDefault())) + " " + line);
    }
}
