package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Secrets, and what is in people's records, are told to nobody: not at TRACE, not over JMX, not in a file. */
class SecrecyTest {

    private static final HeldTime TIME = new HeldTime();
    private static final String PLANTED = "jane.planted.doe@example.com";
    private static final SandboxCredentials WRONG = new SandboxCredentials(
            "1234567_SB1",
            "planted+key/=1&%$simple{body}",
            "planted+secret/=2&%${jndi:ldap://x}",
            "planted+token/=3&%{{env:HOME}}",
            "planted+tokensecret/=4&%");

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(8).contacts(3).clock(TIME));

    @TempDir
    private Path directory;

    private static List<String> forms(SandboxCredentials credentials) {
        List<String> forms = new ArrayList<>();
        for (String secret : List.of(
                credentials.consumerKey(),
                credentials.consumerSecret(),
                credentials.tokenId(),
                credentials.tokenSecret())) {
            forms.add(secret);
            forms.add(URLEncoder.encode(secret, UTF_8));
            forms.add(secret.replace("\"", "\\\""));
            forms.add(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)));
            forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)));
        }
        return forms;
    }

    /** A whole life: two routes, a first read, a destination that quotes what it refuses, a wrong login, stop. */
    private List<String> sayings() throws Exception {
        List<String> sayings = new ArrayList<>();
        try (LogCapture log = LogCapture.of("io.github.camelnetsuite", "org.apache.camel");
                Integration integration =
                        new Integration(netsuite.sandbox(), TIME, new MemoryCursorStore(), SecrecyTest::withHealth)) {
            integration.component.getConfiguration().setCursorStore(null);
            integration.component.getConfiguration().setCursorDirectory(directory.toString());
            boolean[] fails = {true};
            integration.route(
                    "customer", held("netsuite-tba:customer"), route -> route.errorHandler(new NoErrorHandlerBuilder())
                            .process(exchange -> {
                                if (fails[0]) {
                                    throw new IllegalStateException("No room for " + PLANTED);
                                }
                            })
                            .process(integration.arrivals));
            integration.reading("netsuite-tba:contact?batchSize=2");
            integration.poll("customer").poll("contact");
            sayings.addAll(outside(integration));
            fails[0] = false;
            integration.poll("customer");
            netsuite.fault("{\"match\":{\"path\":\"suiteql\"},\"status\":500}");
            integration.poll("customer");
            netsuite.clearFaults();
            integration.logInWith(WRONG);
            integration.camel.getRouteController().stopRoute("customer");
            integration.camel.getRouteController().startRoute("customer");
            integration.poll("customer");
            assertThat(integration.trouble("customer")).hasMessageContaining("refused the login");
            assertThat(integration.arrivals.records()).hasSize(11);
            sayings.addAll(outside(integration));
            integration.camel.stop();
            sayings.addAll(log.lines());
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sayings.add(Files.readString(file));
            }
        }
        return sayings;
    }

    private static void withHealth(org.apache.camel.impl.DefaultCamelContext context) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        registry.register(registry.resolveById("consumers"));
    }

    /** What others can see: every attribute of every MBean, health, and what objects call themselves. */
    private static List<String> outside(Integration integration) throws Exception {
        List<String> seen = new ArrayList<>();
        MBeanServer server =
                integration.camel.getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<ObjectName> names = server.queryNames(
                new ObjectName("org.apache.camel:context=" + integration.camel.getManagementName() + ",*"), null);
        assertThat(names).isNotEmpty();
        for (ObjectName name : names) {
            seen.add(name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                seen.add(attribute.getName() + " " + server.getAttribute(name, attribute.getName()));
            }
        }
        HealthCheckHelper.invokeReadiness(integration.camel, "full")
                .forEach(result -> seen.add(result.getMessage() + " " + result.getError() + " " + result.getDetails()));
        integration.camel.getEndpoints().forEach(endpoint -> seen.add(endpoint + " " + endpoint.getEndpointUri()));
        integration.component.consumers().forEach(consumer -> seen.add(consumer.toString()));
        integration.arrivals.records().forEach(record -> seen.add(record.toString()));
        seen.add(String.valueOf(integration.component.credentials(integration.component.getConfiguration())));
        seen.add(integration.consumer("customer").getEndpoint().settings().toString());
        return seen;
    }

    @Test
    void nothingThatIsSaidHoldsASecretOrAnybodysData() throws Exception {
        netsuite.edit("{\"type\":\"customer\",\"updates\":8,\"seed\":3,\"set\":{\"email\":\"" + PLANTED + "\"}}");

        List<String> sayings = sayings();

        assertThat(sayings).hasSizeGreaterThan(500).anyMatch(saying -> saying.contains("records delivered"));
        for (String form : forms(netsuite.credentials())) {
            assertThat(sayings).noneMatch(saying -> saying.contains(form));
        }
        for (String form : forms(WRONG)) {
            assertThat(sayings).noneMatch(saying -> saying.contains(form));
        }
        // Camel's pipeline quotes the route's own exception at DEBUG, and nothing else does.
        assertThat(sayings)
                .filteredOn(saying -> !saying.contains(" org.apache.camel.processor.Pipeline "))
                .noneMatch(saying -> saying.contains(PLANTED));
    }
}
