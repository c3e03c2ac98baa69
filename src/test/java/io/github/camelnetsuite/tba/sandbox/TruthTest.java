package io.github.camelnetsuite.tba.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TruthTest {
    private static final Instant START = Instant.parse("2026-07-01T11:12:30Z");

    private static Sandbox sandbox(long seed) {
        return Sandbox.builder()
                .customers(300)
                .contacts(400)
                .seed(seed)
                .clock(InstantSource.fixed(START))
                .start();
    }

    @Test
    void countsAreThoseAskedForAndLeadsAndProspectsComeOnTop() throws Exception {
        try (Sandbox sandbox = sandbox(7)) {
            SignedClient client = new SignedClient(sandbox);
            assertThat(client.control("records/customer")).hasSize(300);
            assertThat(client.control("records/customer?stage=all")).hasSize(360);
            assertThat(client.control("records/customer?stage=lead")).hasSize(30);
            assertThat(client.control("records/contact")).hasSize(400);
        }
    }

    @Test
    void recordsHaveTheListedKeysInOrderAndNullsAreSaid() throws Exception {
        try (Sandbox sandbox = sandbox(7)) {
            JsonNode customers = new SignedClient(sandbox).control("records/customer?fields=custentity_vip");
            List<String> keys = new ArrayList<>();
            customers.get(0).fieldNames().forEachRemaining(keys::add);
            assertThat(keys)
                    .containsExactly(
                            "id",
                            "entityId",
                            "externalId",
                            "companyName",
                            "isPerson",
                            "firstName",
                            "lastName",
                            "email",
                            "phone",
                            "url",
                            "stage",
                            "entityStatus",
                            "category",
                            "parent",
                            "salesRep",
                            "subsidiary",
                            "currency",
                            "startDate",
                            "endDate",
                            "isInactive",
                            "dateCreated",
                            "lastModifiedDate",
                            "custentity_vip");
            long last = Long.MIN_VALUE;
            for (JsonNode customer : customers) {
                assertThat(customer.get("id").asLong()).isGreaterThan(last);
                last = customer.get("id").asLong();
                assertThat(customer.get("stage").asText()).isEqualTo("customer");
                assertThat(customer.size()).isEqualTo(23);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameAccountAndAnotherAnother() throws Exception {
        try (Sandbox one = sandbox(7);
                Sandbox same = sandbox(7);
                Sandbox other = sandbox(8)) {
            for (String type : List.of("customer?stage=all", "contact")) {
                JsonNode truth = new SignedClient(one).control("records/" + type);
                assertThat(new SignedClient(same).control("records/" + type)).isEqualTo(truth);
                assertThat(new SignedClient(other).control("records/" + type)).isNotEqualTo(truth);
            }
            assertThat(same.credentials()).isEqualTo(one.credentials());
        }
    }

    @Test
    void theDataAreAwkward() throws Exception {
        try (Sandbox sandbox = sandbox(7)) {
            SignedClient client = new SignedClient(sandbox);
            Instant quiet = START.minus(Duration.ofMinutes(20));
            int timeless = 0;
            int negative = 0;
            Map<String, Integer> seconds = new java.util.HashMap<>();
            StringBuilder names = new StringBuilder();
            for (JsonNode customer : client.control("records/customer?stage=all")) {
                negative += customer.get("id").asLong() < 0 ? 1 : 0;
                names.append(customer.get("companyName").asText()).append(customer.get("lastName"));
                if (customer.get("lastModifiedDate").isNull()) {
                    timeless++;
                } else {
                    String modified = customer.get("lastModifiedDate").asText();
                    assertThat(Instant.parse(modified)).isBefore(quiet);
                    assertThat(Instant.parse(customer.get("dateCreated").asText()))
                            .isBeforeOrEqualTo(Instant.parse(modified));
                    seconds.merge(modified, 1, Integer::sum);
                }
            }
            assertThat(timeless).isPositive().isLessThan(10);
            assertThat(negative).isEqualTo(3);
            assertThat(seconds.values()).anySatisfy(rows -> assertThat(rows).isGreaterThan(100));
            assertThat(names.toString())
                    .containsPattern("\\p{IsHan}")
                    .containsPattern("\\p{IsArabic}")
                    .contains("ł", "ü", "'");
            Set<String> shared = new HashSet<>();
            Set<String> seen = new HashSet<>();
            client.page("SELECT contact FROM companycontactrelationship", "")
                    .get("items")
                    .forEach(row -> {
                        if (!seen.add(row.get("contact").asText())) {
                            shared.add(row.get("contact").asText());
                        }
                    });
            assertThat(shared).hasSizeGreaterThan(10);
        }
    }

    @Test
    void suiteQlShowsTheSameCustomersAsTheTruth() throws Exception {
        try (Sandbox sandbox = sandbox(7)) {
            assertSame(sandbox, "customer", "AND searchstage = 'Customer'", """
                    SELECT id, entityid, externalid, companyname, isperson, firstname, lastname, email, phone, url,
                    searchstage AS stage, entitystatus, BUILTIN.DF(entitystatus) AS entitystatus_name,
                    category, BUILTIN.DF(category) AS category_name, parent, BUILTIN.DF(parent) AS parent_name,
                    salesrep, BUILTIN.DF(salesrep) AS salesrep_name, subsidiary, BUILTIN.DF(subsidiary) AS subsidiary_name,
                    currency, BUILTIN.DF(currency) AS currency_name,
                    TO_CHAR(startdate, 'YYYY-MM-DD') AS startdate, TO_CHAR(enddate, 'YYYY-MM-DD') AS enddate, isinactive,
                    TO_CHAR(SYS_EXTRACT_UTC(datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated,
                    TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate
                    """);
        }
    }

    @Test
    void suiteQlShowsTheSameContactsAsTheTruth() throws Exception {
        try (Sandbox sandbox = sandbox(7)) {
            assertSame(sandbox, "contact", "", """
                    SELECT id, entityid, externalid, firstname, middlename, lastname, title, email, phone, mobilephone,
                    company, BUILTIN.DF(company) AS company_name, isinactive, isprivate,
                    globalsubscriptionstatus, BUILTIN.DF(globalsubscriptionstatus) AS globalsubscriptionstatus_name,
                    TO_CHAR(SYS_EXTRACT_UTC(datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated,
                    TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate
                    """);
        }
    }

    @Test
    void customFieldsOfEachTypeAreInBoth() throws Exception {
        try (Sandbox sandbox = sandbox(7)) {
            SignedClient client = new SignedClient(sandbox);
            JsonNode truth =
                    client.control("records/customer?fields=custentity_vip,custentity_score,custentity_renewal,"
                            + "custentity_last_call,custentity_region,custentity_crm_id");
            JsonNode page = client.page(
                    "SELECT id, custentity_vip, custentity_score, custentity_region,"
                            + " custentity_crm_id, TO_CHAR(custentity_renewal,'YYYY-MM-DD') AS custentity_renewal,"
                            + " TO_CHAR(SYS_EXTRACT_UTC(custentity_last_call),'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS"
                            + " custentity_last_call FROM customer WHERE searchstage = 'Customer' ORDER BY id",
                    "");
            for (int i = 0; i < truth.size(); i++) {
                JsonNode wanted = truth.get(i);
                JsonNode row = page.get("items").get(i);
                assertThat(row.get("custentity_vip").asText().equals("T"))
                        .isEqualTo(wanted.get("custentity_vip").asBoolean());
                assertText(row, "custentity_score", wanted.get("custentity_score"));
                assertText(row, "custentity_renewal", wanted.get("custentity_renewal"));
                assertText(row, "custentity_last_call", wanted.get("custentity_last_call"));
                assertText(row, "custentity_crm_id", wanted.get("custentity_crm_id"));
                assertText(
                        row,
                        "custentity_region",
                        wanted.get("custentity_region").path("id"));
            }
        }
    }

    private static void assertText(JsonNode row, String column, JsonNode wanted) {
        if (wanted.isNull() || wanted.isMissingNode()) {
            assertThat(row.has(column)).as(column).isFalse();
        } else if (wanted.isNumber()) {
            assertThat(new java.math.BigDecimal(row.get(column).asText())).isEqualByComparingTo(wanted.decimalValue());
        } else {
            assertThat(row.get(column).asText()).as(column).isEqualTo(wanted.asText());
        }
    }

    /** Reads by key as a careful client does, puts rows into the truth's shape and compares everything. */
    private static void assertSame(Sandbox sandbox, String type, String condition, String select) throws Exception {
        SignedClient client = new SignedClient(sandbox);
        JsonNode truth = client.control("records/" + type);
        List<JsonNode> read = new ArrayList<>();
        String last = "-1000000";
        JsonNode page;
        do {
            page = client.page(
                    select + " FROM " + type + " WHERE id > " + last + " " + condition + " ORDER BY id", "?limit=100");
            for (JsonNode row : page.get("items")) {
                read.add(shaped(row, truth.get(0)));
                last = row.get("id").asText();
            }
        } while (page.get("hasMore").asBoolean());
        assertThat(read).hasSize(truth.size());
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isEqualTo(truth.get(i));
        }
    }

    private static ObjectNode shaped(JsonNode row, JsonNode example) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        example.fieldNames().forEachRemaining(name -> {
            JsonNode value = row.path(name.toLowerCase(java.util.Locale.ROOT));
            String label = name.toLowerCase(java.util.Locale.ROOT) + "_name";
            if (value.isMissingNode()) {
                record.putNull(name);
            } else if (row.has(label)) {
                record.putObject(name)
                        .put("id", value.asText())
                        .put("refName", row.get(label).asText());
            } else if (name.startsWith("is")) {
                record.put(name, value.asText().equals("T"));
            } else {
                record.put(
                        name,
                        name.equals("stage") ? value.asText().toLowerCase(java.util.Locale.ROOT) : value.asText());
            }
        });
        return record;
    }
}
