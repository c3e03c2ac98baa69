package io.github.camelnetsuite.tba.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Records as SOAP shows them, against the truth. */
class RecordShapeTest {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Map<String, String> SUBSCRIPTIONS =
            Map.of("1", "_softOptIn", "2", "_softOptOut", "3", "_confirmedOptIn", "4", "_confirmedOptOut");

    private static Sandbox sandbox;
    private static SoapClient client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder()
                .customers(200)
                .contacts(200)
                .timezone(TOKYO)
                .clock(InstantSource.fixed(Instant.parse("2026-08-03T10:00:00Z")))
                .start();
        client = new SoapClient(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static List<Element> elements(Node parent) {
        return java.util.stream.Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static Map<String, Element> records(SoapReply reply) {
        Map<String, Element> records = new HashMap<>();
        var nodes = reply.document().getElementsByTagNameNS("*", "record");
        for (int i = 0; i < nodes.getLength(); i++) {
            Element record = (Element) nodes.item(i);
            records.put(record.getAttribute("internalId"), record);
        }
        return records;
    }

    /** A record's fields by name; custom ones by script id; references as id and name. */
    private static Map<String, String> fields(Element record) {
        Map<String, String> fields = new TreeMap<>();
        for (Element field : elements(record)) {
            if (field.getLocalName().equals("customFieldList")) {
                elements(field)
                        .forEach(custom -> fields.put(
                                custom.getAttribute("scriptId"),
                                shown(elements(custom).get(0))));
            } else if (!field.getLocalName().endsWith("List")) {
                fields.put(field.getLocalName(), shown(field));
            }
        }
        fields.put("id", record.getAttribute("internalId"));
        if (record.hasAttribute("externalId")) {
            fields.put("externalId", record.getAttribute("externalId"));
        }
        return fields;
    }

    private static String shown(Element value) {
        return value.hasAttribute("internalId")
                ? value.getAttribute("internalId") + " " + value.getTextContent()
                : value.getTextContent();
    }

    /** What the truth's value must look like in SOAP. */
    private static String expected(String name, JsonNode value) {
        if (name.equals("globalSubscriptionStatus")) {
            return SUBSCRIPTIONS.get(value.get("id").asText());
        }
        if (value.has("id")) {
            return value.get("id").asText() + " " + value.get("refName").asText();
        }
        if (name.equals("stage")) {
            return "_" + value.asText();
        }
        String text = value.asText();
        if (value.isTextual() && text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return pacific(LocalDate.parse(text).atStartOfDay(TOKYO).toInstant());
        }
        if (value.isTextual() && text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
            return pacific(Instant.parse(text));
        }
        if (value.isNumber() && !name.equals("daysOverdue")) {
            return String.valueOf(new BigDecimal(value.asText()).doubleValue());
        }
        return text;
    }

    private static String pacific(Instant instant) {
        OffsetDateTime time = instant.atZone(ZoneId.of("America/Los_Angeles")).toOffsetDateTime();
        return time.toLocalDate()
                + "T%02d:%02d:%02d.000%s"
                        .formatted(time.getHour(), time.getMinute(), time.getSecond(), time.getOffset());
    }

    private static void assertEqualToTruth(String type, String more) throws Exception {
        Map<String, Element> records = records(client.search(type, ""));
        List<JsonNode> truth = client.truth(type.toLowerCase(java.util.Locale.ROOT) + "?stage=all&fields=" + more);
        assertThat(records).hasSameSizeAs(truth);
        for (JsonNode record : truth) {
            Map<String, String> expected = new TreeMap<>();
            record.properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    expected.put(field.getKey(), expected(field.getKey(), field.getValue()));
                }
            });
            assertThat(fields(records.get(record.get("id").asText()))).isEqualTo(expected);
        }
    }

    @Test
    void aCustomersFieldsAreThoseOfTheTruth() throws Exception {
        assertEqualToTruth(
                "Customer",
                "altName,middleName,salutation,title,altEmail,altPhone,mobilePhone,fax,comments,terms,leadSource,"
                        + "creditLimit,balance,overdueBalance,daysOverdue,custentity_crm_id,custentity_vip,"
                        + "custentity_score,custentity_renewal,custentity_last_call,custentity_region");
    }

    @Test
    void aContactsFieldsAreThoseOfTheTruth() throws Exception {
        assertEqualToTruth(
                "Contact",
                "salutation,altEmail,officePhone,fax,subsidiary,supervisor,comments,custentity_newsletter,"
                        + "custentity_birthday,custentity_score,custentity_last_seen,custentity_language,"
                        + "custentity_nickname");
    }

    @Test
    void customFieldsSayWhatTheyHold() throws Exception {
        Map<String, String> types = new TreeMap<>();
        Map<String, String> ids = new TreeMap<>();
        for (String type : List.of("Customer", "Contact")) {
            var fields = client.search(type, "").document().getElementsByTagNameNS("*", "customField");
            for (int i = 0; i < fields.getLength(); i++) {
                Element field = (Element) fields.item(i);
                types.put(field.getAttribute("scriptId"), field.getAttributeNS(XSI, "type"));
                ids.put(field.getAttribute("scriptId"), field.getAttribute("internalId"));
            }
        }
        assertThat(types)
                .containsEntry("custentity_crm_id", "platformCore:StringCustomFieldRef")
                .containsEntry("custentity_vip", "platformCore:BooleanCustomFieldRef")
                .containsEntry("custentity_score", "platformCore:DoubleCustomFieldRef")
                .containsEntry("custentity_renewal", "platformCore:DateCustomFieldRef")
                .containsEntry("custentity_last_call", "platformCore:DateCustomFieldRef")
                .containsEntry("custentity_region", "platformCore:SelectCustomFieldRef");
        assertThat(ids.values()).doesNotHaveDuplicates().allMatch(id -> id.matches("5\\d\\d"));
    }

    @Test
    void anAddressBookIsThatOfTheTruth() throws Exception {
        Map<String, Element> records = records(client.search("Customer", "", "bodyFieldsOnly", "false"));
        int lines = 0;
        for (JsonNode record : client.truth("customer?stage=all&fields=addressBook")) {
            List<Map<String, String>> expected = new java.util.ArrayList<>();
            record.at("/addressBook/items").forEach(item -> expected.add(line(item)));
            List<Map<String, String>> shown = elements(
                            records.get(record.get("id").asText()))
                    .stream()
                    .filter(list -> list.getLocalName().equals("addressbookList"))
                    .flatMap(list -> elements(list).stream())
                    .map(RecordShapeTest::line)
                    .toList();
            assertThat(shown).isEqualTo(expected);
            lines += shown.size();
        }
        assertThat(lines).isGreaterThan(100);
    }

    private static Map<String, String> line(JsonNode item) {
        Map<String, String> line = new TreeMap<>();
        for (String name : List.of("label", "defaultBilling", "defaultShipping")) {
            line.put(name, item.get(name).asText());
        }
        line.put("internalId", item.get("id").asText());
        item.get("addressBookAddress").properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                line.put(field.getKey(), field.getValue().asText());
            }
        });
        String country = item.at("/addressBookAddress/country/refName").asText().replace(" ", "");
        line.put("country", "_" + country.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + country.substring(1));
        return line;
    }

    private static Map<String, String> line(Element addressbook) {
        Map<String, String> line = new TreeMap<>();
        for (Element field : elements(addressbook)) {
            if (field.getLocalName().equals("addressbookAddress")) {
                elements(field).forEach(part -> line.put(part.getLocalName(), part.getTextContent()));
            } else {
                line.put(field.getLocalName(), field.getTextContent());
            }
        }
        line.remove("override");
        return line;
    }

    @Test
    void aCompanysContactsAreItsContactRoles() throws Exception {
        Map<String, List<String>> companies = new TreeMap<>();
        for (JsonNode contact : client.truth("contact?fields=companies")) {
            contact.at("/companies/items").forEach(tie -> companies
                    .computeIfAbsent(tie.at("/company/id").asText(), any -> new java.util.ArrayList<>())
                    .add(contact.get("id").asText()));
        }
        Map<String, List<String>> shown = new TreeMap<>();
        records(client.search("Customer", "", "bodyFieldsOnly", "false"))
                .forEach((id, record) -> elements(record).stream()
                        .filter(list -> list.getLocalName().equals("contactRolesList"))
                        .flatMap(list -> elements(list).stream())
                        .forEach(line -> shown.computeIfAbsent(id, any -> new java.util.ArrayList<>())
                                .add(((Element) line.getElementsByTagNameNS("*", "contact")
                                                .item(0))
                                        .getAttribute("internalId"))));
        assertThat(shown).isEqualTo(companies).isNotEmpty();
    }

    @Test
    void withoutOneWorldThereAreNoSubsidiaries() throws Exception {
        try (Sandbox one =
                Sandbox.builder().customers(20).contacts(20).oneWorld(false).start()) {
            SoapClient there = new SoapClient(one);
            assertThat(there.search("Customer", "").body()).doesNotContain("subsidiary");
            assertThat(there.search("Contact", "").body()).doesNotContain("subsidiary");
            assertThat(there.search("Customer", SoapClient.references("subsidiary", "anyOf", 1))
                            .code())
                    .isEqualTo("INVALID_SEARCH_FIELD_NAME");
        }
    }
}
