package io.github.camelnetsuite.tba;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Tells which accounts could not be started, and why. It stays up: the others are read. */
final class AccountsHealthCheck implements HealthCheck {

    private final AccountRoutes routes;
    private volatile boolean enabled = true;

    AccountsHealthCheck(AccountRoutes routes) {
        this.routes = routes;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return "netsuite-accounts";
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).up();
        Map<String, String> troubles = routes.troubles();
        if (enabled && !troubles.isEmpty()) {
            result.message(troubles.entrySet().stream()
                    .map(trouble -> trouble.getKey() + ": " + trouble.getValue())
                    .sorted()
                    .collect(Collectors.joining("; ")));
        }
        return result.build();
    }
}
