package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteTbaConsumer;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import picocli.CommandLine;

/** Tells a person at the terminal how the reading goes, and notices when it is done. */
final class Watch {

    private static final int FAILED_POLLS = 3;
    private static final long LOOK_EVERY_MILLIS = 100;

    private final CamelContext context;
    private final PrintWriter out;
    private final boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();
    private final long started = System.nanoTime();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private int lineLength;

    Watch(CamelContext context, PrintWriter out) {
        this.context = context;
        this.out = out;
        Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "netsuite-stop"));
    }

    /** Waits for the process to be told to end. */
    int untilStopped() throws InterruptedException {
        while (!stopped.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            showFirstReads();
        }
        return 0;
    }

    /** Waits until every route has read to the end, or one has failed for good; prints a line for each. */
    int untilReadOnce() throws InterruptedException {
        Map<String, NetSuiteTbaConsumer> open = consumers();
        if (open.isEmpty()) {
            throw new IllegalArgumentException("No route reads from netsuite-tba:, so there is nothing to run once");
        }
        int exitCode = 0;
        while (!open.isEmpty()) {
            for (Map.Entry<String, NetSuiteTbaConsumer> entry : List.copyOf(open.entrySet())) {
                String route = entry.getKey();
                NetSuiteTbaConsumer consumer = entry.getValue();
                if (consumer.getPollsToTheEnd() > 0) {
                    say(delivered(route, consumer));
                    open.remove(route);
                } else if (consumer.getErrorCounter() >= FAILED_POLLS) {
                    Throwable trouble = consumer.trouble();
                    say(route + ": failed after " + consumer.getDelivered() + " records: "
                            + (trouble == null ? "see the log" : OneLine.of(trouble)));
                    open.remove(route);
                    exitCode = NetSuiteTba.FAILED;
                }
            }
            showFirstReads();
            if (stopped.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                return exitCode;
            }
        }
        return exitCode;
    }

    private String delivered(String route, NetSuiteTbaConsumer consumer) {
        double seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                "%s: %d records in %.1f s to %s",
                route,
                consumer.getDelivered(),
                seconds,
                destination(route));
    }

    private String destination(String route) {
        RouteDefinition definition = ((ModelCamelContext) context).getRouteDefinition(route);
        return definition.getOutputs().stream()
                .filter(ToDefinition.class::isInstance)
                .map(step -> context.resolvePropertyPlaceholders(((ToDefinition) step).getUri()))
                .map(org.apache.camel.util.URISupport::sanitizeUri)
                .collect(Collectors.joining(", "));
    }

    /** One line that is rewritten in place; only where a person can see it. */
    private void showFirstReads() {
        if (!terminal) {
            return;
        }
        String line = consumers().entrySet().stream()
                .filter(entry -> entry.getValue().getPollsToTheEnd() == 0)
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d",
                        entry.getKey(),
                        entry.getValue().getDelivered(),
                        entry.getValue().getExpected()))
                .collect(Collectors.joining("   "));
        if (!line.isEmpty() || lineLength > 0) {
            out.print("\r" + line + " ".repeat(Math.max(0, lineLength - line.length())) + (line.isEmpty() ? "\r" : ""));
            out.flush();
            lineLength = line.length();
        }
    }

    private void say(String text) {
        out.println((lineLength > 0 ? "\r" : "") + text + " ".repeat(Math.max(0, lineLength - text.length())));
        out.flush();
        lineLength = 0;
    }

    private Map<String, NetSuiteTbaConsumer> consumers() {
        Map<String, NetSuiteTbaConsumer> consumers = new LinkedHashMap<>();
        for (Route route : context.getRoutes()) {
            if (route.getConsumer() instanceof NetSuiteTbaConsumer consumer) {
                consumers.put(route.getRouteId(), consumer);
            }
        }
        return consumers;
    }
}
