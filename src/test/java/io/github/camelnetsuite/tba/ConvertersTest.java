package io.github.camelnetsuite.tba;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.record.Contact;
import io.github.camelnetsuite.tba.record.Customer;
import io.github.camelnetsuite.tba.record.NetSuiteEnvelope;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record turns into JSON and into typed values wherever a route asks for them; no other map does. */
class ConvertersTest {

    private static final String JSON = """
            {"id":"7","companyName":"Müller & Söhne \\"Ost\\"","isInactive":false,"email":null,\
            "creditLimit":12500000000.10,"subsidiary":{"id":"3","refName":"DE"},\
            "lastModifiedDate":"2026-03-05T08:09:00Z"}""";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final NetSuiteRecord record = NetSuiteRecord.of(RecordType.CUSTOMER, values());

    private static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", "7");
        values.put("companyName", "Müller & Söhne \"Ost\"");
        values.put("isInactive", false);
        values.put("email", null);
        values.put("creditLimit", new BigDecimal("12500000000.10"));
        Map<String, Object> subsidiary = new LinkedHashMap<>();
        subsidiary.put("id", "3");
        subsidiary.put("refName", "DE");
        values.put("subsidiary", subsidiary);
        values.put("lastModifiedDate", "2026-03-05T08:09:00Z");
        return values;
    }

    @BeforeEach
    void start() {
        camel.disableJMX();
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private TypeConverter converter() {
        return camel.getTypeConverter();
    }

    @Test
    void aRecordBecomesJson() throws Exception {
        assertThat(converter().convertTo(String.class, record)).isEqualTo(JSON);
        assertThat(new String(converter().convertTo(byte[].class, record), UTF_8))
                .isEqualTo(JSON);
        assertThat(new String(converter().convertTo(InputStream.class, record).readAllBytes(), UTF_8))
                .isEqualTo(JSON);
        assertThat(converter().convertTo(JsonNode.class, record).toString()).isEqualTo(JSON);
    }

    @Test
    void anEnvelopeBecomesJson() throws Exception {
        NetSuiteEnvelope envelope = NetSuiteEnvelope.of("1234567", "changed", new ReadRecord(7, null, record));
        String json = "{\"account\":\"1234567\",\"type\":\"customer\",\"id\":\"7\",\"change\":\"changed\","
                + "\"lastModified\":null,\"record\":" + JSON + "}";

        assertThat(converter().convertTo(String.class, envelope)).isEqualTo(json);
        assertThat(new String(converter().convertTo(byte[].class, envelope), UTF_8))
                .isEqualTo(json);
        assertThat(new String(converter().convertTo(InputStream.class, envelope).readAllBytes(), UTF_8))
                .isEqualTo(json);
        assertThat(converter().convertTo(JsonNode.class, envelope).toString()).isEqualTo(json);
        assertThat(new ObjectMapper().writeValueAsString(envelope)).isEqualTo(json);
    }

    @Test
    void aRecordBecomesACustomerOrAContact() {
        Customer customer = converter().convertTo(Customer.class, record);
        assertThat(customer.id()).isEqualTo("7");
        assertThat(customer.companyName()).isEqualTo("Müller & Söhne \"Ost\"");
        assertThat(customer.isInactive()).isFalse();
        assertThat(customer.email()).isNull();
        assertThat(customer.lastModifiedDate()).isEqualTo(Instant.parse("2026-03-05T08:09:00Z"));

        NetSuiteRecord person = NetSuiteRecord.of(RecordType.CONTACT, Map.of("id", "9", "firstName", "Ada"));
        assertThat(converter().convertTo(Contact.class, person).firstName()).isEqualTo("Ada");
    }

    @Test
    void anyOtherMapIsConvertedAsIfThisComponentWereNotThere() {
        Map<String, Object> map = values();

        assertThat(converter().convertTo(String.class, map)).isEqualTo(map.toString());
        assertThat(converter().convertTo(Customer.class, map)).isNull();
        assertThat(converter().convertTo(Contact.class, map)).isNull();
        for (Class<?> target : new Class<?>[] {byte[].class, InputStream.class, JsonNode.class}) {
            assertThat(camel.getTypeConverterRegistry().lookup(target, LinkedHashMap.class))
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            other -> assertThat(other.getClass().getName()).doesNotContain("camelnetsuite"));
        }
    }

    @Test
    void aRecordIsAMapToWhoeverAsksForOne() throws Exception {
        Map<?, ?> map = converter().convertTo(Map.class, record);

        assertThat(map).isSameAs(record);
        assertThat(new ObjectMapper().writeValueAsString(map)).isEqualTo(JSON);
    }
}
