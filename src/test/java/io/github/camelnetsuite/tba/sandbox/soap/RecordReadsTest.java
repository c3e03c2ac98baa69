package io.github.camelnetsuite.tba.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code get}, {@code getList}, and the operations that tell of the account. */
class RecordReadsTest {
    private static Sandbox sandbox;
    private static SoapClient client;
    private static List<JsonNode> customers;
    private static List<JsonNode> contacts;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.builder()
                .customers(50)
                .contacts(50)
                .clock(InstantSource.fixed(Instant.parse("2026-03-08T10:00:00.123Z")))
                .start();
        client = new SoapClient(sandbox);
        customers = client.truth("customer");
        contacts = client.truth("contact");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String reference(String type, String attribute, String key) {
        return "<m:baseRef xsi:type=\"c:RecordRef\" type=\"%s\" %s=\"%s\"/>".formatted(type, attribute, key);
    }

    private static String id(List<JsonNode> records, int index) {
        return records.get(index).get("id").asText();
    }

    private static SoapReply get(String reference) throws Exception {
        return client.call("<m:get>" + reference + "</m:get>");
    }

    private static SoapReply getList(String references) throws Exception {
        return client.call("<m:getList>" + references + "</m:getList>");
    }

    @Test
    void aRecordIsReadByEitherId() throws Exception {
        SoapReply byId = get(reference("contact", "internalId", id(contacts, 3)));
        assertThat(byId.at("/Envelope/Body/getResponse/readResponse/status/@isSuccess"))
                .isEqualTo("true");
        assertThat(byId.at("//readResponse/record/@internalId")).isEqualTo(id(contacts, 3));
        assertThat(byId.at("//record/entityId"))
                .isEqualTo(contacts.get(3).get("entityId").asText());
        JsonNode known = customers.stream()
                .filter(record -> !record.get("externalId").isNull())
                .findFirst()
                .orElseThrow();
        SoapReply byKey =
                get(reference("customer", "externalId", known.get("externalId").asText()));
        assertThat(byKey.at("//record/@internalId")).isEqualTo(known.get("id").asText());
    }

    @Test
    void aReadHasItsSublistsWithoutAsking() throws Exception {
        String wanted = client.truth("customer?fields=addressBook").stream()
                .filter(record -> record.at("/addressBook/items").size() == 2)
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        assertThat(get(reference("customer", "internalId", wanted)).all("//addressbookList/addressbook"))
                .hasSize(2);
    }

    @Test
    void whatDoesNotExistSaysSo() throws Exception {
        for (String reference : List.of(
                reference("customer", "internalId", "999999999"),
                reference("customer", "internalId", id(contacts, 0)),
                reference("customer", "internalId", "abc"),
                reference("contact", "externalId", "nobody"))) {
            SoapReply reply = get(reference);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.successful()).isFalse();
            assertThat(reply.code()).isEqualTo("RCRD_DSNT_EXIST");
            assertThat(reply.at("//message")).isEqualTo("That record does not exist.");
        }
    }

    @Test
    void aReferenceNeedsATypeAndAnId() throws Exception {
        assertThat(get("<m:baseRef xsi:type=\"c:RecordRef\" internalId=\"1\"/>").code())
                .isEqualTo("RCRD_TYPE_REQD");
        assertThat(get("<m:baseRef xsi:type=\"c:RecordRef\" type=\"customer\"/>")
                        .code())
                .isEqualTo("INVALID_KEY_OR_REF");
        assertThat(get(reference("vendor", "internalId", "1")).code()).isEqualTo("INVALID_RCRD_TYPE");
        assertThat(get("<m:baseRef type=\"customer\" internalId=\"1\"/>").status())
                .isEqualTo(500);
        assertThat(get("<m:baseRef xsi:type=\"c:InitializeRef\" type=\"customer\" internalId=\"1\"/>")
                        .status())
                .isEqualTo(500);
        assertThat(get("").status()).isEqualTo(500);
    }

    @Test
    void aListAnswersEachReferenceInItsOrder() throws Exception {
        SoapReply reply = getList(reference("contact", "internalId", id(contacts, 7))
                + reference("customer", "internalId", "999999999")
                + reference("customer", "internalId", id(customers, 4))
                + reference("contact", "internalId", id(contacts, 2))
                + reference("contact", "internalId", id(contacts, 7)));
        assertThat(reply.at("//readResponseList/status/@isSuccess")).isEqualTo("true");
        assertThat(reply.all("//readResponse/status/@isSuccess"))
                .containsExactly("true", "false", "true", "true", "true");
        assertThat(reply.all("//readResponse/record/@internalId"))
                .containsExactly(id(contacts, 7), id(customers, 4), id(contacts, 2), id(contacts, 7));
    }

    @Test
    void aListHoldsAtMostAThousand() throws Exception {
        String one = reference("contact", "internalId", id(contacts, 1));
        assertThat(getList(one.repeat(1000)).all("//readResponse/record")).hasSize(1000);
        SoapReply tooMany = getList(one.repeat(1001));
        assertThat(tooMany.status()).isEqualTo(500);
        assertThat(tooMany.at("//exceededRecordCountFault/code")).isEqualTo("MAX_RCRDS_EXCEEDED");
        assertThat(getList("").all("//readResponse")).isEmpty();
    }

    @Test
    void theServersTimeIsPacificToTheMillisecond() throws Exception {
        SoapReply reply = client.call("<m:getServerTime/>");
        assertThat(reply.at("//getServerTimeResponse/getServerTimeResult/status/@isSuccess"))
                .isEqualTo("true");
        assertThat(reply.at("//getServerTimeResult/serverTime")).isEqualTo("2026-03-08T03:00:00.123-07:00");
    }

    @Test
    void anOperationThatTheSandboxLacksSaysSo() throws Exception {
        SoapReply reply = client.call("<m:getSavedSearch/>");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.at("//faultstring")).isEqualTo("The sandbox does not have the operation getSavedSearch.");
        assertThat(client.call("<m:add/>").at("//faultstring")).contains("does not have the operation add");
    }
}
