package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.Envelopes;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.util.List;
import java.util.Properties;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says is shown, on one line, and does nothing. */
@Catalogue("69")
class HostileTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HeldTime TIME = new HeldTime();

    /** What the expressions below would turn into, if anybody evaluated them. */
    private static final String EVALUATED = "it-was-evaluated";

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(2).contacts(0).clock(TIME));

    private static void talkative(DefaultCamelContext context) {
        Properties properties = new Properties();
        properties.setProperty("planted", EVALUATED);
        context.getPropertiesComponent().setInitialProperties(properties);
        context.setDevConsole(true);
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        registry.register(registry.resolveById("consumers"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n2026-04-14 08:30:00 ERROR forged line",
                "\n\tat forged.Frame(Forged.java:1)",
                "\u0085next line\u2028line separator\u2029paragraph separator\u000bvertical\u000cform feed",
                "\u001b[31mred\u001b[2J\u001b]0;title\u0007bell\u009b31m\b\u007f",
                "\u202eright to left\u2066isolate\u200fmark\ufeffbom\u200bzero",
                "${jndi:ldap://127.0.0.1/x} ${java:version} ${sys:java.version} ${${lower:j}ndi:ldap://x}",
                "{{planted}} {{env:PATH}} {{sys:java.version}} {{{{planted}}}}",
                "${camelId} ${exchangeId} ${sysenv.PATH} ${properties:planted} $simple{camelId} #{1+1} %{planted}",
                "%d %m%n %throwable {} {} {}",
                "<script>alert(1)</script> \u0000 \"quoted\" 'quoted' \\ end"
            })
    void whatTheServerSaysIsInertOnOneLine(String hostile) throws Exception {
        try (LogCapture log = LogCapture.of("io.github.camelnetsuite");
                Integration integration = new Integration(
                        netsuite.sandbox(), TIME, new MemoryCursorStore(), HostileTextTest::talkative)) {
            integration.reading("netsuite-tba:customer?maxAttempts=2");
            Disclosures disclosures = new Disclosures(integration.camel);
            for (int status : List.of(200, 400, 403, 404, 500)) {
                int before = log.lines().size();
                answerWith(status, hostile);
                integration.poll("customer");

                assertThat(integration.trouble("customer")).isInstanceOf(NetSuiteException.class);
                assertShownAndInert(integration.trouble("customer").getMessage());
                assertThat(log.lines().subList(before, log.lines().size()))
                        .filteredOn(line -> line.startsWith("WARN "))
                        .as("warnings for status %d", status)
                        .singleElement()
                        .satisfies(HostileTextTest::assertShownAndInert);
                assertShownAndInert(disclosures.health().get(0));
                netsuite.clearFaults();
            }
            assertThat(disclosures.management()).noneMatch(seen -> seen.contains(EVALUATED));
            assertThat(log.lines()).noneMatch(line -> line.contains(EVALUATED));
        }
        Evidence.of("69").outcome("shown on one line, not evaluated");
    }

    private void answerWith(int status, String hostile) throws Exception {
        String body = JSON.createObjectNode()
                .put("title", hostile)
                .put("status", status)
                .set(
                        "o:errorDetails",
                        JSON.createArrayNode()
                                .add(JSON.createObjectNode()
                                        .put("detail", "begin " + hostile + " end")
                                        .put("o:errorPath", hostile)
                                        .put("o:errorCode", "CODE" + hostile)))
                .toString();
        netsuite.fault("{\"match\":{\"path\":\"suiteql\"},\"status\":" + status + ",\"body\":"
                + JSON.writeValueAsString(body) + "}");
    }

    private static void assertShownAndInert(String text) {
        assertThat(text)
                .contains("begin", "end")
                .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\u0080-\\u009f\\u2028\\u2029]")
                .doesNotContain("${", "{{", "#{", "%{", EVALUATED, System.getProperty("java.version"));
    }

    /** By SOAP the server can't even say what XML has no way to write. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "&#13;&#10;2026-04-14 08:30:00 ERROR forged line&#10;&#9;at forged.Frame(Forged.java:1) %d %m%n {} {}",
                "&#x85;next line&#x2028;line separator&#x2029;paragraph separator &#x9b;31mred &#x202e;right to left"
                        + "&#x2066;isolate&#x200f;mark&#xfeff;bom&#x200b;zero &lt;script&gt;alert(1)&lt;/script&gt; \\ ",
                "${jndi:ldap://127.0.0.1/x} ${java:version} $<!-- -->{sys:java.version} $<![CDATA[{${lower:j}ndi:]]> {{planted}}"
                        + " {<!-- -->{env:PATH}} &#123;&#123;planted}} ${camelId} $simple{camelId} #{1+1} %{planted}"
            })
    void whatSoapSaysIsInertOnOneLine(String hostile) throws Exception {
        try (LogCapture log = LogCapture.of("io.github.camelnetsuite");
                Integration integration = new Integration(
                        netsuite.sandbox(), TIME, new MemoryCursorStore(), HostileTextTest::talkative)) {
            integration.reading("netsuite-tba:customer?maxAttempts=2&transport=soap");
            Disclosures disclosures = new Disclosures(integration.camel);
            String text = "begin " + hostile + " end";
            for (String envelope : List.of(
                    Envelopes.failure("CODE" + hostile, text),
                    Envelopes.fault("unexpectedErrorFault", "CODE" + hostile, text),
                    Envelopes.fault("insufficientPermissionFault", "CODE" + hostile, text),
                    Envelopes.of("<soapenv:Fault><faultstring>" + text + "</faultstring></soapenv:Fault>"))) {
                int before = log.lines().size();
                netsuite.fault("{\"match\":{\"bodyContains\":\"<msgs:search>\"},\"status\":200,\"body\":"
                        + JSON.writeValueAsString(envelope) + "}");
                integration.poll("customer");

                assertThat(integration.trouble("customer")).isInstanceOf(NetSuiteException.class);
                assertShownAndInert(integration.trouble("customer").getMessage());
                assertThat(log.lines().subList(before, log.lines().size()))
                        .filteredOn(line -> line.startsWith("WARN "))
                        .singleElement()
                        .satisfies(HostileTextTest::assertShownAndInert);
                assertShownAndInert(disclosures.health().get(0));
                netsuite.clearFaults();
            }
            assertThat(disclosures.management()).noneMatch(seen -> seen.contains(EVALUATED));
            assertThat(log.lines()).noneMatch(line -> line.contains(EVALUATED));
        }
        Evidence.of("69").outcome("by SOAP: shown on one line, not evaluated");
    }
}
