package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.XmlCursor;
import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Turns SOAP records into records, as they stream in: of each only the fields that were asked for. SuiteTalk leaves out
 * what has no value. A value that is not of its type makes the page malformed.
 */
public final class SoapRecords {

    private static final String LAST_MODIFIED = "lastModifiedDate";

    private final RecordType type;
    private final List<Field> fields;
    private final Map<String, Field> elements;
    private final Map<String, Field> customFields;
    private final boolean withAddresses;

    /** @param withAddresses whether each customer gets its {@code addressBook} */
    public SoapRecords(RecordType type, List<Field> fields, boolean withAddresses) {
        this.type = type;
        this.fields = List.copyOf(fields);
        this.elements = fields.stream()
                .filter(field -> !field.isCustom())
                .collect(Collectors.toMap(Field::soap, Function.identity()));
        this.customFields =
                fields.stream().filter(Field::isCustom).collect(Collectors.toMap(Field::soap, Function.identity()));
        this.withAddresses = withAddresses;
    }

    /** Whether the search has to bring more than the body fields. */
    boolean withLists() {
        return withAddresses;
    }

    /** The record that the cursor stands at. */
    ReadRecord read(XmlCursor xml) throws IOException {
        QName is = xml.type();
        if (is != null && !is.getLocalPart().equalsIgnoreCase(type.spelling())) {
            throw new MalformedAnswerException("Among the records of " + type + " is one of another type");
        }
        String externalId = xml.attribute("externalId");
        long number = internalId(type, xml.attribute("internalId"));
        Reading reading = new Reading(xml, type + " " + number);
        xml.children(reading::child);

        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", Long.toString(number));
        for (Field field : fields) {
            if (reading.values.containsKey(field.name()) || !isOfOneWorld(field)) {
                values.put(field.name(), reading.values.get(field.name()));
            }
        }
        if (values.containsKey("externalId")) {
            values.put("externalId", externalId == null || externalId.isEmpty() ? null : externalId);
        }
        if (withAddresses) {
            values.put("addressBook", Map.of("items", reading.addresses));
        }
        return new ReadRecord(number, reading.lastModified, NetSuiteRecord.of(type, values));
    }

    /**
     * Where there are subsidiaries every customer has one. So a record without one tells that the account has none, which
     * SuiteQL tells by not knowing the column.
     */
    private static boolean isOfOneWorld(Field field) {
        return field.name().equals("subsidiary") && field.reading() == Field.Reading.PUBLISHED;
    }

    static long internalId(RecordType type, @Nullable String id) {
        try {
            return Long.parseLong(id == null ? "" : id.strip());
        } catch (NumberFormatException e) {
            throw new MalformedAnswerException("A record of " + type + " has no internalId that is a whole number");
        }
    }

    /** What is known so far of one record. */
    private final class Reading {

        private final XmlCursor xml;
        private final SoapValues read;
        private final Map<String, @Nullable Object> values = new HashMap<>();
        private List<Object> addresses = List.of();
        private @Nullable Instant lastModified;

        Reading(XmlCursor xml, String record) {
            this.xml = xml;
            this.read = new SoapValues(xml, record);
        }

        void child(String name) throws IOException {
            Field field = elements.get(name);
            if (name.equals(LAST_MODIFIED)) {
                String text = xml.text();
                lastModified = text.isBlank() ? null : read.instant(text, name);
                values.put(name, lastModified == null ? null : lastModified.toString());
            } else if (field != null) {
                values.put(field.name(), read.value(field));
            } else if (name.equals("customFieldList")) {
                xml.children(ignored -> customField());
            } else if (withAddresses && name.equals("addressbookList")) {
                addresses = SoapAddresses.read(xml);
            }
        }

        private void customField() throws IOException {
            String script = xml.attribute("scriptId");
            Field field = script == null ? null : customFields.get(script.toLowerCase(java.util.Locale.ROOT));
            if (field != null) {
                values.put(field.name(), read.custom(field));
            }
        }
    }
}
