package io.github.camelnetsuite.tba.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxRole;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.SoapSettings.MissingPermission;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles, limits, and what the control interface makes go wrong. */
class SoapFaultsTest {
    private static final String TIME = "<m:getServerTime/>";
    private static final String READ =
            "<m:get><m:baseRef xsi:type=\"c:RecordRef\" type=\"customer\" internalId=\"%s\"/></m:get>";

    private Sandbox sandbox;
    private SoapClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder()
                .customers(20)
                .contacts(20)
                .clock(InstantSource.fixed(Instant.parse("2026-08-03T10:00:00Z")))
                .start();
        client = new SoapClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static Sandbox as(String role, MissingPermission way) {
        return Sandbox.builder()
                .customers(5)
                .contacts(5)
                .role(SandboxRole.parse(role))
                .soap(SoapSettings.PLAUSIBLE.with(way))
                .start();
    }

    private void fault(String json) throws Exception {
        client.control("POST", "faults", json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "guide+lists"})
    void theListPermissionsOpenTheLists(String role) throws Exception {
        try (Sandbox there = as(role, MissingPermission.REFUSAL)) {
            SoapClient soap = new SoapClient(there);
            assertThat(soap.search("Customer", "").total()).isEqualTo(5);
            assertThat(soap.search("Contact", "").total()).isEqualTo(5);
        }
    }

    @Test
    void theGuidesRoleLogsInAndMayReadNothing() throws Exception {
        try (Sandbox there = as("guide", MissingPermission.REFUSAL)) {
            SoapClient soap = new SoapClient(there);
            assertThat(soap.call(TIME).successful()).isTrue();
            SoapReply search = soap.search("Customer", "");
            assertThat(search.status()).isEqualTo(200);
            assertThat(search.at("//searchResult/status/statusDetail/code")).isEqualTo("INSUFFICIENT_PERMISSION");
            assertThat(search.at("//message"))
                    .startsWith("You do not have permissions to")
                    .contains("Customers");
            assertThat(soap.search("Contact", "").at("//message")).contains("Contacts");
            SoapReply read = soap.call(READ.formatted("1"));
            assertThat(read.at("//readResponse/status/statusDetail/code")).isEqualTo("INSUFFICIENT_PERMISSION");
        }
    }

    @Test
    void aMissingListPermissionMayBeAFault() throws Exception {
        try (Sandbox there = as("guide", MissingPermission.FAULT)) {
            for (SoapReply reply : java.util.List.of(
                    new SoapClient(there).search("Contact", ""), new SoapClient(there).call(READ.formatted("1")))) {
                assertThat(reply.status()).isEqualTo(500);
                assertThat(reply.at("//insufficientPermissionFault/code")).isEqualTo("INSUFFICIENT_PERMISSION");
                assertThat(reply.at("//faultstring")).contains("'Lists -> C");
            }
        }
    }

