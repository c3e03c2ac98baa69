package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.Reply;
import io.github.camelnetsuite.tba.gateway.ScriptedServer;
import io.github.camelnetsuite.tba.gateway.TestAccount;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBooksTest {

    private static final Position START = new Position.ById(null, null);
    private static final Reply CUSTOMERS = page(false, "{\"id\":\"7\"}", "{\"id\":\"8\"}");

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    @Test
    void everyRecordOfAPageGetsItsBookByOneMoreRequest() throws InterruptedException {
        server.replies(CUSTOMERS, page(false, """
                {"internalid":"71","entity":"7","label":"Works","defaultbilling":"T","addr1":"1 Way","city":"Graz"}""", "{\"internalid\":\"72\",\"entity\":\"7\"}"));

        List<ReadRecord> records = read().records();

        Map<?, ?> book = (Map<?, ?>) records.get(0).body().get("addressBook");
        List<?> items = (List<?>) book.get("items");
        assertThat(items).hasSize(2);
        Map<?, ?> item = (Map<?, ?>) items.get(0);
        assertThat(item.get("id")).isEqualTo("71");
        assertThat(item.get("label")).isEqualTo("Works");
        assertThat(item.get("defaultBilling")).isEqualTo(true);
        assertThat(item.get("defaultShipping")).isEqualTo(false);
        Map<?, ?> address = (Map<?, ?>) item.get("addressBookAddress");
        assertThat(address.get("city")).isEqualTo("Graz");
        assertThat(address.containsKey("zip")).isTrue();
        assertThat(address.get("zip")).isNull();
        assertThat(records.get(1).body()).containsEntry("addressBook", Map.of("items", List.of()));
        assertThat(server.received()).hasSize(2);
        assertThat(server.received().get(1).body()).contains("entity IN (7, 8)");
    }

    @Test
    void anotherAddressIsAnotherStateOfTheRecord() throws InterruptedException {
        server.replies(
                CUSTOMERS,
                page(false, "{\"internalid\":\"71\",\"entity\":\"7\",\"city\":\"Graz\"}"),
                CUSTOMERS,
                page(false, "{\"internalid\":\"71\",\"entity\":\"7\",\"city\":\"Linz\"}"));

        assertThat(read().records().get(0).hash())
                .isNotEqualTo(read().records().get(0).hash());
    }

    @Test
    void moreAddressesThanAPageAreReadToTheirEnd() throws InterruptedException {
        server.replies(
                CUSTOMERS,
                page(true, "{\"internalid\":\"71\",\"entity\":\"7\"}"),
                page(false, "{\"internalid\":\"72\",\"entity\":\"7\"}", "{\"internalid\":\"73\",\"entity\":\"8\"}"));

        List<ReadRecord> records = read().records();

        assertThat(((Map<?, ?>) records.get(0).body().get("addressBook")).get("items"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(server.received().get(2).body()).contains("customeraddressbook.internalid > 71");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"entity\":\"7\"}",
                "{\"internalid\":\"71\"}",
                "{\"internalid\":\"x\",\"entity\":\"7\"}",
                "{\"internalid\":\"71\",\"entity\":\"7 OR 1=1\"}"
            })
    void anAddressWithoutItsIdsSpoilsThePage(String row) {
        server.replies(CUSTOMERS, page(false, row));

        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(this::read);
    }

    @Test
    void addressesThatDoNotAdvanceAreNotReadForEver() {
        server.replies(CUSTOMERS);
        server.otherwise(request -> page(true, "{\"internalid\":\"71\",\"entity\":\"7\"}"));

        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(this::read)
                .withMessageContaining("not in the order");
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void aPageWithoutRecordsAsksForNoAddresses() throws InterruptedException {
        server.replies(page(false), page(false, "{\"id\":\"7\"}"), page(false));

        assertThat(read().records()).isEmpty();
        assertThat(server.received()).hasSize(3).allSatisfy(request -> assertThat(request.body())
                .doesNotContain("customeraddressbook"));
    }

    @Test
    void anAddressBookCannotBeChanged() throws InterruptedException {
        server.replies(CUSTOMERS, page(false, "{\"internalid\":\"71\",\"entity\":\"7\"}"));

        Map<?, ?> book = (Map<?, ?>) read().records().get(0).body().get("addressBook");

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((List<?>) book.get("items")).clear());
    }

    private Page read() throws InterruptedException {
        return new SuiteQlSource(
                        account.gateway(),
                        RecordType.CUSTOMER,
                        FieldSelection.parse(RecordType.CUSTOMER, "email"),
                        Stage.CUSTOMER,
                        "",
                        true,
                        SuiteQlSource.PAGE_SIZE)
                .next(START);
    }

    private static Reply page(boolean more, String... rows) {
        return SuiteQlSourceTest.page(more, rows.length, rows);
    }
}
