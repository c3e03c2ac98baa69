package io.github.camelnetsuite.tba.sandbox.soap;

import static io.github.camelnetsuite.tba.sandbox.soap.SoapClient.date;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPagesTest {
    private static final Instant NOW = Instant.parse("2026-08-03T10:00:00Z");

    private Sandbox sandbox;
    private SoapClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder()
                .customers(100)
                .contacts(30)
                .clock(InstantSource.fixed(NOW))
                .start();
        client = new SoapClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void pagesHoldEveryRecordOnce() throws Exception {
        SoapReply first = client.search("Customer", "", "pageSize", "50");
        assertThat(first.total()).isEqualTo(120);
        assertThat(first.at("//pageSize")).isEqualTo("50");
        assertThat(first.at("//totalPages")).isEqualTo("3");
        assertThat(first.at("//pageIndex")).isEqualTo("1");
        assertThat(first.at("//searchId"))
                .startsWith("WEBSERVICES_1234567_SB1_")
                .isEqualTo(first.at("//nsId"));
        List<Long> ids = new ArrayList<>(first.ids());
        for (int page = 2; page <= 3; page++) {
            SoapReply more = client.more(first.at("//searchId"), page);
            assertThat(more.at("//searchMoreWithIdResponse//pageIndex")).isEqualTo(String.valueOf(page));
            assertThat(more.at("//searchId")).isEqualTo(first.at("//searchId"));
            ids.addAll(more.ids());
        }
        assertThat(ids).hasSize(120).doesNotHaveDuplicates();
        assertThat(client.more(first.at("//searchId"), 1).ids()).isEqualTo(first.ids());
    }

    @Test
    void aFurtherPageRunsTheSearchAgainSoThatRecordsDropOutAndShift() throws Exception {
        String before = date("lastModifiedDate", "before", "2026-08-03T09:00:00Z");
        SoapReply first = client.search("Customer", before, "pageSize", "20");
        assertThat(first.total()).isEqualTo(118);
        List<Long> second = client.more(first.at("//searchId"), 2).ids();
        String edited =
                first.ids().subList(0, 5).stream().map(String::valueOf).toList().toString();
        client.control("POST", "edits", "{\"type\":\"customer\",\"ids\":" + edited + ",\"set\":{\"phone\":\"1\"}}");

        SoapReply again = client.more(first.at("//searchId"), 2);
        assertThat(again.total()).isEqualTo(113);
        assertThat(again.ids().subList(0, 15)).isEqualTo(second.subList(5, 20));
    }

    @Test
    void aSearchIdDiesFifteenMinutesAfterItsLastUse() throws Exception {
        String id = client.search("Customer", "", "pageSize", "50").at("//searchId");
        sandbox.clock().advance(Duration.ofMinutes(14));
        assertThat(client.more(id, 2).successful()).isTrue();
        sandbox.clock().advance(Duration.ofMinutes(15));
        assertThat(client.more(id, 2).successful()).isTrue();
        sandbox.clock().advance(Duration.ofMinutes(15).plusSeconds(1));
        SoapReply dead = client.more(id, 2);
        assertThat(dead.status()).isEqualTo(200);
        assertThat(dead.successful()).isFalse();
        assertThat(dead.code()).isEqualTo("INVALID_JOB_ID");
        assertThat(client.more(id, 1).code()).isEqualTo("INVALID_JOB_ID");
    }

    @Test
    void anIdOfNoSearchIsInvalid() throws Exception {
        assertThat(client.more("WEBSERVICES_1234567_SB1_x", 1).code()).isEqualTo("INVALID_JOB_ID");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4})
    void aPageOutOfRangeIsRefused(int page) throws Exception {
        String id = client.search("Customer", "", "pageSize", "50").at("//searchId");
        assertThat(client.more(id, page).code()).isEqualTo("INVALID_SEARCH_PAGE_INDEX");
    }

    @Test
    void nothingFoundIsSuccess() throws Exception {
        SoapReply reply = client.search("Customer", date("lastModifiedDate", "after", "2026-08-03T09:59:59Z"));
        assertThat(reply.successful()).isTrue();
        assertThat(reply.total()).isZero();
        assertThat(reply.at("//totalPages")).isEqualTo("0");
        assertThat(reply.all("//recordList")).isEmpty();
        assertThat(client.more(reply.at("//searchId"), 1).successful()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "1001", "0", "-5"})
    void aPageSizeOutOfRangeIsRefused(String size) throws Exception {
        SoapReply reply = client.search("Customer", "", "pageSize", size);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.code()).isEqualTo("INVALID_SEARCH_PAGE_SIZE");
    }

    @Test
    void pageSizesFromFiveToAThousandAreTaken() throws Exception {
        assertThat(client.search("Customer", "", "pageSize", "5").ids()).hasSize(5);
        assertThat(client.search("Customer", "", "pageSize", "1000").ids()).hasSize(120);
        assertThat(client.search("Customer", "", "pageSize", "many").status()).isEqualTo(500);
    }

    @Test
    void aMisspeltPreferenceIsIgnored() throws Exception {
        SoapReply reply = client.search("Customer", "", "PageSize", "5", "bodyfieldsonly", "false");
        assertThat(reply.at("//pageSize")).isEqualTo("1000");
        assertThat(reply.all("//addressbookList")).isEmpty();
    }

    @Test
    void sublistsComeOnlyWhenAskedFor() throws Exception {
        assertThat(client.search("Customer", "").body()).doesNotContain("addressbookList", "contactRolesList");
        SoapReply whole = client.search("Customer", "", "bodyFieldsOnly", "false", "pageSize", "100");
        assertThat(whole.all("//addressbookList")).isNotEmpty();
        assertThat(whole.all("//contactRolesList")).isNotEmpty();
        SoapReply second = client.more(whole.at("//searchId"), 2);
        assertThat(second.all("//addressbookList")).isNotEmpty();
        assertThat(client.search("Customer", "", "bodyFieldsOnly", "maybe").status())
                .isEqualTo(500);
    }
}
