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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompaniesTest {

    private static final Reply CONTACTS = page(false, "{\"id\":\"7\"}", "{\"id\":\"8\"}");

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    private Page read() throws InterruptedException {
        return new SuiteQlSource(
                        account.gateway(),
                        RecordType.CONTACT,
                        FieldSelection.parse(RecordType.CONTACT, "email"),
                        Stage.CUSTOMER,
                        "",
                        true,
                        SuiteQlSource.PAGE_SIZE)
                .next(new Position.ById(null, null));
    }

    private static Reply page(boolean more, String... rows) {
        return SuiteQlSourceTest.page(more, rows.length, rows);
    }

    private static String tie(int contact, int company) {
        return "{\"contact\":\"%d\",\"company\":\"%d\",\"company_name\":\"Acme %2$d\"}".formatted(contact, company);
    }

    private static Map<String, Object> reference(String id, String name) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("id", id);
        reference.put("refName", name);
        return reference;
    }

    private static Map<String, Object> item(Object company, Object role) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("company", company);
        item.put("role", role);
        return item;
    }

    private static List<?> items(ReadRecord contact) {
        return (List<?>) ((Map<?, ?>) contact.body().get("companies")).get("items");
    }

    @Test
    void everyContactOfAPageGetsItsCompaniesByOneMoreRequest() throws InterruptedException {
        server.replies(CONTACTS, page(false, """
                {"contact":"7","company":"12","company_name":"Acme","role":"-10","role_name":"Primary Contact"}""", "{\"contact\":\"7\",\"company\":\"13\"}"));

        List<ReadRecord> contacts = read().records();

        assertThat(contacts.get(0).body())
                .containsEntry(
                        "companies",
                        Map.of(
                                "items",
                                List.of(
                                        item(reference("12", "Acme"), reference("-10", "Primary Contact")),
                                        item(reference("13", null), null))));
        assertThat(contacts.get(1).body()).containsEntry("companies", Map.of("items", List.of()));
        assertThat(server.received()).hasSize(2);
        assertThat(server.received().get(1).body()).contains("contact IN (7, 8)");
    }

    @Test
    void anotherCompanyIsAnotherStateOfTheContact() throws InterruptedException {
        server.replies(CONTACTS, page(false, tie(7, 12)), CONTACTS, page(false, tie(7, 13)));

        assertThat(read().records().get(0).hash())
                .isNotEqualTo(read().records().get(0).hash());
    }

    @Test
    void moreTiesThanAPageAreReadToTheirEnd() throws InterruptedException {
        server.replies(CONTACTS, page(true, tie(7, 12), tie(7, 13)), page(false, tie(7, 14), tie(8, 12)));

        List<ReadRecord> contacts = read().records();

        assertThat(items(contacts.get(0))).hasSize(3);
        assertThat(items(contacts.get(1))).hasSize(1);
        assertThat(server.received().get(2).body())
                .contains("companycontactrelationship.contact = 7 AND companycontactrelationship.company > 13");
    }

    @Test
    void aTieWithTwoRolesCountsOnceWhereverAPageEnds() throws InterruptedException {
        server.replies(CONTACTS, page(false, tie(7, 12), tie(7, 12), tie(7, 13)));

        assertThat(items(read().records().get(0))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contact\":\"7\"}",
                "{\"company\":\"7\"}",
                "{\"contact\":\"7\",\"company\":\"x\"}",
                "{\"contact\":\"7 OR 1=1\",\"company\":\"12\"}"
            })
    void aTieWithoutItsIdsSpoilsThePage(String row) {
        server.replies(CONTACTS, page(false, row));

        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(this::read);
    }

    @Test
    void tiesThatDoNotAdvanceAreNotReadForEver() {
        server.replies(CONTACTS);
        server.otherwise(request -> page(true, tie(7, 12)));

        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(this::read)
                .withMessageContaining("not in the order");
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void aPageWithoutContactsAsksForNoCompanies() throws InterruptedException {
        server.replies(page(false), page(false, "{\"id\":\"7\"}"), page(false));

        assertThat(read().records()).isEmpty();
        assertThat(server.received()).hasSize(3).allSatisfy(request -> assertThat(request.body())
                .doesNotContain("companycontactrelationship"));
    }

    @Test
    void companiesCannotBeChanged() throws InterruptedException {
        server.replies(CONTACTS, page(false, tie(7, 12)));
        ReadRecord contact = read().records().get(0);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> items(contact).clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((Map<?, ?>) items(contact).get(0)).clear());
    }
}
