package io.github.camelnetsuite.tba.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetSuiteEnvelopeTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final NetSuiteRecord record =
            NetSuiteRecord.of(RecordType.CONTACT, Map.of("id", "7", "email", "zoe@example.com"));
    private final NetSuiteEnvelope envelope = envelope("changed", new ReadRecord(7, NOON, record));

    private static NetSuiteEnvelope envelope(String change, ReadRecord record) {
        return NetSuiteEnvelope.of("1234567_SB1", change, record);
    }

    @Test
    void itHoldsTheRecordAndWhatTheHeadersSay() {
        assertThat(envelope)
                .containsExactly(
                        Map.entry("account", "1234567_SB1"),
                        Map.entry("type", "contact"),
                        Map.entry("id", "7"),
                        Map.entry("change", "changed"),
                        Map.entry("lastModified", "2026-07-01T12:00:00Z"),
                        Map.entry("record", record));
        assertThat(envelope.content()).isSameAs(record);
    }

    @Test
    void aRecordWithoutATimeHasANull() {
        NetSuiteEnvelope old = envelope("snapshot", new ReadRecord(7, null, record));

        assertThat(old).containsKey("lastModified").hasSize(6);
        assertThat(old.get("lastModified")).isNull();
    }

    @Test
    void ofADeletedRecordThereIsTheIdOnly() {
        assertThat(envelope("deleted", ReadRecord.deleted(RecordType.CUSTOMER, -5, NOON)))
                .containsEntry("type", "customer")
                .containsEntry("change", "deleted")
                .containsEntry("record", Map.of("id", "-5"));
    }

    @Test
    void itCannotBeChanged() {
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> envelope.put("id", "8"));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(envelope::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> envelope.entrySet().iterator().next().setValue("8"));
    }

    @Test
    void itsTextShowsNoFieldOfTheRecord() {
        assertThat(envelope).hasToString("changed contact 7");
    }

    @Test
    void itSurvivesSerialization() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(envelope);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(envelope).hasToString("changed contact 7");
        }
    }
}
