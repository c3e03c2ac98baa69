package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteTbaEndpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.util.URISupport;

/** A route that reads from NetSuite, in a Camel that runs none of its routes. */
record RestingRoute(String id, NetSuiteTbaEndpoint endpoint, String destination) {

    /**
     * Those that {@code run} would start.
     *
     * @param folder they are from
     * @throws IllegalArgumentException when there are none
     */
    static List<RestingRoute> of(CamelContext context, Path folder) {
        List<RestingRoute> routes = context.getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof NetSuiteTbaEndpoint && isToBeStarted(context, route))
                .map(route -> new RestingRoute(
                        route.getRouteId(),
                        (NetSuiteTbaEndpoint) route.getEndpoint(),
                        destination(context, route.getRouteId())))
                .toList();
        if (routes.isEmpty()) {
            throw none(folder);
        }
        return routes;
    }

    static IllegalArgumentException none(Path folder) {
        return new IllegalArgumentException("No route that is started reads from netsuite-tba: in " + folder
                + "/*.yaml, so there is nothing to run; --routes names another folder");
    }

    private static boolean isToBeStarted(CamelContext context, Route route) {
        String option = definition(context, route.getRouteId()).getAutoStartup();
        return option == null || !"false".equalsIgnoreCase(context.resolvePropertyPlaceholders(option));
    }

    /** Where a route sends to, without the options, which may hold what is nobody's business. */
    static String destination(CamelContext context, String id) {
        RouteDefinition definition = definition(context, id);
        if (Boolean.TRUE.equals(definition.isTemplate())) {
            // Its placeholders are the template's parameters, which only Camel knows.
            return "";
        }
        return definition.getOutputs().stream()
                .filter(ToDefinition.class::isInstance)
                .map(step -> context.resolvePropertyPlaceholders(((ToDefinition) step).getUri()))
                .map(uri -> URISupport.sanitizeUri(uri).replaceFirst("\\?.*", ""))
                .collect(Collectors.joining(", "));
    }

    private static RouteDefinition definition(CamelContext context, String id) {
        return Objects.requireNonNull(((ModelCamelContext) context).getRouteDefinition(id));
    }
}
