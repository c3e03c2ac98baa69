package io.github.camelnetsuite.tba;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.StartupListener;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each account its routes: one for each of its record types, with id {@code NAME-customer}, from one route template,
 * which has the parameters {@code account} and {@code resource} and those that the account's properties give. Accounts that
 * are added, changed or removed while the application runs have their routes made, replaced or taken away; new credentials
 * alone restart nothing. An account that can't be started says why and is looked at again, and is in nobody's way.
 *
 * <p>A service: {@code context.addService(new AccountRoutes(context, accounts, "account"))}. Thread-safe.
 */
public final class AccountRoutes extends ServiceSupport implements StartupListener {

    private static final Logger LOG = LoggerFactory.getLogger(AccountRoutes.class);
    private static final Duration USUALLY_LOOKS_EVERY = Duration.ofSeconds(3);
    private static final int NAMES_IN_THE_LOG = 10;
    private static final int LOOKS_UNTIL_TOLD = 3;

    private final CamelContext context;
    private final NetSuiteAccounts accounts;
    private final String templateId;

    /** The accounts that have routes, or should have. Guarded by this. */
    private final Map<String, Tenant> tenants = new TreeMap<>();
    /** Guarded by this. */
    private final Map<String, String> told = new HashMap<>();
    /** As they were at the last look. Guarded by this. */
    private Map<String, NetSuiteAccount> seen = Map.of();

    private volatile Map<String, String> troubles = Map.of();
    private Duration lookEvery = USUALLY_LOOKS_EVERY;
    private @Nullable ScheduledExecutorService looking;
    private @Nullable Future<?> looks;
    private @Nullable AccountsHealthCheck health;

    /** An account and the ids of its routes, by record type. */
    private static final class Tenant {
        private final NetSuiteAccount account;
        private final Map<String, String> routes = new TreeMap<>();
        private boolean leaving;
        private int looksSinceLeaving;

        private Tenant(NetSuiteAccount account) {
            this.account = account;
        }
    }

    /** @param templateId of the route template */
    public AccountRoutes(CamelContext context, NetSuiteAccounts accounts, String templateId) {
        this.context = context;
        this.accounts = accounts;
        this.templateId = templateId;
    }

    /**
     * How often the accounts are compared with the routes, before this starts; every three seconds if not set. What is the
     * same at two looks is acted upon.
     */
    public void setLookEvery(Duration lookEvery) {
        this.lookEvery = lookEvery;
    }

    /** Why accounts or routes of theirs could not be started, by the name of the account or the id of the route. */
    public Map<String, String> troubles() {
        return troubles;
    }

