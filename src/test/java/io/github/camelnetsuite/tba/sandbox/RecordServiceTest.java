package io.github.camelnetsuite.tba.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecordServiceTest {
    private static final String ROOT = "/services/rest/record/v1/";
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Sandbox sandbox = Sandbox.builder()
            .customers(200)
            .contacts(150)
            .clock(InstantSource.fixed(Instant.parse("2026-07-01T11:12:30Z")))
            .start();
    private static final SignedClient client = new SignedClient(sandbox);
    private static JsonNode customers;

    @BeforeAll
    static void readTruth() throws Exception {
        customers =
                client.control("records/customer?stage=all&fields=custentity_vip,custentity_score,balance,addressBook");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Set<String> ids(String q) throws Exception {
        HttpResponse<String> response = client.get(ROOT + "customer?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        Set<String> ids = new HashSet<>();
        SignedClient.JSON
                .readTree(response.body())
                .get("items")
                .forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }

    private static Set<String> those(Predicate<JsonNode> predicate) {
        Set<String> ids = new HashSet<>();
        customers.forEach(record -> {
            if (predicate.test(record)) {
                ids.add(record.get("id").asText());
            }
        });
        assertThat(ids).as("a filter that finds nothing tests nothing").isNotEmpty();
        return ids;
    }

    private static String text(JsonNode record, String field) {
        return record.get(field).isNull() ? "" : record.get(field).asText();
    }

    @Test
    void textFiltersDisregardCase() throws Exception {
        assertThat(ids("email START_WITH \"INFO@\""))
                .isEqualTo(those(r -> text(r, "email").startsWith("info@")));
        assertThat(ids("entityId CONTAIN \"cust\""))
                .isEqualTo(those(r ->
                        text(r, "entityId").toLowerCase(java.util.Locale.ROOT).contains("cust")));
        assertThat(ids("entityid ENDWITH \"7\""))
                .isEqualTo(those(r -> text(r, "entityId").endsWith("7")));
        assertThat(ids("email EMPTY")).isEqualTo(those(r -> r.get("email").isNull()));
        assertThat(ids("email START_WITH_NOT info"))
                .isEqualTo(those(r -> !text(r, "email").startsWith("info")));
    }

    @Test
    void booleansNumbersAndReferencesAreFiltered() throws Exception {
        assertThat(ids("isInactive IS true"))
                .isEqualTo(those(r -> r.get("isInactive").asBoolean()));
        assertThat(ids("isperson IS_NOT true"))
                .isEqualTo(those(r -> !r.get("isPerson").asBoolean()));
        assertThat(ids("category ANY_OF [1, 2]")).isEqualTo(those(r -> Set.of("1", "2")
                .contains(r.get("category").path("id").asText())));
        assertThat(ids("balance GREATER 10000"))
                .isEqualTo(those(r -> r.get("balance").asDouble() > 10000));
        assertThat(ids("balance BETWEEN [100, 5000]"))
                .isEqualTo(those(r ->
                        r.get("balance").asDouble() >= 100 && r.get("balance").asDouble() <= 5000));
        assertThat(ids("custentity_vip IS T"))
                .isEqualTo(those(r -> r.get("custentity_vip").asBoolean()));
    }

    @Test
    void andBindsTighterThanOr() throws Exception {
        Predicate<JsonNode> inactive = r -> r.get("isInactive").asBoolean();
        Predicate<JsonNode> person = r -> r.get("isPerson").asBoolean();
        Predicate<JsonNode> mail = r -> !r.get("email").isNull();
        assertThat(ids("isInactive IS true OR isPerson IS true AND email EMPTY_NOT"))
                .isEqualTo(those(inactive.or(person.and(mail))));
        assertThat(ids("(isInactive IS true OR isPerson IS true) AND email EMPTY_NOT"))
                .isEqualTo(those(inactive.or(person).and(mail)));
    }

    @Test
    void aBareDateIsMidnightInTheAccountsZone() throws Exception {
        Instant midnight = LocalDate.of(2026, 1, 15).atStartOfDay(ZONE).toInstant();
        assertThat(ids("lastModifiedDate ON_OR_AFTER \"1/15/2026\""))
                .isEqualTo(those(r -> !r.get("lastModifiedDate").isNull()
                        && !Instant.parse(text(r, "lastModifiedDate")).isBefore(midnight)));
        assertThat(ids("startDate AFTER \"1/15/2026\""))
                .isEqualTo(those(r -> text(r, "startDate").compareTo("2026-01-15") > 0));
    }

    @Test
    void aDateInAnotherFormatIsRefusedInNetSuitesWords() throws Exception {
        HttpResponse<String> response = client.get(ROOT + "customer?q="
                + URLEncoder.encode("lastModifiedDate AFTER \"2026-01-15\"", StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode detail = SignedClient.JSON
                .readTree(response.body())
                .get("o:errorDetails")
                .get(0);
        assertThat(detail.get("detail").asText())
                .isEqualTo("Invalid search query. Search error occurred: Parse of date/time \"2026-01-15\" failed with"
                        + " date format \"M/d/yyyy\" in time zone America/Los_Angeles");
        assertThat(detail.get("o:errorQueryParam").asText()).isEqualTo("q");
    }

    @Test
    void whatIsNoFilterIsRefused() throws Exception {
        assertThat(client.get(ROOT + "customer?q=nosuch%20IS%20x").body()).contains("NONEXISTENT_FIELD");
        for (String q :
                new String[] {"email", "email IS", "email LIKE x", "(email IS x", "email IS 'x'", "balance IS x"}) {
            HttpResponse<String> response =
                    client.get(ROOT + "customer?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
            assertThat(response.statusCode()).as(q).isEqualTo(400);
            assertThat(response.body()).contains("Provide a valid search query.");
        }
    }

    @Test
    void theListHasIdsAndLinksOnlyInPagesWithoutOrder() throws Exception {
        JsonNode page = SignedClient.JSON.readTree(
                client.get(ROOT + "customer?limit=50&offset=50").body());
        assertThat(page.get("totalResults").asInt()).isEqualTo(240);
        assertThat(page.get("items")).hasSize(50).allSatisfy(item -> assertThat(item)
                .hasSize(2));
        JsonNode first = page.get("items").get(0);
        assertThat(first.get("links").get(0).get("href").asText())
                .isEqualTo(
                        sandbox.baseUrl() + ROOT + "customer/" + first.get("id").asText());
    }

    @Test
    void aRecordHasItsTruthInNetSuitesShape() throws Exception {
        for (JsonNode truth : customers) {
            JsonNode record = SignedClient.JSON.readTree(
                    client.get(ROOT + "customer/" + truth.get("id").asText() + "?expandSubResources=true")
                            .body());
            for (String field : new String[] {
                "companyName", "email", "lastModifiedDate", "isInactive", "startDate", "custentity_score"
            }) {
                if (truth.get(field).isNull()) {
                    assertThat(record.has(field)).as(field).isFalse();
                } else {
                    assertThat(record.get(field).asText())
                            .isEqualTo(truth.get(field).asText());
                }
            }
            if (!truth.get("parent").isNull()) {
                assertThat(record.get("parent").get("refName"))
                        .isEqualTo(truth.get("parent").get("refName"));
                assertThat(record.get("parent").get("links").get(0).get("href").asText())
                        .endsWith(ROOT + "customer/"
                                + truth.get("parent").get("id").asText());
            }
            assertThat(record.get("addressBook").get("items"))
                    .hasSize(truth.get("addressBook").get("items").size());
            if (record.get("id").asLong() > 260) {
                return;
            }
        }
    }

    @Test
    void aRecordIsFoundByItsExternalId() throws Exception {
        JsonNode known = null;
        for (JsonNode truth : customers) {
            known = truth.get("externalId").isNull() ? known : truth;
        }
        HttpResponse<String> response =
                client.get(ROOT + "customer/eid:" + known.get("externalId").asText() + "?fields=companyName,email");
        JsonNode record = SignedClient.JSON.readTree(response.body());
        assertThat(record.get("id")).isEqualTo(known.get("id"));
        assertThat(record.has("phone")).isFalse();
        assertThat(response.headers().firstValue("content-type"))
                .hasValue("application/vnd.oracle.resource+json; type=singular; charset=UTF-8");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        HttpResponse<String> response = client.get(ROOT + "customer/999999999");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo("{\"type\":\"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5\",\"title\":\"Not"
                        + " Found\",\"status\":404,\"o:errorDetails\":[{\"detail\":\"The record instance does not"
                        + " exist. Provide a valid record instance ID.\",\"o:errorCode\":\"NONEXISTENT_ID\"}]}");
        assertThat(client.get(ROOT + "vendor/1").statusCode()).isEqualTo(404);
    }

    @Test
    void contactsAreServedToo() throws Exception {
        JsonNode truth = client.control("records/contact").get(10);
        JsonNode record = SignedClient.JSON.readTree(
                client.get(ROOT + "contact/" + truth.get("id").asText() + "?simpleEnumFormat=true")
                        .body());
        assertThat(record.get("entityId")).isEqualTo(truth.get("entityId"));
        assertThat(record.path("globalSubscriptionStatus").asText())
                .isEqualTo(truth.get("globalSubscriptionStatus").path("id").asText());
    }

    @Test
    void theCatalogTellsCustomFieldsAndFilterableOnes() throws Exception {
        JsonNode schema = SignedClient.JSON.readTree(
                client.get(ROOT + "metadata-catalog/customer", "Accept", "application/schema+json")
                        .body());
        assertThat(schema.get("properties")
                        .get("custentity_vip")
                        .get("x-ns-custom-field")
                        .asBoolean())
                .isTrue();
        assertThat(schema.get("properties")
                        .get("lastModifiedDate")
                        .get("format")
                        .asText())
                .isEqualTo("date-time");
        assertThat(schema.get("x-ns-filterable").toString()).contains("\"lastModifiedDate\"");
        assertThat(client.get(ROOT + "metadata-catalog").body()).contains("\"contact\"");
        assertThat(client.get(ROOT + "metadata-catalog/vendor").statusCode()).isEqualTo(404);
    }
}
