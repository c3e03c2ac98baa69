package io.github.camelnetsuite.tba.runner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.NetSuiteTbaPreview;
import io.github.camelnetsuite.tba.source.ReadPlan;
import io.github.camelnetsuite.tba.source.TimedPage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plan} has found out about a route.
 *
 * @param standing where it begins
 * @param plan null where it can't be read
 * @param resync how many of its rows were asked to be read again
 * @param problem null where there is none
 */
record PlannedRoute(
        String id,
        NetSuiteTbaPreview route,
        String standing,
        @Nullable ReadPlan plan,
        long resync,
        @Nullable Problem problem) {

    static PlannedRoute of(String id, NetSuiteTbaPreview route) throws InterruptedException {
        String standing = route.standing();
        try {
            NetSuiteTbaPreview.Outlook outlook = route.plan();
            return new PlannedRoute(
                    id,
                    route,
                    standing,
                    outlook.plan(),
                    outlook.resync(),
                    outlook.trouble() == null ? null : Problem.of(outlook.trouble()));
        } catch (RuntimeException failure) {
            return new PlannedRoute(id, route, standing, null, 0, Problem.of(failure));
        }
    }

    /** In a line or two. */
    String text() {
        String name = id + " (netsuite-tba:" + route.resource() + " by " + route.transport() + "; " + route.selection()
                + "): ";
        if (plan == null) {
            return name + "can't be read: " + message();
        }
        return name + standing + ", " + amount(plan)
                + (plan.rows() == 0 ? "" : " (" + page(plan.page()) + ")")
                + (problem == null ? "" : System.lineSeparator() + id + ": its deletions: " + message());
    }

    private String message() {
        return problem == null ? "" : problem.message();
    }

    private String amount(ReadPlan plan) {
        return PlanText.records(plan)
                + (resync == 0 ? "" : " (" + (resync == plan.rows() ? "all" : PlanText.number(resync)) + " by resync)")
                + ", " + PlanText.requests(plan.requests())
                + ", " + PlanText.time(plan.fastest(), plan.slowest());
    }

    private static String page(TimedPage page) {
        return String.format(
                Locale.ROOT,
                "a page of %,d took %.1f s%s",
                page.records(),
                page.took().toMillis() / 1000.0,
                page.requests() == 1 ? "" : " in " + page.requests() + " requests");
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("route", id)
                .put("account", route.account())
                .put("resource", route.resource())
                .put("transport", route.transport())
                .put("selection", route.selection())
                .put("standing", standing);
        if (plan == null) {
            node.putNull("rows")
                    .putNull("resync")
                    .putNull("requests")
                    .putNull("minutes")
                    .putNull("page");
        } else {
            node.put("rows", plan.rows()).put("resync", resync);
            node.set("requests", PlanText.json(plan.requests()));
            node.set("minutes", PlanText.json(plan.fastest(), plan.slowest()));
            node.putObject("page")
                    .put("records", plan.page().records())
                    .put("requests", plan.page().requests())
                    .put("millis", plan.page().took().toMillis());
        }
        if (problem == null) {
            node.putNull("problem");
        } else {
            node.putObject("problem").put("code", problem.code()).put("message", problem.message());
        }
        return node;
    }

    int exitCode() {
        return problem == null ? 0 : problem.exitCode();
    }
}
