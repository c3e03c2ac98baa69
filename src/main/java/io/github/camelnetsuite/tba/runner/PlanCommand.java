package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteTbaPreview;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan}: what reading takes, before it begins. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Tells how many records each route is going to read, with how many requests, and how long that takes, before"
                    + " any record moves.",
            "",
            "It reads one to three pages of each route, with the route's own fields and by its own transport, and throws"
                    + " them away: five requests a route or a few more, by SOAP up to 15; and as many of what was asked to be"
                    + " read again. Nothing is delivered, no destination is opened, no cursor is taken or moved."
                    + " The shorter time is what the fastest page took, the longer one twice the usual; the time of the"
                    + " destinations comes on top. Where progress is kept in files, the plan is kept beside them"
                    + " (plan.json), and the next first read by run says what came of it.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every route can be read",
            "1:a route can't be read, or shows nothing",
            "2:something is to be configured differently"
        })
final class PlanCommand implements Callable<Integer> {

    private final Surroundings here;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--routes",
            paramLabel = "DIR",
            description = "Folder of routes (*.yaml); else ./routes, else routes/ beside the jar.")
    private @Nullable Path routes;

    @Mixin
    private AccountOptions account = new AccountOptions();

    @Mixin
    private PropertyOptions properties = new PropertyOptions();

    @Spec
    private CommandSpec spec;

    PlanCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws Exception {
        RunnerProperties settings = properties.collect(here);
        Path folder = RoutesFolder.find(routes, here.directory());
        try (ConfiguredCamel camel =
                account.configureResting(settings, folder, here).withRoutes(folder, (uri, endpoint) -> endpoint)) {
            camel.start();
            List<RestingRoute> resting = RestingRoute.of(camel.context(), folder);
            // What has to be configured differently is said before anything is asked.
            Map<String, NetSuiteTbaPreview> previews = new LinkedHashMap<>();
            resting.forEach(route -> previews.put(route.id(), NetSuiteTbaPreview.of(route.endpoint())));
            Plan plan = plan(previews);
            if (account.name() == null) {
                keep(KeptPlan.beside(camel.component().getConfiguration()), plan);
            }
            if (json) {
                out().println(plan.json().toPrettyString());
            }
            out().flush();
            return plan.exitCode();
        }
    }

    private Plan plan(Map<String, NetSuiteTbaPreview> previews) throws InterruptedException {
        Terminal terminal = new Terminal(out(), here.terminal() && !json);
        List<PlannedRoute> planned = new ArrayList<>();
        for (Map.Entry<String, NetSuiteTbaPreview> route : previews.entrySet()) {
            terminal.show(route.getKey() + ": reading its first pages");
            planned.add(PlannedRoute.of(route.getKey(), route.getValue()));
        }
        terminal.show("");
        Plan plan = new Plan(planned);
        if (!json) {
            plan.lines().forEach(terminal::say);
        }
        return plan;
    }

    private void keep(KeptPlan place, Plan plan) {
        try {
            place.keep(plan);
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("The plan can't be kept in " + place.folder() + " (" + OneLine.of(e)
                            + "), so run is not going to say what came of it");
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
