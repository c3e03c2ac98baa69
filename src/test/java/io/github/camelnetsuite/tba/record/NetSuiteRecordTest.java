package io.github.camelnetsuite.tba.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NetSuiteRecordTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private final NetSuiteRecord record = NetSuiteRecord.of(RecordType.CUSTOMER, values());

    private static Map<String, Object> values() {
        Map<String, Object> parent = new LinkedHashMap<>();
        parent.put("id", "3");
        parent.put("refName", "Zoë");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", "7");
        values.put("email", "a@b.example");
        values.put("phone", null);
        values.put("isPerson", false);
        values.put("creditLimit", new BigDecimal("1.50"));
        values.put("parent", Collections.unmodifiableMap(parent));
        values.put("addressBook", Map.of("items", List.of()));
        return values;
    }

    @Test
    void itIsTheMapOfItsValuesInTheirOrder() {
        assertThat(record).isEqualTo(values()).hasSize(7);
        assertThat(record.keySet()).containsExactlyElementsOf(values().keySet());
        assertThat(record.type()).isEqualTo("customer");
        assertThat(record.id()).isEqualTo("7");
        assertThat(record.containsKey("phone")).isTrue();
        assertThat(record.containsKey("fax")).isFalse();
        assertThat(record.get("fax")).isNull();
    }

    @Test
    void itCannotBeChanged() {
        List<ThrowingCallable> attempts = List.of(
                () -> record.put("email", "x"),
                () -> record.remove("email"),
                record::clear,
                () -> record.putAll(Map.of("email", "x")),
                () -> record.entrySet().clear(),
                () -> record.entrySet().iterator().next().setValue("x"),
                () -> record.keySet().remove("email"),
                () -> record.values().clear(),
                () -> record.replaceAll((key, value) -> "x"));
        for (ThrowingCallable attempt : attempts) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(attempt);
        }
        assertThat(record).isEqualTo(values());
    }

    @Test
    void itDoesNotFollowTheMapThatItWasMadeOf() {
        Map<String, Object> values = values();
        NetSuiteRecord copy = NetSuiteRecord.of(RecordType.CUSTOMER, values);

        values.clear();

        assertThat(copy).isEqualTo(record);
    }

    @Test
    void oneMoreValueMakesAnotherRecord() {
        NetSuiteRecord richer = record.with("fax", "1").with("phone", "2");

        assertThat(richer).containsEntry("fax", "1").containsEntry("phone", "2").hasSize(8);
        assertThat(record).isEqualTo(values());
    }

    @Test
    void withoutATextForAnIdThereIsNoRecord() {
        assertThatIllegalArgumentException().isThrownBy(() -> NetSuiteRecord.of(RecordType.CUSTOMER, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> NetSuiteRecord.of(RecordType.CUSTOMER, Map.of("id", 7)));
    }

    @Test
    void itSurvivesSerialization() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(record);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            NetSuiteRecord read = (NetSuiteRecord) in.readObject();

            assertThat(read).isEqualTo(record);
            assertThat(read.type()).isEqualTo("customer");
            assertThat(read.keySet()).containsExactlyElementsOf(record.keySet());
            assertThat(hash(read)).isEqualTo(hash(record));
        }
    }

    @Test
    void itsTextIsTypeAndIdOnly() {
        assertThat(record).hasToString("customer 7");
        assertThat(new ReadRecord(7, NOON, record)).hasToString("customer 7 of 2026-07-01T12:00:00Z");
        assertThat(Customer.from(record)).hasToString("customer 7");
        assertThat(Contact.from(record)).hasToString("contact 7");
        assertThat(new Reference("3", "Zoë")).hasToString("3");
    }

    @Test
    void itsHashIsTheSameInEveryProcessAndRelease() {
        // Computed apart from this code: SHA-256 over tags, lengths and UTF-8.
        assertThat(hash(record)).isEqualTo(6592165932584358392L);
    }

    @Test
    void everyDifferenceThatARouteCouldSeeIsAnotherHash() {
        Map<String, Object> without = values();
        without.remove("phone");
        List<Long> hashes = List.of(
                hash(record),
                hash(NetSuiteRecord.of(RecordType.CUSTOMER, without)),
                hash(record.with("phone", "")),
                hash(record.with("phone", "0")),
                hash(record.with("isPerson", "false")),
                hash(record.with("isPerson", true)),
                hash(record.with("creditLimit", new BigDecimal("1.5"))),
                hash(record.with("parent", null)),
                hash(record.with("parent", Map.of())),
                hash(record.with("parent", List.of())),
                hash(record.with("addressBook", Map.of("items", List.of(Map.of())))),
                hash(record.with("email", "a@b.exampl").with("phone", "e")),
                new ReadRecord(7, NOON.plusSeconds(1), record).hash(),
                new ReadRecord(7, null, record).hash());

        assertThat(hashes).doesNotHaveDuplicates();
    }

    private static long hash(NetSuiteRecord record) {
        return new ReadRecord(7, NOON, record).hash();
    }

    @Test
    void aCustomerHasTheValuesAsJavaTypes() {
        Map<String, Object> values = new LinkedHashMap<>(values());
        values.put("startDate", "2026-02-28");
        values.put("lastModifiedDate", "2026-07-01T12:00:00Z");
        values.put("stage", "lead");

        Customer customer = Customer.from(NetSuiteRecord.of(RecordType.CUSTOMER, values));

        assertThat(customer.id()).isEqualTo("7");
        assertThat(customer.email()).isEqualTo("a@b.example");
        assertThat(customer.phone()).isNull();
        assertThat(customer.isPerson()).isFalse();
        assertThat(customer.parent()).isEqualTo(new Reference("3", "Zoë"));
        assertThat(customer.startDate()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(customer.lastModifiedDate()).isEqualTo(NOON);
        assertThat(customer.stage()).isEqualTo("lead");
        assertThat(customer.subsidiary()).isNull();
        assertThat(customer.isInactive()).isNull();
    }

    @Test
    void aContactHasTheValuesAsJavaTypes() {
        Map<String, Object> company = new LinkedHashMap<>();
        company.put("id", "3");
        company.put("refName", null);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", "8");
        values.put("middleName", "M.");
        values.put("company", company);
        values.put("isPrivate", true);
        values.put("dateCreated", "2026-07-01T12:00:00Z");

        Contact contact = Contact.from(NetSuiteRecord.of(RecordType.CONTACT, values));

        assertThat(contact.id()).isEqualTo("8");
        assertThat(contact.middleName()).isEqualTo("M.");
        assertThat(contact.company()).isEqualTo(new Reference("3", null));
        assertThat(contact.isPrivate()).isTrue();
        assertThat(contact.dateCreated()).isEqualTo(NOON);
        assertThat(contact.globalSubscriptionStatus()).isNull();
    }
}
