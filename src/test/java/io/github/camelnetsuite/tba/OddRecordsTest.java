package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.faults.TcpProxy;
import io.github.camelnetsuite.tba.faults.Trouble;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records that are odd and right come through as they are; those that are wrong stop the page, and nothing passes them. */
class OddRecordsTest {

    private static final HeldTime TIME = new HeldTime();
    private static final int CUSTOMERS = 6;

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE = NetSuiteSandbox.with(
            account -> account.customers(CUSTOMERS).contacts(0).clock(TIME));

    private TcpProxy proxy;
    private Integration integration;

    @BeforeEach
    void start() {
        TIME.advance(Duration.ofMinutes(30));
        proxy = new TcpProxy(NETSUITE.baseUrl());
        integration = new Integration(NETSUITE.sandbox(), TIME);
        integration.component.getConfiguration().setBaseUrl(proxy.url().toString());
    }

    @AfterEach
    void stop() {
        integration.close();
        proxy.close();
    }

    /** From now on, the third row of each page that has one is changed. */
    private void changeTheThirdRow(Consumer<ObjectNode> change) {
        proxy.impose("suiteql", 1, 1_000_000, Trouble.changed(answer -> {
            ObjectNode page = Trouble.json(answer);
            if (page.path("items").size() > 2) {
                change.accept((ObjectNode) page.path("items").get(2));
            }
            return Trouble.withJson(answer, ascii(page));
        }));
    }