    @Override
    protected void doStart() throws Exception {
        ScheduledExecutorService timer =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "netsuite-account-routes");
        looking = timer;
        looks = timer.scheduleWithFixedDelay(
                this::lookIfStarted, lookEvery.toMillis(), lookEvery.toMillis(), TimeUnit.MILLISECONDS);
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            health = new AccountsHealthCheck(this);
            registry.register(health);
        }
        context.addStartupListener(this);
    }

    @Override
    public void onCamelContextStarted(CamelContext started, boolean alreadyStarted) {
        // One that starts does so with the routes that it was given, among which may be the template.
        if (alreadyStarted) {
            look();
        }
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext started, boolean alreadyStarted) {
        look();
    }

    @Override
    protected void doStop() {
        if (looking != null) {
            context.getExecutorServiceManager().shutdownNow(looking);
            looking = null;
        }
        if (looks != null) {
            looks.cancel(false);
        }
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null && health != null) {
            registry.unregister(health);
        }
    }

    private void lookIfStarted() {
        if (context.getStatus() != ServiceStatus.Started) {
            return;
        }
        try {
            look(true);
        } catch (RuntimeException e) {
            // The timer would never look again, and nothing would tell.
            LOG.error("The accounts could not be compared with their routes", e);
        }
    }

    /** Compares the accounts with the routes, and makes, replaces and takes away routes accordingly, at once. */
    public void look() {
        look(false);
    }

    /** @param waits whether what is new waits for the next look */
    private synchronized void look(boolean waits) {
        Map<String, NetSuiteAccount> present = new TreeMap<>();
        try {
            accounts.accounts().forEach(account -> present.put(account.name(), account));
        } catch (RuntimeException e) {
            tellOnce("accounts", "The accounts are not known just now, their routes go on: " + reason(e));
            return;
        }
        told.remove("accounts");
        Map<String, NetSuiteAccount> wanted = waits ? settled(present) : present;
        seen = present;
        Map<String, String> wrong = new TreeMap<>();
        Set<String> leaving = new TreeSet<>();
        Set<String> made = new TreeSet<>();
        for (Tenant tenant : List.copyOf(tenants.values())) {
            NetSuiteAccount now = wanted.get(tenant.account.name());
            if (!tenant.leaving && (now == null || (now.trouble() == null && !now.hasRoutesLike(tenant.account)))) {
                tenant.leaving = true;
                leaving.add(tenant.account.name());
            }
            if (tenant.leaving) {
                takeAway(tenant);
            }
            if (tenant.looksSinceLeaving > LOOKS_UNTIL_TOLD) {
                wrong.put(
                        tenant.account.name(),
                        "its routes have been changed or taken away, and end only when their destination has taken what it"
                                + " was given, which goes on for long: see to the destination, or restart the process");
            }
        }
        for (NetSuiteAccount account : wanted.values()) {
            if (account.trouble() != null) {
                wrong.putIfAbsent(account.name(), account.trouble());
            } else if (make(account, wrong)) {
                made.add(account.name());
            }
        }
        say("Accounts whose routes end", leaving);
        say("Accounts whose routes begin", made);
        wrong.forEach(this::tellOnce);
        told.keySet().retainAll(wrong.keySet());
        troubles = Map.copyOf(wrong);
    }

    /**
     * Those that were seen alike at the last look; of others what there was before. A file may be half written, or between
     * two names.
     */
    private Map<String, NetSuiteAccount> settled(Map<String, NetSuiteAccount> present) {
        Map<String, NetSuiteAccount> settled = new TreeMap<>();
        tenants.forEach((name, tenant) -> {
            if (!tenant.leaving && (present.containsKey(name) || seen.containsKey(name))) {
                settled.put(name, tenant.account);
            }
        });
        present.forEach((name, account) -> {
            NetSuiteAccount before = seen.get(name);
            if (before != null
                    && before.hasRoutesLike(account)
                    && Objects.equals(before.trouble(), account.trouble())) {
                settled.put(name, account);
            }
        });
        return settled;
    }

    /** Whether a route of it was made. */
    private boolean make(NetSuiteAccount account, Map<String, String> wrong) {
        Tenant tenant = tenants.computeIfAbsent(account.name(), name -> new Tenant(account));
        if (tenant.leaving) {
            return false;
        }
        boolean made = false;
        for (String resource : account.resources()) {
            if (!tenant.routes.containsKey(resource)) {
                String id = idOf(account, resource);
                String trouble = start(id, account, resource);
                if (trouble == null) {
                    tenant.routes.put(resource, id);
                    made = true;
                } else {
                    wrong.put(id, trouble);
                }
            }
        }
        return made;
    }

    private @Nullable String start(String id, NetSuiteAccount account, String resource) {
        if (context.getRoute(id) != null) {
            return "There is another route " + id + ": give it or the account another name";
        }
        try {
            add(id, account, resource);
            return null;
        } catch (Exception e) {
            remove(id);
            forgetEndpoint(account, resource);
            return reason(e);
        }
    }

    private void add(String id, NetSuiteAccount account, String resource) throws Exception {
        Map<String, Object> parameters = new HashMap<>(account.properties());
        parameters.put("account", account.name());
        parameters.put("resource", resource);
        model().addRouteFromTemplate(id, templateId, parameters);
    }

    /**
     * Adds the routes of one account once and for all, for a context that is not going to run them.
     *
     * @throws IllegalArgumentException when that can't be done
     */
    public void add(NetSuiteAccount account) {
        for (String resource : account.resources()) {
            try {
                add(idOf(account, resource), account, resource);
            } catch (Exception e) {
                throw new IllegalArgumentException(account.name() + ": " + reason(e), e);
            }
        }
    }

    private static String idOf(NetSuiteAccount account, String resource) {
        return account.name() + "-" + resource;
    }

    /**
     * Has its routes end: what they read is given up at once, what they deliver comes to its end first. Camel would wait
     * for that, and let nobody else start or stop a route meanwhile.
     */
    private void takeAway(Tenant tenant) {
        for (Map.Entry<String, String> route : List.copyOf(tenant.routes.entrySet())) {
            Route running = context.getRoute(route.getValue());
            boolean busy = running != null
                    && running.getConsumer() instanceof NetSuiteTbaConsumer consumer
                    && consumer.isBusyAfterSuspending();
            if (!busy && remove(route.getValue())) {
                tenant.routes.remove(route.getKey());
            }
        }
        tenant.looksSinceLeaving++;
        if (tenant.routes.isEmpty()) {
            tenant.looksSinceLeaving = 0;
            tenants.remove(tenant.account.name());
        }
    }

    /** Camel keeps what it has made for a route that it then could not make, with the options of then. */
    private void forgetEndpoint(NetSuiteAccount account, String resource) {
        for (Endpoint endpoint : List.copyOf(context.getEndpoints())) {
            if (endpoint instanceof NetSuiteTbaEndpoint made
                    && account.name().equals(made.getConfiguration().getAccount())
                    && resource.equals(made.getResource())) {
                try {
                    context.removeEndpoint(made);
                } catch (Exception e) {
                    LOG.warn("An endpoint of {} could not be taken away: {}", account.name(), reason(e));
                }
            }
        }
    }

    /** Whether that could be done. */
    private boolean remove(String id) {
        try {
            context.getRouteController().stopRoute(id);
            context.removeRoute(id);
            RouteDefinition left = model().getRouteDefinition(id);
            if (left != null) {
                model().removeRouteDefinition(left);
            }
            return true;
        } catch (Exception e) {
            LOG.warn("Route {} could not be taken away: {}", id, reason(e));
            return false;
        }
    }

    private Model model() {
        return Objects.requireNonNull(context.getCamelContextExtension().getContextPlugin(Model.class));
    }

    private void tellOnce(String who, String trouble) {
        if (!trouble.equals(told.put(who, trouble))) {
            LOG.warn(
                    tenants.containsKey(who) ? "{} is read as it was, not as it should be: {}" : "{} is not read: {}",
                    who,
                    trouble);
        }
    }

    private static void say(String what, Collection<String> names) {
        if (!names.isEmpty()) {
            List<String> first = new ArrayList<>(names).subList(0, Math.min(NAMES_IN_THE_LOG, names.size()));
            LOG.info(
                    "{}: {} ({}{})",
                    what,
                    names.size(),
                    String.join(", ", first),
                    names.size() > first.size() ? ", …" : "");
        }
    }

    /** The sentence of whoever knew best; Camel's own may quote values. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof IllegalArgumentException)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || cause.getClass().getName().startsWith("org.apache.camel.")
                ? cause.getClass().getSimpleName()
                : message.replaceAll("\\s+", " ");
    }
}
