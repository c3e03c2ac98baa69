package io.github.camelnetsuite.tba.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import io.github.camelnetsuite.tba.sandbox.soap.SoapClient;
import io.github.camelnetsuite.tba.sandbox.soap.SoapReply;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be the matter with an account, one thing after the other, and mended again. */
class AccountConditionsTest {
    private static final Instant NOW = Instant.parse("2026-08-03T10:00:00Z");
    private static final String TIME = "/services/rest/system/v1/serverTime";
    private static final String RECORD = "/services/rest/record/v1/";

    @RegisterExtension
    final NetSuiteSandbox netsuite = NetSuiteSandbox.with(
            account -> account.customers(40).contacts(40).role(SandboxRole.REST).clock(() -> NOW));

    private SignedClient client;
    private SoapClient soap;

    @BeforeEach
    void clients() {
        client = new SignedClient(netsuite.sandbox());
        soap = new SoapClient(netsuite.sandbox());
    }

    private Set<String> ids(String suiteQl) throws Exception {
        Set<String> ids = new HashSet<>();
        client.page(suiteQl, "")
                .get("items")
                .forEach(row -> ids.add(row.get("id").asText()));
        return ids;
    }

    private static Set<String> idsOf(JsonNode records, String subsidiary) {
        Set<String> ids = new HashSet<>();
        records.forEach(record -> {
            if (record.path("subsidiary").path("id").asText().equals(subsidiary)) {
                ids.add(record.get("id").asText());
            }
        });
        return ids;
    }

