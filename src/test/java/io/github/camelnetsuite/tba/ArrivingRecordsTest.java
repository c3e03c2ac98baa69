package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.record.NetSuiteEnvelope;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes to a route is what the account holds. */
class ArrivingRecordsTest {

    private static final HeldTime TIME = new HeldTime();

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(60).contacts(40).clock(TIME));

    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(NETSUITE.sandbox(), TIME);
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "contact"})
    void allFieldsOfAllRecordsArriveInTheOrderOfTheirIds(String type) throws Exception {
        integration.reading("netsuite-tba:" + type).poll(type);

        assertThat(integration.trouble(type)).isNull();
        assertThat(integration.arrivals.asJson()).isNotEmpty().isEqualTo(NETSUITE.records(type));
    }

    @Test
    void aYamlRouteGetsTheSame() throws Exception {
        integration.camel.getRegistry().bind("arrivals", integration.arrivals);
        Resource yaml = ResourceHelper.fromString("contacts.yaml", """
                - route:
                    id: contacts
                    from:
                      uri: netsuite-tba:contact
                      parameters:
                        startScheduler: false
                        batchSize: 7
                      steps:
                        - process:
                            ref: arrivals
                """);
        PluginHelper.getRoutesLoader(integration.camel).loadRoutes(yaml);

        integration.poll("contacts");

        assertThat(integration.arrivals.asJson()).isEqualTo(NETSUITE.records("contact"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "prospect", "lead", "all"})
    void aStageReadsThoseOfTheStage(String stage) throws Exception {
        integration.reading("netsuite-tba:customer?stage=" + stage).poll("customer");

        assertThat(integration.arrivals.asJson()).isNotEmpty().isEqualTo(NETSUITE.records("customer?stage=" + stage));
    }

    @Test
    void customFieldsComeOnTopInTheirTypes() throws Exception {
        integration
                .reading("netsuite-tba:customer?fields=+creditLimit,custentity_crm_id,custentity_vip:boolean,"
                        + "custentity_score:number,custentity_renewal:date,custentity_last_call:datetime,"
                        + "custentity_region:reference")
                .poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.asJson())
                .isEqualTo(NETSUITE.records("customer?fields=creditLimit,custentity_crm_id,custentity_vip,"
                        + "custentity_score,custentity_renewal,custentity_last_call,custentity_region"));
    }

    @Test
    void onlyTheListedFieldsComeWhenTheyAreListed() throws Exception {
        integration
                .reading("netsuite-tba:contact?fields=email,company,custentity_newsletter:boolean")
                .poll("contact");

        assertThat(integration.arrivals.records()).hasSize(40).allSatisfy(record -> assertThat(record.keySet())
                .containsExactly("id", "email", "company", "custentity_newsletter"));
    }

    @Test
    void aFilterHoldsBackTheOthers() throws Exception {
        integration
                .reading("netsuite-tba:customer?filter=RAW(isinactive = 'T' OR isperson = 'T')")
                .poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        List<String> expected = new ArrayList<>();
        NETSUITE.records("customer").forEach(one -> {
            if (one.get("isInactive").booleanValue() || one.get("isPerson").booleanValue()) {
                expected.add(one.get("id").asText());
            }
        });
        assertThat(integration.arrivals.ids()).isNotEmpty().hasSizeLessThan(60).isEqualTo(expected);
    }

    @Test
    void addressesComeWithTheirCustomers() throws Exception {
        integration.reading("netsuite-tba:customer?expand=addresses").poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        JsonNode expected = NETSUITE.records("customer?fields=addressBook");
        for (JsonNode address : expected.findValues("addressBookAddress")) {
            // SuiteQL gives a country by its code, without its name.
            ((ObjectNode) address).set("country", address.get("country").get("id"));
        }
        assertThat(integration.arrivals.asJson()).isEqualTo(expected);
        assertThat(integration.arrivals.asJson().findValues("addr1")).isNotEmpty();
    }

    @Test
    void companiesComeWithTheirContacts() throws Exception {
        NETSUITE.edit("{\"type\":\"contact\",\"attach\":12,\"seed\":3}");
        integration.reading("netsuite-tba:contact?expand=companies").poll("contact");

        assertThat(integration.trouble("contact")).isNull();
        assertThat(integration.arrivals.asJson()).isEqualTo(NETSUITE.records("contact?fields=companies"));
        assertThat(integration.arrivals.asJson().findValues("role")).anyMatch(role -> role.has("refName"));
        assertThat(integration.arrivals.asJson().findValues("items")).anyMatch(items -> items.size() > 1);
    }

    @Test
    void anEnvelopeHoldsTheRecordAndWhatItsHeadersSay() throws Exception {
        integration.reading("netsuite-tba:contact?body=envelope").poll("contact");

        JsonNode truth = NETSUITE.records("contact");
        for (int i = 0; i < 40; i++) {
            Map<String, Object> headers = integration.arrivals.headers().get(i);
            JsonNode envelope = Arrivals.json(integration.arrivals.bodies().get(i));
            assertThat(envelope.fieldNames())
                    .toIterable()
                    .containsExactly("account", "type", "id", "change", "lastModified", "record");
            assertThat(envelope.get("account").asText()).isEqualTo(headers.get("CamelNetsuiteTbaAccountId"));
            assertThat(envelope.get("type").asText()).isEqualTo("contact");
            assertThat(envelope.get("id").asText()).isEqualTo(headers.get("CamelNetsuiteTbaRecordId"));
            assertThat(envelope.get("change").asText()).isEqualTo("snapshot");
            assertThat(envelope.get("lastModified").asText()).isEqualTo(headers.get("CamelNetsuiteTbaLastModified"));
            assertThat(envelope.get("record")).isEqualTo(truth.get(i));
        }
    }

    @Test
    void aBatchOfEnvelopesIsAListOfThem() throws Exception {
        integration.reading("netsuite-tba:customer?body=envelope&batchSize=25").poll("customer");

        assertThat(integration.arrivals.bodies()).hasSize(3).allSatisfy(body -> assertThat((List<?>) body)
                .allSatisfy(one -> assertThat(one).isInstanceOf(NetSuiteEnvelope.class)));
    }

    @Test
    void aBatchIsAListWithoutTheHeadersOfOneRecord() throws Exception {
        integration.reading("netsuite-tba:customer?batchSize=25").poll("customer");

        assertThat(integration.arrivals.bodies())
                .extracting(body -> ((List<?>) body).size())
                .containsExactly(25, 25, 10);
        assertThat(integration.arrivals.asJson()).isEqualTo(NETSUITE.records("customer"));
        assertThat(integration.arrivals.headers())
                .containsOnly(Map.of(
                        "CamelNetsuiteTbaAccountId", "1234567_SB1",
                        "CamelNetsuiteTbaRecordType", "customer",
                        "CamelNetsuiteTbaChangeType", "snapshot"));
    }

    @Test
    void headersSayWhatARecordIsAndNothingOfItsData() throws Exception {
        integration.reading("netsuite-tba:contact").poll("contact");

        for (int i = 0; i < 40; i++) {
            NetSuiteRecord record = integration.arrivals.records().get(i);
            Map<String, Object> headers = integration.arrivals.headers().get(i);
            assertThat(headers)
                    .containsOnlyKeys(
                            "CamelNetsuiteTbaAccountId",
                            "CamelNetsuiteTbaRecordType",
                            "CamelNetsuiteTbaChangeType",
                            "CamelNetsuiteTbaRecordId",
                            "CamelNetsuiteTbaVersion",
                            "CamelNetsuiteTbaLastModified")
                    .containsEntry("CamelNetsuiteTbaAccountId", "1234567_SB1")
                    .containsEntry("CamelNetsuiteTbaRecordType", "contact")
                    .containsEntry("CamelNetsuiteTbaChangeType", "snapshot")
                    .containsEntry("CamelNetsuiteTbaRecordId", record.id())
                    .containsEntry("CamelNetsuiteTbaLastModified", record.get("lastModifiedDate"));
            assertThat(headers.get("CamelNetsuiteTbaVersion")).asString().matches(record.id() + "-[0-9a-f]{16}");
        }
    }
}
