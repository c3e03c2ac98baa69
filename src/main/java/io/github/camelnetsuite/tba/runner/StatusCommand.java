package io.github.camelnetsuite.tba.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code status}: how the routes of a running process stand, and who has to do something. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how the routes of run stand, from the file that it writes every few seconds beside its progress.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every route goes on by itself",
            "1:somebody has to do something",
            "2:no run has written its status here, or not for a minute"
        })
final class StatusCommand implements Callable<Integer> {

    private static final int FEW = 40;
    private static final Duration STALE_AFTER = Duration.ofMinutes(1);

    private final Surroundings here;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Mixin
    private PropertyOptions properties = new PropertyOptions();

    @Spec
    private CommandSpec spec;

    StatusCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws Exception {
        StatusFile file = StatusFile.in(properties.collect(here), here);
        RunStatus status = file.read()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No run has written its status here: there is no file " + file.file()));
        Duration age = Duration.between(Instant.parse(status.written()), Instant.now());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            ObjectNode told = mapper.createObjectNode().put("ageSeconds", age.toSeconds());
            told.setAll((ObjectNode) mapper.valueToTree(status));
            out.println(mapper.writeValueAsString(told));
        } else {
            print(status, age, out);
        }
        out.flush();
        boolean fine = status.routes().stream().allMatch(RouteStatus::isFine);
        return isStale(status, age) ? NetSuiteTba.CONFIGURATION : fine ? 0 : NetSuiteTba.FAILED;
    }

    private static boolean isStale(RunStatus status, Duration age) {
        return !status.ended() && age.compareTo(STALE_AFTER) > 0;
    }

    private static void print(RunStatus status, Duration age, PrintWriter out) {
        List<RouteStatus> routes = status.routes();
        List<RouteStatus> toMend =
                routes.stream().filter(route -> !route.isFine()).toList();
        out.println("Written " + age.toSeconds() + " s ago by process " + status.process()
                + (status.ended()
                        ? ", which has ended since"
                        : isStale(status, age) ? ", which is gone or stuck" : ""));
        (routes.size() <= FEW ? routes : toMend).forEach(route -> out.println(route.line()));
        out.println(routes.size() + (routes.size() == 1 ? " route, " : " routes, ") + toMend.size()
                + " for somebody to act on");
    }
}