    @Test
    void anAccountStartsAsItIsToldAndShowsHowItIs() throws Exception {
        AccountConditions blocked = AccountConditions.USUAL.with(LoginCause.INTEGRATION_BLOCKED);
        try (Sandbox other =
                Sandbox.builder().customers(0).contacts(0).conditions(blocked).start()) {
            SignedClient there = new SignedClient(other);
            assertThat(there.get(TIME).statusCode()).isEqualTo(401);
            assertThat(there.control("account").get("loginCause").asText()).isEqualTo("INTEGRATION_BLOCKED");

            there.control("POST", "account", "{\"loginCause\":null}");
            assertThat(there.get(TIME).statusCode()).isEqualTo(200);
        }
        assertThat(netsuite.account("{}").toString())
                .isEqualTo("{\"loginCause\":null,\"locked\":false,\"featuresOff\":[],\"granted\":[],\"withheld\":[],"
                        + "\"subsidiary\":null,\"missingColumns\":[],\"maintenance\":false,\"redirect\":null}");
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        netsuite.account("{\"subsidiary\":\"2\",\"featuresOff\":\"soap web services\",\"granted\":[\"Vendors\"]}");
        JsonNode account = netsuite.account("{\"withheld\":[\"Contacts\",\"Customers\"],\"granted\":[]}");

        assertThat(account.get("subsidiary").asText()).isEqualTo("2");
        assertThat(account.get("featuresOff").get(0).asText()).isEqualTo("SOAP Web Services");
        assertThat(account.get("granted")).isEmpty();
        assertThat(account.get("withheld").toString()).isEqualTo("[\"Contacts\",\"Customers\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"loginCause\":\"BAD_LUCK\"} | loginCause: choose one of consumer-key-unknown, ",
                "{\"featuresOff\":[\"Bins\"]} | featuresOff: choose one of REST Web Services, ",
                "{\"granted\":\"Everything\"} | granted: No such permission",
                "{\"subsidiary\":\"Europe\"} | subsidiary: ",
                "{\"missingColumns\":\"customer.colour\"} | There is no column customer.colour",
                "{\"redirect\":\"/elsewhere\"} | redirect: A redirect goes to an address",
                "{\"mood\":\"bad\"} | mood: there is no such field of an account"
            })
    void aChangeThatMakesNoSenseChangesNothing(String order, String says) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> netsuite.account(order))
                .withMessageStartingWith(says);
        assertThat(netsuite.sandbox().conditions()).isEqualTo(AccountConditions.USUAL);
    }

    @Test
    void aLockLastsHalfAnHourOfTheAccountsClockOrUntilAnAdministratorUnlocks() throws Exception {
        netsuite.account("{\"loginCause\":\"USER_LOCKED\"}");
        assertThat(client.get(TIME).statusCode()).isEqualTo(401);
        netsuite.advance(Duration.ofMinutes(29));
        assertThat(client.get(TIME).statusCode()).isEqualTo(401);
        assertThat(client.auditDetails()).containsOnly("temporary_locked");
        netsuite.advance(Duration.ofMinutes(1));
        assertThat(client.get(TIME).statusCode()).isEqualTo(200);

        assertThat(netsuite.account("{}").get("loginCause").isNull()).isTrue();
        JsonNode locked = netsuite.account("{\"loginCause\":\"USER_LOCKED\"}");
        assertThat(locked.get("locked").asBoolean()).isTrue();
        netsuite.advance(Duration.ofMinutes(20));
        netsuite.account("{\"granted\":\"Vendors\"}");
        netsuite.advance(Duration.ofMinutes(10));
        assertThat(client.get(TIME).statusCode()).isEqualTo(200);

        netsuite.account("{\"loginCause\":\"USER_LOCKED\"}");
        assertThat(client.control("DELETE", "lock", "").get("locked").asBoolean())
                .isFalse();
        assertThat(client.get(TIME).statusCode()).isEqualTo(200);
    }

    /** Five bad logins lock; mending what made them bad does not unlock. */
    @Test
    void theLockOutlivesTheCauseOfTheBadLogins() throws Exception {
        netsuite.account("{\"loginCause\":\"ROLE_INACTIVE\"}");
        for (int i = 0; i < 5; i++) {
            assertThat(client.get(TIME).statusCode()).isEqualTo(401);
        }
        assertThat(netsuite.account("{\"loginCause\":null}").get("locked").asBoolean())
                .isTrue();
        assertThat(client.get(TIME).statusCode()).isEqualTo(401);
        assertThat(client.auditDetails()).last().isEqualTo("temporary_locked");
        netsuite.unlock();
        assertThat(client.get(TIME).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatTheAccountDoesNotKnowLocksNobody() throws Exception {
        netsuite.account("{\"loginCause\":\"TOKEN_OF_OTHER_ACCOUNT\"}");
        for (int i = 0; i < 6; i++) {
            assertThat(client.get(TIME).statusCode()).isEqualTo(401);
        }
        assertThat(netsuite.account("{\"loginCause\":null}").get("locked").asBoolean())
                .isFalse();
    }

    @Test
    void clocksThatAreApartShowInTheDate() throws Exception {
        netsuite.account("{\"loginCause\":\"CLOCKS_APART\"}");
        HttpResponse<String> refused = client.get(TIME);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("date")).hasValue("Mon, 03 Aug 2026 10:10:00 GMT");
    }

    @Test
    void withoutTheFeatureRestIsForbiddenAndSoapAFault() throws Exception {
        netsuite.account(
                "{\"featuresOff\":[\"REST Web Services\",\"SOAP Web Services\"],\"granted\":\"SOAP Web Services\"}");
        HttpResponse<String> rest = client.get(TIME);
        assertThat(rest.statusCode()).isEqualTo(403);
        assertThat(rest.body())
                .contains("INSUFFICIENT_PERMISSION", "Enable the REST Web Services feature in Setup > Company");
        SoapReply fault = soap.call("<m:getServerTime/>");
        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.code()).isEqualTo("WS_FEATURE_REQD");
        assertThat(fault.at("//faultstring"))
                .isEqualTo("The 'SOAP Web Services' feature is not enabled in your NetSuite account.");
        assertThat(client.auditDetails()).containsOnly("");

        netsuite.account("{\"featuresOff\":[]}");
        assertThat(client.get(TIME).statusCode()).isEqualTo(200);
        assertThat(soap.call("<m:getServerTime/>").successful()).isTrue();
    }

    @Test
    void withoutTheWorkbookFeatureARoleIsAsWithoutThePermission() throws Exception {
        netsuite.account("{\"withheld\":\"SuiteAnalytics Workbook\"}");
        String withoutPermission = client.query("SELECT id FROM customer", "").body();
        netsuite.account("{\"withheld\":[],\"featuresOff\":\"SuiteAnalytics Workbook\"}");
        HttpResponse<String> withoutFeature = client.query("SELECT id FROM customer", "");
        assertThat(withoutFeature.statusCode()).isEqualTo(400);
        assertThat(withoutFeature.body()).isEqualTo(withoutPermission);
        assertThat(client.get(RECORD + "customer").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"transaction, Find Transaction", "vendor, Vendors", "item, Items", "employee, Employees"})
    void aTableThatNobodyNeedsShowsWhatARoleMayTooMuch(String table, String permission) throws Exception {
        String probe = "SELECT id FROM " + table + " WHERE ROWNUM <= 1";
        HttpResponse<String> refused = client.query(probe, "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Search error occurred: Record '" + table + "' was not found.");

        netsuite.account("{\"granted\":[\"" + permission + "\"]}");
        assertThat(client.query(probe, "").statusCode()).isEqualTo(200);
        try (Sandbox full = Sandbox.builder().customers(0).contacts(0).start()) {
            assertThat(new SignedClient(full).query(probe, "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRoleOfOneSubsidiarySeesItsRecordsOnlyAndTheTruthHasAll() throws Exception {
        JsonNode customers = netsuite.records("customer?stage=all");
        JsonNode contacts = netsuite.records("contact?fields=subsidiary");
        Set<String> seenCustomers = idsOf(customers, "2");
        Set<String> seenContacts = idsOf(contacts, "2");
        assertThat(seenCustomers).isNotEmpty().hasSizeLessThan(customers.size());
        assertThat(seenContacts).isNotEmpty().hasSizeLessThan(contacts.size());

        netsuite.account("{\"subsidiary\":\"2\",\"granted\":[\"SOAP Web Services\",\"Subsidiaries\",\"Employees\"]}");

        assertThat(ids("SELECT id FROM customer")).isEqualTo(seenCustomers);
        assertThat(ids("SELECT c.id FROM contact c LEFT JOIN customer k ON k.id = c.company"))
                .isEqualTo(seenContacts);
        assertThat(ids("SELECT id FROM subsidiary")).containsExactly("2");
        assertThat(ids("SELECT entity AS id FROM customersubsidiaryrelationship"))
                .isEqualTo(seenCustomers);
        assertThat(seenCustomers).containsAll(ids("SELECT entity AS id FROM customeraddressbook"));
        assertThat(ids("SELECT nkey AS id FROM customeraddressbookentityaddress"))
                .isEqualTo(ids("SELECT addressbookaddress AS id FROM customeraddressbook"));
        assertThat(seenCustomers).containsAll(ids("SELECT company AS id FROM companycontactrelationship"));
        assertThat(seenContacts).containsAll(ids("SELECT contact AS id FROM companycontactrelationship"));
        Set<String> entities = new HashSet<>(seenCustomers);
        entities.addAll(seenContacts);
        assertThat(ids("SELECT id FROM entity")).isEqualTo(entities);
        assertThat(ids("SELECT id FROM employee")).hasSize(12);

        Set<String> listed = new HashSet<>();
        SignedClient.JSON
                .readTree(client.get(RECORD + "customer").body())
                .get("items")
                .forEach(item -> listed.add(item.get("id").asText()));
        assertThat(listed).isEqualTo(seenCustomers);
        assertThat(soap.search("Customer", "").total()).isEqualTo(seenCustomers.size());
        assertThat(soap.search("Contact", "").total()).isEqualTo(seenContacts.size());
        String seen = seenCustomers.iterator().next();
        String unseen = idsOf(customers, "3").iterator().next();
        assertThat(client.get(RECORD + "customer/" + seen).statusCode()).isEqualTo(200);
        assertThat(client.get(RECORD + "customer/" + unseen).statusCode()).isEqualTo(404);
        String reference = "<m:get><m:baseRef xsi:type=\"c:RecordRef\" type=\"customer\" internalId=\"%s\"/></m:get>";
        assertThat(soap.call(reference.formatted(seen)).at("//record/@internalId"))
                .isEqualTo(seen);
        assertThat(soap.call(reference.formatted(unseen)).code()).isEqualTo("RCRD_DSNT_EXIST");

        assertThat(netsuite.records("customer?stage=all")).isEqualTo(customers);
        assertThat(netsuite.records("contact?fields=subsidiary")).isEqualTo(contacts);
    }

    @Test
    void aMissingColumnIsAnUnknownIdentifierAndNoRecordHasTheField() throws Exception {
        netsuite.account("{\"missingColumns\":[\"customer.Category\"],\"granted\":\"SOAP Web Services\"}");

        HttpResponse<String> refused = client.query("SELECT id, category FROM customer", "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Search error occurred: Unknown identifier 'category'. Available identifiers are:"
                        + " {customer=customer}.");
        assertThat(client.query("SELECT id, entityid FROM customer", "").statusCode())
                .isEqualTo(200);
        JsonNode truth = netsuite.records("customer");
        assertThat(truth.get(0).has("category")).isFalse();
        assertThat(truth.get(0).has("terms") || truth.get(0).has("email")).isTrue();
        for (JsonNode customer : truth) {
            String body = client.get(RECORD + "customer/" + customer.get("id").asText())
                    .body();
            assertThat(body).doesNotContain("\"category\"").contains("\"entityStatus\"");
        }
        assertThat(client.get(RECORD + "metadata-catalog/customer").body())
                .doesNotContain("\"category\"")
                .contains("\"terms\"");
        assertThat(soap.search("Customer", "").body())
                .doesNotContain(":category ")
                .contains(":entityStatus ");

        netsuite.account("{\"missingColumns\":[]}");
        assertThat(client.query("SELECT id, category FROM customer", "").statusCode())
                .isEqualTo(200);
        assertThat(soap.search("Customer", "").body()).contains(":category ");
    }

    @Test
    void inMaintenanceNobodyLogsInAndNoNonceIsSpent() throws Exception {
        netsuite.account("{\"maintenance\":true,\"granted\":\"SOAP Web Services\"}");
        String header = client.header("GET", URI.create(netsuite.baseUrl() + TIME));
        String text = "The account you are trying to access is currently unavailable while we undergo our regularly"
                + " scheduled maintenance.";

        HttpResponse<String> down = client.getWith(TIME, header);
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.headers().firstValue("content-type")).hasValue("text/html; charset=UTF-8");
        assertThat(down.body()).contains(text);
        SoapReply fault = soap.call("<m:getServerTime/>");
        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.code()).isEqualTo("ACCT_TEMP_UNAVAILABLE");
        assertThat(fault.at("//faultstring")).isEqualTo(text);
        assertThat(client.auditDetails()).isEmpty();

        netsuite.account("{\"maintenance\":false}");
        assertThat(client.getWith(TIME, header).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.example", "https://other.example/"})
    void anAccountThatHasMovedRedirectsEveryRequest(String elsewhere) throws Exception {
        netsuite.account("{\"redirect\":\"" + elsewhere + "\"}");
        HttpResponse<String> moved = client.get(TIME + "?a=%7Cb");
        assertThat(moved.statusCode()).isEqualTo(302);
        assertThat(moved.headers().firstValue("location")).hasValue("https://other.example" + TIME + "?a=%7Cb");
        assertThat(soap.call("<m:getServerTime/>").status()).isEqualTo(302);
        assertThat(client.auditDetails()).isEmpty();

        netsuite.sandbox().conditions(AccountConditions.USUAL.withRedirect(Optional.empty()));
        assertThat(client.get(TIME).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"integration, consumer_key_unknown", "token, token_rejected"})
    void newKeysOpenTheAccountAndTheOldOnesAreUnknown(String what, String detail) throws Exception {
        URI url = URI.create(netsuite.baseUrl() + TIME);
        String old = client.header("GET", url);
        SandboxCredentials before = netsuite.credentials();

        JsonNode now = client.control("POST", "credentials", "{\"reset\":\"" + what + "\"}");

        assertThat(client.getWith(TIME, old).statusCode()).isEqualTo(401);
        assertThat(client.auditDetails()).containsExactly(detail);
        assertThat(client.get(TIME).statusCode()).isEqualTo(200);
        SandboxCredentials after = netsuite.credentials();
        assertThat(now.toString())
                .contains(after.consumerKey(), after.consumerSecret(), after.tokenId(), after.tokenSecret());
        boolean token = what.equals("token");
        assertThat(after.consumerKey().equals(before.consumerKey())).isEqualTo(token);
        assertThat(after.consumerSecret().equals(before.consumerSecret())).isEqualTo(token);
        assertThat(after.tokenId().equals(before.tokenId())).isEqualTo(!token);
        assertThat(after.tokenSecret().equals(before.tokenSecret())).isEqualTo(!token);
        assertThat(netsuite.environment()).containsValue(after.tokenSecret());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.control("POST", "credentials", "{}"))
                .withMessageContaining("reset must be integration or token");
    }

    @Test
    void theAuditTrailIsAskedForFailuresAndForWhatCameLater() throws Exception {
        client.get(TIME);
        netsuite.account("{\"loginCause\":\"FEATURE_OFF\"}");
        client.get(TIME);
        netsuite.advance(Duration.ofMinutes(2));
        client.get(TIME);

        assertThat(client.control("audit")).hasSize(3);
        assertThat(client.control("audit?status=success")).hasSize(1);
        JsonNode late = client.control("audit?status=Failure&since=" + NOW.plusSeconds(60));
        assertThat(late).hasSize(1);
        assertThat(late.get(0).toString())
                .isEqualTo("{\"date\":\"2026-08-03T10:02:00Z\",\"user\":\"Sandbox user\",\"role\":\"Sandbox role\","
                        + "\"status\":\"Failure\",\"detail\":\"FeatureDisabled\",\"tokenName\":\"Sandbox token\","
                        + "\"applicationName\":\"Sandbox integration\",\"request\":\"GET " + TIME + "\"}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.control("audit?since=yesterday"))
                .withMessageContaining("since is no instant");
    }

    @Test
    void causesAndFeaturesHaveTheirNames() {
        assertThat(LoginCause.parse("token-revoked")).isEqualTo(LoginCause.TOKEN_REVOKED);
        assertThat(LoginCause.parse("Token_Revoked")).isEqualTo(LoginCause.TOKEN_REVOKED);
        assertThat(Feature.parse("rest-web-services")).isEqualTo(Feature.REST_WEB_SERVICES);
        assertThatIllegalArgumentException().isThrownBy(() -> Feature.parse("Bins"));
    }
}
