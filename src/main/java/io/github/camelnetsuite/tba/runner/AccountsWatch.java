package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.AccountRoutes;
import io.github.camelnetsuite.tba.NetSuiteTbaConsumer;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** Tells a person at the terminal how the reading of many accounts goes: a few in a line each, more of them in sums. */
final class AccountsWatch {

    private static final int FEW = 20;
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final Duration SUM_EVERY = Duration.ofMinutes(1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final CamelContext context;
    private final AccountRoutes accounts;
    private final Terminal terminal;
    private final StopSignal stop;
    private final long started = System.nanoTime();

    private final Map<String, WatchedRoute> routes = new LinkedHashMap<>();
    private final Map<String, WatchedRoute> open = new LinkedHashMap<>();
    private final Map<String, String> failed = new TreeMap<>();
    private long summedAt = System.nanoTime();
    private long recordsTold;

    AccountsWatch(CamelContext context, AccountRoutes accounts, Terminal terminal, StopSignal stop) {
        this.context = context;
        this.accounts = accounts;
        this.terminal = terminal;
        this.stop = stop;
        look();
        open.putAll(routes);
    }

    /** What there is by now. A route that was replaced is another one. */
    private void look() {
        Map<String, WatchedRoute> known = new LinkedHashMap<>(routes);
        routes.clear();
        for (Route route : context.getRoutes()) {
            if (route.getConsumer() instanceof NetSuiteTbaConsumer consumer) {
                WatchedRoute before = known.get(route.getRouteId());
                routes.put(
                        route.getRouteId(),
                        before != null && before.isOf(consumer)
                                ? before
                                : new WatchedRoute(context, route.getRouteId(), consumer));
            }
        }
    }

    private boolean areFew() {
        return routes.size() <= FEW;
    }

    /** Says where each route begins. */
    void begin() {
        if (areFew()) {
            routes.values().forEach(route -> terminal.say(route.beginning()));
        } else {
            terminal.say(routes.size() + " routes begin; the command status tells more");
        }
    }

    /** Waits for the process to be told to end, and says what is read meanwhile. */
    int untilStopped() throws InterruptedException {
        while (!stop.isAskedWithin(LOOK_EVERY_MILLIS)) {
            look();
            if (areFew()) {
                routes.values().stream().flatMap(route -> route.news().stream()).forEach(this::sayWithTime);
            } else if (System.nanoTime() - summedAt >= SUM_EVERY.toNanos()) {
                summedAt = System.nanoTime();
                sayWithTime(sum());
            }
        }
        return 0;
    }

    private String sum() {
        long records = routes.values().stream().mapToLong(WatchedRoute::records).sum();
        long inTrouble =
                routes.values().stream().filter(WatchedRoute::isInTrouble).count();
        long news = Math.max(0, records - recordsTold);
        recordsTold = records;
        return String.format(
                Locale.ROOT,
                "%,d records delivered by %,d routes, %,d of them in trouble",
                news,
                routes.size(),
                inTrouble + accounts.troubles().size());
    }

    /**
     * Waits until every route has read to the end, or has failed for good.
     *
     * @return the exit code
     */
    int untilReadOnce() throws InterruptedException {
        failed.putAll(accounts.troubles());
        failed.forEach((who, why) -> terminal.say(who + ": " + why));
        while (!open.isEmpty() && !stop.isAskedWithin(LOOK_EVERY_MILLIS)) {
            open.values().removeIf(this::hasEnded);
        }
        if (!areFew()) {
            long records =
                    routes.values().stream().mapToLong(WatchedRoute::records).sum();
            long done = routes.values().stream()
                    .filter(WatchedRoute::hasReadToTheEnd)
                    .count();
            terminal.say(String.format(
                    Locale.ROOT,
                    "%,d routes have read to the end: %,d records in %.1f s; %,d have not",
                    done,
                    records,
                    Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0,
                    routes.size() - done + accounts.troubles().size()));
        }
        return failed.isEmpty() ? 0 : NetSuiteTba.FAILED;
    }

    private boolean hasEnded(WatchedRoute route) {
        if (route.hasReadToTheEnd()) {
            if (areFew()) {
                terminal.say(route.done(Duration.ofNanos(System.nanoTime() - started)));
            }
            return true;
        } else if (route.hasFailedForGood()) {
            failed.put(route.id(), route.failed());
            terminal.say(route.failed());
            return true;
        } else if (route.hasStopped()) {
            terminal.say(route.stopped());
            return true;
        }
        return false;
    }

    /** After a stop: says how far those came that neither had read to the end nor failed for good. */
    void sayStopped() {
        if (areFew()) {
            open.values().stream()
                    .filter(route -> !route.hasReadToTheEnd())
                    .forEach(route -> terminal.say(route.stopped()));
        }
    }

    private void sayWithTime(String line) {
        terminal.say(TIME.format(LocalTime.now(ZoneId.systemDefault())) + " " + line);
    }
}
