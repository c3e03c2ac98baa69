package io.github.camelnetsuite.tba.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxRole;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeletedTest {
    private static final String SINCE =
            "<c:deletedDate operator=\"onOrAfter\"><c:searchValue>2026-08-03T10:00:00Z</c:searchValue></c:deletedDate>";

    private Sandbox sandbox;
    private SoapClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder()
                .customers(60)
                .contacts(60)
                .clock(InstantSource.fixed(Instant.parse("2026-08-03T10:00:00Z")))
                .start();
        client = new SoapClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static String filtered(String filter, int page) {
        return "<m:getDeleted><m:getDeletedFilter>%s</m:getDeletedFilter><m:pageIndex>%d</m:pageIndex></m:getDeleted>"
                .formatted(filter, page);
    }

    private SoapReply deleted(String filter) throws Exception {
        return client.call(filtered(filter, 1));
    }

    private static String types(String operator, String... types) {
        return "<c:type operator=\"" + operator + "\">" + SoapClient.values(types) + "</c:type>";
    }

    private Set<String> delete(String type, int count) throws Exception {
        Set<String> ids = new TreeSet<>();
        JsonNode answer =
                client.control("POST", "edits", "{\"type\":\"" + type + "\",\"deletes\":" + count + ",\"seed\":3}");
        answer.get("touched").forEach(one -> ids.add(one.get("id").asText()));
        return ids;
    }

    private static Set<String> ids(SoapReply reply) {
        assertThat(reply.successful()).as(reply.body()).isTrue();
        return new TreeSet<>(reply.all("//deletedRecord/record/@internalId"));
    }

    @Test
    void whatWasDeletedSinceIsFoundByTypeAndTime() throws Exception {
        Set<String> customers = delete("customer", 4);
        Set<String> contacts = delete("contact", 6);
        SoapReply reply = deleted(SINCE + types("anyOf", "customer"));
        assertThat(ids(reply)).isEqualTo(customers);
        assertThat(reply.total()).isEqualTo(4);
        assertThat(reply.at("//pageSize")).isEqualTo("1000");
        assertThat(reply.all("//deletedRecord/deletedDate")).containsOnly("2026-08-03T03:00:00.000-07:00");
        assertThat(reply.all("//deletedRecord/record/@type")).containsOnly("customer");
        assertThat(reply.all("//deletedRecord/record/name")).hasSize(4);
        assertThat(ids(deleted(SINCE + types("noneOf", "customer")))).isEqualTo(contacts);
        assertThat(ids(deleted(SINCE + types("anyOf", "customer", "contact")))).hasSize(10);
        assertThat(ids(deleted(SINCE + types("anyOf", "vendor")))).isEmpty();
        assertThat(ids(deleted(""))).hasSize(22);
        assertThat(ids(deleted(SINCE.replace("onOrAfter", "after")))).isEmpty();
        assertThat(ids(deleted(SINCE.replace("onOrAfter", "before")))).hasSize(12);
    }

    @Test
    void resultsComeInPages() throws Exception {
        Set<String> all = delete("contact", 12);
        List<String> pages = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            SoapReply reply = client.call(filtered(SINCE, page), "pageSize", "5");
            assertThat(reply.at("//totalPages")).isEqualTo("3");
            assertThat(reply.at("//pageIndex")).isEqualTo(String.valueOf(page));
            pages.addAll(reply.all("//deletedRecord/record/@internalId"));
        }
        assertThat(pages).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(client.call(filtered(SINCE, 4), "pageSize", "5").code()).isEqualTo("INVALID_PAGE_INDEX");
        assertThat(client.call(filtered(SINCE, 0)).code()).isEqualTo("INVALID_PAGE_INDEX");
        assertThat(client.call(filtered(SINCE, 1), "pageSize", "3").code()).isEqualTo("INVALID_SEARCH_PAGE_SIZE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_customer", "", "Customer"})
    void aTypeIsOneOfTheSchema(String type) throws Exception {
        assertThat(deleted(types("anyOf", type)).code()).isEqualTo("INVALID_SEARCH_VALUE");
    }

    @Test
    void whatTheSchemaDoesNotHaveIsRefused() throws Exception {
        assertThat(deleted("<c:name/>").code()).isEqualTo("INVALID_SEARCH_FIELD_NAME");
        assertThat(deleted(types("all", "customer")).status()).isEqualTo(500);
        assertThat(client.call("<m:getDeleted><m:pageIndex>1</m:pageIndex></m:getDeleted>")
                        .status())
                .isEqualTo(500);
        assertThat(client.call("<m:getDeleted><m:getDeletedFilter/></m:getDeleted>")
                        .status())
                .isEqualTo(500);
    }

    @Test
    void theRoleMustBeAllowedToSeeThem() throws Exception {
        try (Sandbox other = Sandbox.builder()
                .customers(10)
                .contacts(10)
                .role(SandboxRole.GUIDE_LISTS)
                .start()) {
            SoapReply reply = new SoapClient(other).call(filtered("", 1));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.code()).isEqualTo("INSUFFICIENT_PERMISSION");
            assertThat(reply.at("//message")).contains("Deleted Records");
        }
    }
}