    @Test
    void aMissingListPermissionMayBeSuccessWithNothing() throws Exception {
        try (Sandbox there = as("guide", MissingPermission.EMPTY)) {
            SoapClient soap = new SoapClient(there);
            SoapReply search = soap.search("Customer", "");
            assertThat(search.successful()).isTrue();
            assertThat(search.total()).isZero();
            String id = soap.truth("customer").get(0).get("id").asText();
            assertThat(soap.call(READ.formatted(id)).code()).isEqualTo("RCRD_DSNT_EXIST");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoMayNotUseSoapGetsAFaultInEveryCase(MissingPermission way) throws Exception {
        try (Sandbox there = as("rest", way)) {
            SoapReply reply = new SoapClient(there).call(TIME);
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.at("//insufficientPermissionFault/code")).isEqualTo("WS_PERMISSION_REQD");
            assertThat(reply.at("//faultstring")).contains("SOAP Web Services");
        }
    }

    @Test
    void permissionsCanBeTakenForAWhile() throws Exception {
        fault("{\"permission\":[\"Customers\"]}");
        assertThat(client.search("Customer", "").code()).isEqualTo("INSUFFICIENT_PERMISSION");
        assertThat(client.search("Contact", "").successful()).isTrue();
        client.control("DELETE", "faults", "");
        fault("{\"permission\":\"Log in using Access Tokens\"}");
        assertThat(client.search("Contact", "").at("//insufficientPermissionFault/code"))
                .isEqualTo("WS_PERMISSION_REQD");
        client.control("DELETE", "faults", "");
        fault("{\"permission\":\"Deleted Records\"}");
        assertThat(client.search("Customer", "").successful()).isTrue();
    }

    @Test
    void aSearchIdDoesNotOutliveThePermission() throws Exception {
        String id = client.search("Customer", "", "pageSize", "5").at("//searchId");
        fault("{\"permission\":\"Customers\"}");
        assertThat(client.more(id, 2).code()).isEqualTo("INSUFFICIENT_PERMISSION");
    }

    @ParameterizedTest
    @CsvSource({
        "401, 500, invalidCredentialsFault, USER_ERROR, Invalid login attempt.",
        "403, 500, insufficientPermissionFault, INSUFFICIENT_PERMISSION, Permission Violation",
        "429, 500, exceededConcurrentRequestLimitFault, WS_REQUEST_BLOCKED, SuiteTalk concurrent request limit exceeded."
                + " Request blocked.",
        "500, 500, unexpectedErrorFault, UNEXPECTED_ERROR, An unexpected error occurred. Error ID: ",
        "503, 503, unexpectedErrorFault, UNEXPECTED_ERROR, An unexpected error occurred. Error ID: "
    })
    void aStatusComesAsItsFault(int injected, int status, String element, String code, String text) throws Exception {
        fault("{\"match\":{\"path\":\"/services/NetSuitePort\",\"nth\":2},\"status\":" + injected + "}");
        assertThat(client.call(TIME).successful()).isTrue();
        SoapReply reply = client.call(TIME);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.at("//" + element + "/code")).isEqualTo(code);
        assertThat(reply.at("//faultstring")).startsWith(text);
        assertThat(client.call(TIME).successful()).isTrue();
    }

    @Test
    void anInjectedLoginFaultIsTheRealOneToTheByte() throws Exception {
        fault("{\"match\":{\"nth\":1},\"status\":401}");
        String injected = client.call(TIME).body();
        String real = client.post(client.envelope("", TIME)).body();
        assertThat(injected).isEqualTo(real);
    }

    @Test
    void theSlotsOfTheAccountAreLimited() throws Exception {
        try (Sandbox there =
                Sandbox.builder().customers(0).contacts(0).concurrency(0).start()) {
            SoapReply reply = new SoapClient(there).call(TIME);
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.at("//exceededConcurrentRequestLimitFault/message"))
                    .isEqualTo("SuiteTalk concurrent request limit exceeded. Request blocked.");
        }
    }

    @Test
    void bodiesAreReplacedTruncatedAndDropped() throws Exception {
        fault(
                "{\"match\":{\"bodyContains\":\"getServerTime\"},\"body\":\"<html>gone</html>\",\"contentType\":\"text/html\"}");
        SoapReply replaced = client.call(TIME);
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.body()).isEqualTo("<html>gone</html>");
        assertThat(client.search("Customer", "").successful()).isTrue();
        client.control("DELETE", "faults", "");
        fault("{\"truncateAfterBytes\":100}");
        assertThatThrownBy(() -> client.call(TIME)).isInstanceOf(IOException.class);
        client.control("DELETE", "faults", "");
        fault("{\"drop\":\"empty\"}");
        assertThatThrownBy(() -> client.call(TIME)).isInstanceOf(IOException.class);
    }

    @Test
    void aSkewedClockShowsInTheServersTime() throws Exception {
        fault("{\"clockSkew\":120}");
        assertThat(client.call(TIME).at("//serverTime")).isEqualTo("2026-08-03T03:02:00.000-07:00");
    }

    @Test
    void requestsAreCountedByOperation() throws Exception {
        SoapReply first = client.search("Customer", "");
        client.more(first.at("//searchId"), 1);
        client.call(READ.formatted("1"));
        client.call("<m:getList/>");
        client.call(TIME);
        client.call("<m:getDeleted/>");
        client.call("<m:getDataCenterUrls/>");
        client.call("<m:delete/>");
        client.post("no xml");
        assertThat(client.control("GET", "stats", "").get("byKind").toString())
                .isEqualTo(
                        "{\"soap.get\":{\"200\":1},\"soap.getDataCenterUrls\":{\"200\":1},\"soap.getDeleted\":{\"500\":1},"
                                + "\"soap.getList\":{\"200\":1},\"soap.getServerTime\":{\"200\":1},\"soap.other\":{\"500\":2},"
                                + "\"soap.search\":{\"200\":1},\"soap.searchMoreWithId\":{\"200\":1}}");
    }
}
