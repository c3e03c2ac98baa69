package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account calls its fields, and what people write into them, steers no route. */
@Catalogue("70")
class HostileFieldsTest {

    private static final HeldTime TIME = new HeldTime();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVALUATED = "it-was-evaluated";
    private static final String EXPRESSIONS =
            "${body} ${camelId} ${properties:planted} $simple{camelId} {{planted}} {{env:PATH}} #{1+1} ${jndi:ldap://x} RAW(x)";

    private static final Set<String> DOCUMENTED = Set.of(
            NetSuiteTbaConstants.ACCOUNT_ID,
            NetSuiteTbaConstants.RECORD_TYPE,
            NetSuiteTbaConstants.RECORD_ID,
            NetSuiteTbaConstants.LAST_MODIFIED,
            NetSuiteTbaConstants.CHANGE_TYPE,
            NetSuiteTbaConstants.VERSION);

    /** Names that would steer an HTTP, file, SQL, bean or mail endpoint further on. */
    private static final List<String> NAMES = List.of(
            "CamelHttpUri",
            "camelhttpuri",
            "CamelHttpMethod",
            "CamelFileName",
            "CamelBeanMethodName",
            "CamelExecCommandExecutable",
            "CamelSqlQuery",
            "CamelToEndpoint",
            "CamelNetsuiteTbaRecordId",
            "Authorization",
            "Content-Type",
            "to",
            "custentity_camelhttpuri");

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(2).contacts(0).clock(TIME));

    private static void planted(DefaultCamelContext context) {
        Properties properties = new Properties();
        properties.setProperty("planted", EVALUATED);
        context.getPropertiesComponent().setInitialProperties(properties);
        context.disableJMX();
    }

    /** @param target what the fields with hostile names say */
    private static String page(String target) {
        ObjectNode row = JSON.createObjectNode();
        row.put("id", "7").put("lastmodifieddate", "2026-03-01T00:00:00Z");
        row.put("companyname", EXPRESSIONS).put("email", EXPRESSIONS);
        // Columns come once, in whatever case.
        Set<String> taken = new HashSet<>();
        NAMES.stream()
                .filter(name -> taken.add(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> row.put(name, target + name));
        row.put("${body}", EXPRESSIONS).put("{{planted}}", EXPRESSIONS);
        ObjectNode page = JSON.createObjectNode();
        page.put("count", 1).put("hasMore", false).put("offset", 0).put("totalResults", 1);
        page.putArray("items").add(row);
        return page.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?batchSize=5", "?fields=id,companyName,email,custentity_camelhttpuri"})
    void noHeaderComesFromTheDataAndNoValueIsEvaluated(String options) throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                Integration integration = new Integration(
                        NETSUITE.sandbox(), TIME, new MemoryCursorStore(), HostileFieldsTest::planted)) {
            server.replies(
                    Reply.json("{\"serverTime\":\"2026-03-12T08:57:09Z\"}"), Reply.json(page("http://127.0.0.1:9/")));
            integration.component.getConfiguration().setBaseUrl(server.url().toString());
            AtomicReference<Map<String, Object>> properties = new AtomicReference<>();
            integration.route("customer", held("netsuite-tba:customer" + options), route -> route.process(
                            exchange -> properties.set(Map.copyOf(exchange.getProperties())))
                    .log("${body}")
                    .process(integration.arrivals));
            integration.poll("customer");

            assertThat(integration.trouble("customer")).isNull();
            NetSuiteRecord record = integration.arrivals.records().get(0);
            assertThat(record.get("companyName")).isEqualTo(EXPRESSIONS);
            assertThat(record.get("email")).isEqualTo(EXPRESSIONS);
            assertThat(record.keySet()).allMatch(key -> key.equals("custentity_camelhttpuri") || !NAMES.contains(key));
            assertThat(integration.arrivals.headers().get(0).keySet()).isSubsetOf(DOCUMENTED);
            assertThat(properties.get().values().toString()).doesNotContain("127.0.0.1:9", "${", EVALUATED);
            assertThat(Arrivals.json(record).toString()).doesNotContain(EVALUATED);
            Evidence.of("70").outcome("no header, not evaluated");
        }
    }

    @Test
    void aDestinationIsNotTurnedAside() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                Destination destination = Destination.refusing(0);
                Destination elsewhere = Destination.refusing(0);
                Integration integration = new Integration(
                        NETSUITE.sandbox(), TIME, new MemoryCursorStore(), HostileFieldsTest::planted)) {
            server.replies(
                    Reply.json("{\"serverTime\":\"2026-03-12T08:57:09Z\"}"), Reply.json(page(elsewhere.url() + "?")));
            integration.component.getConfiguration().setBaseUrl(server.url().toString());
            integration.route(
                    "customer",
                    held("netsuite-tba:customer?fields=+custentity_camelhttpuri"),
                    route -> route.convertBodyTo(String.class)
                            .setHeader(Exchange.HTTP_METHOD, () -> "POST")
                            .to(destination.url()));
            integration.poll("customer");

            assertThat(integration.trouble("customer")).isNull();
            assertThat(destination.taken()).singleElement().satisfies(body -> assertThat(
                            JSON.readTree(body).path("companyName").asText())
                    .isEqualTo(EXPRESSIONS));
            Evidence.of("70").atMost("requests elsewhere", elsewhere.taken().size(), 0);
        }
    }
}
