package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.auth.PassportSigner;
import io.github.camelnetsuite.tba.auth.TbaCredentials;
import io.github.camelnetsuite.tba.gateway.ApiVersion;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.NetSuitePort;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.gateway.ScriptedServer.Received;
import io.github.camelnetsuite.tba.gateway.TestAccount;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import io.github.camelnetsuite.tba.sandbox.soap.Schemas;
import io.github.camelnetsuite.tba.sandbox.soap.SoapReply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every SOAP request that can be sent stands in one file, and NetSuite's own schemas find nothing wrong with it. */
class SoapRequestsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/soap-requests.xml");
    private static final String REFRESH = "refreshStatements";

    private static final Instant AT = Instant.parse("2026-07-01T11:12:30Z");
    private static final Instant THEN = Instant.parse("2026-07-01T11:20:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
    private static final TbaCredentials CREDENTIALS =
            TbaCredentials.of("123456_SB1", "consumer-key", "consumer-secret", "token-id", "token-secret");

    /** One of them. */
    enum Request {
        GET_SERVER_TIME(SoapClient::serverTime),
        SEARCH_ALL_CUSTOMERS(soap -> search(soap, RecordType.CUSTOMER, Stage.CUSTOMER, null, null, null, null)),
        SEARCH_FIRST_CUSTOMERS(soap -> search(soap, RecordType.CUSTOMER, Stage.ALL, null, 2101L, null, null)),
        SEARCH_CUSTOMERS_BY_ID(soap -> search(soap, RecordType.CUSTOMER, Stage.LEAD, -5L, 2101L, AT, null)),
        SEARCH_LAST_CUSTOMERS(soap -> search(soap, RecordType.CUSTOMER, Stage.PROSPECT, 2101L, null, null, null)),
        SEARCH_CUSTOMERS_WITH_ADDRESSES(soap -> soap.search(
                RecordType.CUSTOMER,
                Stage.CUSTOMER,
                new Window(2101L, null, null, null),
                1000,
                new SoapRecords(RecordType.CUSTOMER, List.of(), true))),
        SEARCH_CHANGED_CONTACTS(soap -> search(soap, RecordType.CONTACT, Stage.ALL, null, null, AT, null)),
        SEARCH_CONTACTS_BY_TIME(soap -> search(soap, RecordType.CONTACT, Stage.ALL, null, null, AT, THEN)),
        SEARCH_CONTACTS_OF_A_SECOND(soap -> search(soap, RecordType.CONTACT, Stage.ALL, 2101L, 3100L, AT, AT)),
        GET(soap -> soap.get(RecordType.CONTACT, 2102, records(RecordType.CONTACT))),
        GET_LIST(soap -> soap.getList(RecordType.CUSTOMER, List.of(-5L, 2101L), records(RecordType.CUSTOMER))),
        GET_DELETED(soap -> soap.getDeleted(RecordType.CUSTOMER, AT, null, 1, 1000)),
        GET_DELETED_BY_TIME(soap -> soap.getDeleted(RecordType.CONTACT, AT, THEN, 2, 1000)),
        GET_DATA_CENTER_URLS(soap -> soap.dataCenterUrls("123456_SB1"));

        private final Call call;

        Request(Call call) {
            this.call = call;
        }

        interface Call {
            Object on(SoapClient soap) throws InterruptedException;
        }

        private static Object search(
                SoapClient soap, RecordType type, Stage stage, Long after, Long to, Instant from, Instant until)
                throws InterruptedException {
            return soap.search(type, stage, new Window(after, to, from, until), 1000, records(type));
        }

        private static SoapRecords records(RecordType type) {
            return new SoapRecords(type, FieldSelection.parse(type, "").fields(), false);
        }

        /** As it leaves. */
        Received sent(ApiVersion version) throws InterruptedException {
            try (ScriptedServer server = new ScriptedServer();
                    TestAccount account = new TestAccount(server.url())) {
                server.otherwise(request -> Reply.of(200, "Content-Type: text/xml", "<nothing/>"));
                SoapClient soap = new SoapClient(new NetSuitePort(
                        account.gateway(),
                        new PassportSigner(CREDENTIALS, CLOCK, () -> "nonceAAAAAAAAAAAAAAA5"),
                        version));
                try {
                    call.on(soap);
                } catch (NetSuiteException noAnswerWasExpected) {
                    // What was sent is what counts.
                }
                return server.received().get(0);
            }
        }
    }

    @Test
    void theGoldenFileHoldsEveryRequestAsItIsSent() throws Exception {
        Map<Request, String> bodies = new LinkedHashMap<>();
        for (Request request : Request.values()) {
            bodies.put(request, request.sent(ApiVersion.LAST).body());
        }
        StringBuilder now = new StringBuilder();
        bodies.forEach((request, body) -> now.append("<!-- ")
                .append(request.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                .append(" -->\n")
                .append(body.replaceAll("><(?!/)", ">\n<"))
                .append("\n\n"));
        if (Boolean.getBoolean(REFRESH)) {
            Files.writeString(GOLDEN, now);
        }
        assertThat(Files.readString(GOLDEN))
                .as(
                        "%s differs from what is sent. If that is wanted, review the difference after: mvn test"
                                + " -Dtest=SoapRequestsTest -D%s=true",
                        GOLDEN, REFRESH)
                .isEqualTo(now.toString());
    }

    @ParameterizedTest
    @EnumSource
    void isValidInNetSuitesSchemas(Request request) throws Exception {
        Schemas schemas = Schemas.required();
        schemas.validate(
                new SoapReply(200, request.sent(ApiVersion.parse("2023_2")).body()));
    }

    @ParameterizedTest
    @EnumSource
    void goesToTheServiceOfItsVersionAsSoapAndSaysWhoAsksInItsBodyOnly(Request request) throws Exception {
        Received sent = request.sent(ApiVersion.parse("2024_1"));

        assertThat(sent.line()).startsWith("POST /services/NetSuitePort_2024_1 ");
        assertThat(sent.header("Content-Type")).isEqualTo("text/xml; charset=UTF-8");
        assertThat(sent.header("Authorization")).isEmpty();
        assertThat(sent.header("SOAPAction")).matches("\"(search|get\\w*)\"");
        assertThat(sent.body().contains("tokenPassport")).isEqualTo(request != Request.GET_DATA_CENTER_URLS);
        assertThat(sent.body()).contains("2024_1").doesNotContain("2025_2", "consumer-secret", "token-secret");
    }
}