    /** Half a character can be escaped, and not be written in UTF-8. */
    private static String ascii(ObjectNode page) {
        try {
            return JsonMapper.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build()
                    .writeValueAsString(page);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private NetSuiteRecord third() {
        return integration.arrivals.records().get(2);
    }

    @Test
    @Catalogue("34")
    void aRecordWithoutATimeIsDeliveredByAFirstRead() throws Exception {
        changeTheThirdRow(row -> row.remove("lastmodifieddate"));
        integration.reading("netsuite-tba:customer").poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(third()).containsEntry("lastModifiedDate", null);
        Evidence.of("34")
                .outcome("a first read delivers a record without a time")
                .lost(CUSTOMERS - integration.arrivals.count());
    }

    @Test
    @Catalogue("34")
    void aChangeWithoutATimeFailsThePollAndNothingPassesIt() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        integration.arrivals.forget();
        TIME.advance(Duration.ofMinutes(30));
        NETSUITE.edit("{\"type\":\"customer\",\"updates\":" + CUSTOMERS + "}");
        changeTheThirdRow(row -> row.remove("lastmodifieddate"));
        integration.poll("customer").poll("customer");

        assertThat(integration.trouble("customer")).isInstanceOf(MalformedAnswerException.class);
        assertThat(integration.arrivals.count())
                .as("of a page that is malformed")
                .isZero();
        proxy.lift();
        integration.poll("customer");
        Evidence.of("34")
                .outcome("a change without a time fails the poll")
                .lost(CUSTOMERS - integration.arrivals.count());
    }

    @Test
    @Catalogue("35")
    void whatIsUnknownIsIgnoredAndWhatIsAbsentIsNull() throws Exception {
        changeTheThirdRow(row -> row.put("surprise", "x").remove(List.of("email", "phone", "subsidiary")));
        integration.reading("netsuite-tba:customer").poll("customer");

        assertThat(third())
                .doesNotContainKey("surprise")
                .containsEntry("email", null)
                .containsEntry("phone", null)
                .containsEntry("subsidiary", null);
        assertThat(third().keySet())
                .isEqualTo(integration.arrivals.records().get(0).keySet());
        Evidence.of("35")
                .outcome("every field that was asked for is there")
                .lost(CUSTOMERS - integration.arrivals.count());
    }

    @Test
    @Catalogue("36")
    void numbersKeepEveryDigit() throws Exception {
        changeTheThirdRow(row -> row.put("creditlimit", "12345678901234567890.1234567890")
                .put("custentity_score", "-0.00000000000000000001"));
        integration
                .reading("netsuite-tba:customer?fields=creditLimit,custentity_score:number")
                .poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(third())
                .containsEntry("creditLimit", new BigDecimal("12345678901234567890.1234567890"))
                .containsEntry("custentity_score", new BigDecimal("-0.00000000000000000001"));
        Evidence.of("36").outcome("exact").lost(CUSTOMERS - integration.arrivals.count());
    }

    @Test
    @Catalogue("36")
    void anIdOf64BitsIsTaken() throws Exception {
        proxy.impose("suiteql", 1, 1_000_000, Trouble.page(page -> {
            int last = page.path("items").size() - 1;
            if (last >= 0) {
                ((ObjectNode) page.path("items").get(last)).put("id", Long.toString(Long.MAX_VALUE));
            }
        }));
        integration.reading("netsuite-tba:customer").poll("customer");

        assertThat(integration.arrivals.ids()).endsWith(Long.toString(Long.MAX_VALUE));
    }

    @Test
    @Catalogue("37")
    void textsComeThroughUnchangedAndAreNotLogged() throws Exception {
        Map<String, String> odd = Map.of(
                "companyname", "planted O'Br\"ien \\ ${jndi:ldap://x} {{env:HOME}} ${body} </x> \r\n\t",
                "firstname",
                        "planted \uD83D\uDEB2 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \u202E \u05E9\u05DC\u05D5\u05DD",
                "lastname", "planted \0 NUL and \uD800 a half and \uDC00 another",
                "email", "planted" + "x".repeat(1 << 20));
        changeTheThirdRow(row -> odd.forEach(row::put));
        List<String> said;
        try (LogCapture log = LogCapture.of("io.github.camelnetsuite", "org.apache.camel", "org.apache.hc")) {
            boolean[] takes = {false};
            integration.route(
                    "customer", held("netsuite-tba:customer"), route -> route.errorHandler(new NoErrorHandlerBuilder())
                            .process(integration.arrivals)
                            .process(exchange -> {
                                if (!takes[0]) {
                                    throw new IllegalStateException(
                                            exchange.getMessage().getBody(String.class));
                                }
                            }));
            integration.poll("customer").poll("customer").poll("customer");
            takes[0] = true;
            integration.arrivals.forget();
            integration.poll("customer");
            assertThat(integration.trouble("customer")).isNull();
            said = log.lines();
        }

        NetSuiteRecord record = third();
        assertThat(record)
                .containsEntry("companyName", odd.get("companyname"))
                .containsEntry("firstName", odd.get("firstname"))
                .containsEntry("lastName", odd.get("lastname"))
                .containsEntry("email", odd.get("email"));
        long leaks = said.stream().filter(line -> line.contains("planted")).count();
        assertThat(said).isNotEmpty();
        Evidence.of("37")
                .outcome("unchanged in the body")
                .lost(CUSTOMERS - integration.arrivals.count())
                .atMost("lines of the log that show them", leaks, 0);
    }

    @Test
    @Catalogue("20")
    void charactersThatAreSplitBetweenPacketsComeThrough() throws Exception {
        String text = IntStream.range(0, 200)
                .mapToObj(i -> "é" + "\u20AC" + "\uD83D\uDEB2")
                .reduce("", String::concat);
        proxy.impose("suiteql", 1, 1_000_000, answer -> {
            ObjectNode page = Trouble.json(answer);
            page.path("items").forEach(row -> ((ObjectNode) row).put("companyname", text));
            return Trouble.sliced(1).instead(Trouble.withJson(answer, page.toString()));
        });
        integration.reading("netsuite-tba:customer").poll("customer");

        assertThat(integration.arrivals.records()).hasSize(CUSTOMERS).allSatisfy(record -> assertThat(record)
                .containsEntry("companyName", text));
        Evidence.of("20").outcome("split characters are whole again").lost(CUSTOMERS - integration.arrivals.count());
    }
}
