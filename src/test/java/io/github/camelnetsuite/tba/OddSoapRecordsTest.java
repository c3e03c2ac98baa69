package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.faults.HttpMessage;
import io.github.camelnetsuite.tba.faults.TcpProxy;
import io.github.camelnetsuite.tba.faults.Trouble;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SOAP records that are odd and right come through as they are; those that are wrong stop the page. */
class OddSoapRecordsTest {

    private static final HeldTime TIME = new HeldTime();
    private static final int CUSTOMERS = 6;
    private static final String RECORD = "(?s)(<platformCore:record .*?>)(.*?)(</platformCore:record>)";

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
        integration.component.getConfiguration().setTransport("soap");
        integration.component.getConfiguration().setBaseUrl(proxy.url().toString());
    }

    @AfterEach
    void stop() {
        integration.close();
        proxy.close();
    }

    /** From now on this is what is in every record. */
    private void changeEveryRecord(UnaryOperator<String> change) {
        proxy.impose("search", 1, 1_000_000, answer -> changed(answer, change, Trouble.none()));
    }

    private static Reply changed(HttpMessage answer, UnaryOperator<String> change, Trouble then) {
        String xml = Pattern.compile(RECORD)
                .matcher(answer.plain().text())
                .replaceAll(record ->
                        Matcher.quoteReplacement(record.group(1) + change.apply(record.group(2)) + record.group(3)));
        return then.instead(Trouble.withJson(answer, xml));
    }

    private static String without(String record, String element) {
        return record.replaceAll("(?s)<listRel:" + element + "[ >].*?</listRel:" + element + ">", "");
    }

    private static String with(String record, String element, String text) {
        return without(record, element) + "<listRel:" + element + ">" + text + "</listRel:" + element + ">";
    }

    private void assertAllCame(String row, String outcome) {
        assertThat(integration.trouble("customer")).isNull();
        Evidence.of(row).outcome(outcome).lost(CUSTOMERS - integration.arrivals.count());
    }

    @Test
    @Catalogue("34")
    void aRecordWithoutATimeIsDeliveredByAFirstRead() throws Exception {
        changeEveryRecord(record -> without(record, "lastModifiedDate"));
        integration.reading("netsuite-tba:customer").poll("customer");

        assertThat(integration.arrivals.records()).hasSize(CUSTOMERS).allSatisfy(record -> assertThat(record)
                .containsEntry("lastModifiedDate", null));
        assertAllCame("34", "a first read by SOAP delivers a record without a time");
    }

    @Test
    @Catalogue("34")
    void aChangeWithoutATimeFailsThePollAndNothingPassesIt() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        integration.arrivals.forget();
        TIME.advance(Duration.ofMinutes(30));
        NETSUITE.edit("{\"type\":\"customer\",\"updates\":" + CUSTOMERS + "}");
        changeEveryRecord(record -> without(record, "lastModifiedDate"));
        integration.poll("customer").poll("customer");

        assertThat(integration.trouble("customer")).isInstanceOf(MalformedAnswerException.class);
        assertThat(integration.arrivals.count()).isZero();
        proxy.lift();
        integration.poll("customer");
        assertAllCame("34", "a change without a time fails the poll by SOAP");
    }

    @Test
    @Catalogue("35")
    void whatIsUnknownIsIgnoredAndWhatIsAbsentNilOrEmptyIsNull() throws Exception {
        changeEveryRecord(
                record -> "<surprise><email>x</email></surprise><listRel:email xsi:nil=\"true\"/><listRel:phone/>"
                        + without(without(without(record, "email"), "phone"), "subsidiary")
                        + "<listRel:subsidiary/><listRel:somethingNew internalId=\"1\"><a/></listRel:somethingNew>");
        integration.reading("netsuite-tba:customer").poll("customer");

        assertThat(integration.arrivals.records()).allSatisfy(record -> assertThat(record)
                .doesNotContainKeys("surprise", "somethingNew")
                .containsEntry("email", null)
                .containsEntry("phone", null)
                .containsEntry("subsidiary", null));
        assertAllCame("35", "every field that was asked for is there by SOAP");
    }

    @Test
    @Catalogue("36")
    void numbersKeepEveryDigit() throws Exception {
        changeEveryRecord(record -> with(record, "creditLimit", "12345678901234567890.1234567890")
                + "<listRel:customFieldList><platformCore:customField scriptId=\"custentity_score\""
                + " xsi:type=\"platformCore:DoubleCustomFieldRef\"><platformCore:value>-2.0E-20</platformCore:value>"
                + "</platformCore:customField></listRel:customFieldList>");
        integration
                .reading("netsuite-tba:customer?fields=creditLimit,custentity_score:number")
                .poll("customer");

        assertThat(integration.arrivals.records()).allSatisfy(record -> {
            assertThat((BigDecimal) record.get("creditLimit")).isEqualByComparingTo("12345678901234567890.1234567890");
            assertThat((BigDecimal) record.get("custentity_score")).isEqualByComparingTo("-0.00000000000000000002");
        });
        assertAllCame("36", "exact by SOAP");
    }

    @Test
    void severalChoicesOfWhichNoneHasANameHaveNone() throws Exception {
        changeEveryRecord(record -> record
                + "<listRel:customFieldList><platformCore:customField scriptId=\"custentity_region\""
                + " xsi:type=\"platformCore:MultiSelectCustomFieldRef\"><platformCore:value internalId=\"1\"/>"
                + "<platformCore:value internalId=\"2\"/></platformCore:customField></listRel:customFieldList>");
        integration
                .reading("netsuite-tba:customer?fields=custentity_region:reference")
                .poll("customer");

        assertThat(integration.arrivals.records()).hasSize(CUSTOMERS).allSatisfy(record -> {
            assertThat((Map<String, Object>) record.get("custentity_region"))
                    .containsEntry("id", "1, 2")
                    .containsEntry("refName", null);
        });
    }

    @Test
    void aTimeThatIsReadAsADateIsToldAndNoDayIsGuessed() throws Exception {
        integration
                .reading("netsuite-tba:customer?fields=custentity_last_call:date")
                .poll("customer");

        assertThat(integration.trouble("customer"))
                .isInstanceOf(MalformedAnswerException.class)
                .hasMessageContaining("custentity_last_call:datetime");
        assertThat(integration.arrivals.count()).isZero();
    }

    @Test
    @Catalogue("37")
    void textsComeThroughUnchangedAndAreNotLogged() throws Exception {
        Map<String, String> odd = Map.of(
                "companyName", "planted O'Br\"ien \\ ${jndi:ldap://x} {{env:HOME}} ${body} </x> ]]> \r\n\t",
                "firstName",
                        "planted \uD83D\uDEB2 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \u202E \u05E9\u05DC\u05D5\u05DD",
                "lastName", " planted <!-- &amp; --> &#0; \u0085\u2028\uFEFF\uFFFD ",
                "email", "planted" + "x".repeat(1 << 20));
        changeEveryRecord(record -> {
            String changed = record;
            for (Map.Entry<String, String> field : odd.entrySet()) {
                changed = with(changed, field.getKey(), escaped(field.getValue()));
            }
            return changed;
        });
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
            integration.poll("customer").poll("customer");
            takes[0] = true;
            integration.arrivals.forget();
            integration.poll("customer");
            said = log.lines();
        }

        assertThat(integration.arrivals.records()).allSatisfy(record -> assertThat((Map<String, Object>) copy(record))
                .containsAllEntriesOf(odd));
        assertThat(said).isNotEmpty();
        assertAllCame("37", "unchanged in the body by SOAP");
        Evidence.of("37")
                .atMost(
                        "lines of the log that show them",
                        said.stream().filter(line -> line.contains("planted")).count(),
                        0);
    }

    private static Map<String, Object> copy(NetSuiteRecord record) {
        Map<String, Object> copy = new LinkedHashMap<>();
        record.forEach(copy::put);
        return copy;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }

    @Test
    @Catalogue("20")
    void charactersThatAreSplitBetweenPacketsComeThrough() throws Exception {
        String text = IntStream.range(0, 200)
                .mapToObj(i -> "é" + "\u20AC" + "\uD83D\uDEB2")
                .reduce("", String::concat);
        proxy.impose(
                "search",
                1,
                1_000_000,
                answer -> changed(answer, record -> with(record, "companyName", text), Trouble.sliced(1)));
        integration.reading("netsuite-tba:customer").poll("customer");

        assertThat(integration.arrivals.records())
                .allSatisfy(record -> assertThat(record).containsEntry("companyName", text));
        assertAllCame("20", "split characters are whole again by SOAP");
    }
}
