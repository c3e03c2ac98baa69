package io.github.camelnetsuite.tba;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelnetsuite.tba.record.Contact;
import io.github.camelnetsuite.tba.record.Customer;
import io.github.camelnetsuite.tba.record.NetSuiteEnvelope;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.apache.camel.Converter;

/**
 * From {@link NetSuiteRecord} to JSON and to typed records, from {@link NetSuiteEnvelope} to JSON. Never from a plain map: that would change other routes.
 */
@Converter(generateLoader = true)
public final class NetSuiteTbaConverters {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private NetSuiteTbaConverters() {}

    /** One JSON object, nulls included. */
    @Converter
    public static String toText(NetSuiteRecord record) throws JsonProcessingException {
        return JSON.writeValueAsString(record);
    }

    /** One JSON object in UTF-8, nulls included. */
    @Converter
    public static byte[] toBytes(NetSuiteRecord record) throws JsonProcessingException {
        return JSON.writeValueAsBytes(record);
    }

    /** One JSON object in UTF-8, nulls included. */
    @Converter
    public static InputStream toStream(NetSuiteRecord record) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(record));
    }

    /** One JSON object, nulls included. */
    @Converter
    public static JsonNode toJson(NetSuiteRecord record) {
        return JSON.valueToTree(record);
    }

    /** One JSON object, nulls included. */
    @Converter
    public static String toText(NetSuiteEnvelope envelope) throws JsonProcessingException {
        return JSON.writeValueAsString(envelope);
    }

    /** One JSON object in UTF-8, nulls included. */
    @Converter
    public static byte[] toBytes(NetSuiteEnvelope envelope) throws JsonProcessingException {
        return JSON.writeValueAsBytes(envelope);
    }

    /** One JSON object in UTF-8, nulls included. */
    @Converter
    public static InputStream toStream(NetSuiteEnvelope envelope) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(envelope));
    }

    /** One JSON object, nulls included. */
    @Converter
    public static JsonNode toJson(NetSuiteEnvelope envelope) {
        return JSON.valueToTree(envelope);
    }

    /** The published fields, typed. */
    @Converter
    public static Customer toCustomer(NetSuiteRecord record) {
        return Customer.from(record);
    }

    /** The published fields, typed. */
    @Converter
    public static Contact toContact(NetSuiteRecord record) {
        return Contact.from(record);
    }
}
