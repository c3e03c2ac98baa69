package io.github.camelnetsuite.tba.runner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.source.ReadPlan;
import io.github.camelnetsuite.tba.source.RequestRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What {@code plan} has found out about all routes. */
record Plan(List<PlannedRoute> routes) {

    /** What the routes take together, as far as they can be read. */
    private ReadPlan together() {
        List<ReadPlan> plans = readable();
        RequestRange requests =
                plans.stream().map(ReadPlan::requests).reduce(RequestRange.exactly(0), RequestRange::plus);
        Duration all = plans.stream().map(ReadPlan::fastest).reduce(Duration.ZERO, Duration::plus);
        Duration longest = plans.stream()
                .map(ReadPlan::fastest)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration sideBySide = all.dividedBy(atOnce());
        return new ReadPlan(
                plans.stream().mapToLong(ReadPlan::rows).sum(),
                plans.stream().anyMatch(ReadPlan::orFewer),
                requests,
                // At best side by side, as far as the account's slots go; at worst one behind the other.
                sideBySide.compareTo(longest) > 0 ? sideBySide : longest,
                plans.stream().map(ReadPlan::slowest).reduce(Duration.ZERO, Duration::plus),
                plans.get(0).page());
    }

    private List<ReadPlan> readable() {
        return routes.stream().map(PlannedRoute::plan).filter(Objects::nonNull).toList();
    }

    private int atOnce() {
        return routes.stream()
                .mapToInt(route -> route.route().maxConcurrency())
                .min()
                .orElse(1);
    }

    private boolean needsAccessTokens() {
        return routes.stream().anyMatch(route -> route.route().needsAccessTokens());
    }

    List<String> lines() {
        List<String> lines =
                new ArrayList<>(routes.stream().map(PlannedRoute::text).toList());
        if (readable().isEmpty()) {
            return lines;
        }
        ReadPlan together = together();
        lines.add("Together: " + PlanText.records(together) + ", " + PlanText.requests(together.requests())
                + (needsAccessTokens() ? " and one an hour for an access token" : "")
                + ", " + PlanText.time(together.fastest(), together.slowest())
                + "; the time that the destinations take comes on top");
        return lines;
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode list = node.putArray("routes");
        routes.forEach(route -> list.add(route.json()));
        if (readable().isEmpty()) {
            node.putNull("together");
        } else {
            ReadPlan together = together();
            ObjectNode sum = node.putObject("together");
            sum.put("rows", together.rows());
            sum.set("requests", PlanText.json(together.requests()));
            sum.set("minutes", PlanText.json(together.fastest(), together.slowest()));
        }
        return node;
    }

    int exitCode() {
        return routes.stream().mapToInt(PlannedRoute::exitCode).max().orElse(0);
    }
}
