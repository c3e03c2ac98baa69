package io.github.camelnetsuite.tba.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers and faults are valid in NetSuite's schemas. */
class SchemaTest {
    private static Schemas schemas;
    private static Sandbox sandbox;
    private static SoapClient client;

    @BeforeAll
    static void start() throws Exception {
        schemas = Schemas.required();
        sandbox = Sandbox.builder()
                .customers(400)
                .contacts(400)
                .clock(InstantSource.fixed(Instant.parse("2026-08-03T10:00:00Z")))
                .start();
        client = new SoapClient(sandbox);
    }

    @AfterAll
    static void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void searchesWithAndWithoutSublists() throws Exception {
        for (String type : List.of("Customer", "Contact")) {
            schemas.validate(client.search(type, ""));
            SoapReply whole = client.search(type, "", "bodyFieldsOnly", "false", "pageSize", "300");
            schemas.validate(whole);
            schemas.validate(client.more(whole.at("//searchId"), 2));
            schemas.validate(client.search(type, SoapClient.number("internalIdNumber", "equalTo", 0)));
        }
    }

    @Test
    void readsFoundAndNotFound() throws Exception {
        String reference = "<m:baseRef xsi:type=\"c:RecordRef\" type=\"%s\" internalId=\"%s\"/>";
        String found = reference.formatted(
                "customer", client.truth("customer").get(0).get("id").asText());
        String missing = reference.formatted("contact", "0");
        schemas.validate(client.call("<m:get>" + found + "</m:get>"));
        schemas.validate(client.call("<m:get>" + missing + "</m:get>"));
        schemas.validate(client.call("<m:getList>" + found + missing + found + "</m:getList>"));
        schemas.validate(client.call("<m:getList/>"));
    }

    @Test
    void whatTellsOfTheAccount() throws Exception {
        schemas.validate(client.call("<m:getServerTime/>"));
        schemas.validate(client.call("<m:getDataCenterUrls><m:account>1234567_SB1</m:account></m:getDataCenterUrls>"));
        schemas.validate(client.call("<m:getDataCenterUrls/>"));
        String deleted = "<m:getDeleted><m:getDeletedFilter/><m:pageIndex>%d</m:pageIndex></m:getDeleted>";
        SoapReply some = client.call(deleted.formatted(1));
        assertThat(some.total()).isEqualTo(12);
        schemas.validate(some);
        schemas.validate(client.call(deleted.formatted(9)));
    }

    @Test
    void statusErrors() throws Exception {
        for (String criterion : List.of(
                "<o:nothing/>", "<o:stage/>", "<o:stage operator=\"anyOf\"/>", "<o:internalId operator=\"anyOf\"/>")) {
            SoapReply reply = client.search("Customer", criterion);
            assertThat(reply.successful()).isFalse();
            schemas.validate(reply);
        }
        schemas.validate(client.search("Customer", "", "pageSize", "1"));
        schemas.validate(client.more("x", 1));
        schemas.validate(client.more(client.search("Customer", "").at("//searchId"), 5));
        schemas.validate(client.call("<m:search><m:searchRecord xsi:type=\"r:CustomerSearch\"><r:contactJoin/>"
                + "</m:searchRecord></m:search>"));
        schemas.validate(client.call("<m:get><m:baseRef xsi:type=\"c:RecordRef\"/></m:get>"));
        schemas.validate(client.call("<m:get><m:baseRef xsi:type=\"c:RecordRef\" type=\"customer\"/></m:get>"));
        schemas.validate(client.call("<m:get><m:baseRef xsi:type=\"c:RecordRef\" type=\"vendor\"/></m:get>"));
        client.control("POST", "faults", "{\"permission\":[\"Customers\",\"Deleted Records\"]}");
        schemas.validate(client.search("Customer", ""));
        schemas.validate(client.call("<m:getDeleted><m:getDeletedFilter/><m:pageIndex>1</m:pageIndex></m:getDeleted>"));
        client.control("DELETE", "faults", "");
    }

    @Test
    void faults() throws Exception {
        schemas.validate(client.post(client.envelope("", "<m:getServerTime/>")));
        schemas.validate(client.call("<m:getList>"
                + "<m:baseRef xsi:type=\"c:RecordRef\" type=\"contact\" internalId=\"1\"/>".repeat(1001)
                + "</m:getList>"));
        for (int status : new int[] {401, 403, 429, 500}) {
            client.control("POST", "faults", "{\"match\":{\"nth\":1},\"status\":" + status + "}");
            schemas.validate(client.call("<m:getServerTime/>"));
        }
        schemas.validate(client.post(client.envelope("", "<x:a xmlns:x=\"urn:a\"/>")));
        client.control("POST", "faults", "{\"permission\":\"SOAP Web Services\"}");
        schemas.validate(client.call("<m:getServerTime/>"));
        client.control("DELETE", "faults", "");
    }

    @Test
    void theCheckItselfFindsWhatIsWrong() throws Exception {
        SoapReply reply = client.call("<m:getServerTime/>");
        SoapReply spoilt = new SoapReply(200, reply.body().replace("serverTime>", "serverDate>"));
        assertThatThrownBy(() -> schemas.validate(spoilt)).isInstanceOf(AssertionError.class);
    }
}
