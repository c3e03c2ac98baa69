package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.held;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A read of more than one page: a thousand records, and what follows. */
class PagesTest {

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(1).contacts(1030).clock(time));

    private Integration integration;
    private List<String> all;

    @BeforeEach
    void start() {
        integration = new Integration(netsuite.sandbox(), time);
        all = ids(netsuite.records("contact"));
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private static List<String> ids(JsonNode records) {
        List<String> ids = new ArrayList<>();
        records.forEach(one -> ids.add(one.get("id").asText()));
        return ids;
    }

    @Test
    @Catalogue("26")
    void aSecondPageThatFailsDoesNotBringTheFirstAgain() throws Exception {
        netsuite.fault("{\"match\":{\"path\":\"suiteql\",\"nth\":2,\"times\":5},\"status\":500}");
        integration.reading("netsuite-tba:contact").poll("contact");
        assertThat(integration.trouble("contact")).isInstanceOf(UnavailableException.class);
        assertThat(integration.arrivals.ids()).isEqualTo(all.subList(0, 1000));

        integration.poll("contact");

        assertThat(integration.trouble("contact")).isNull();
        assertThat(integration.arrivals.asJson()).isEqualTo(netsuite.records("contact"));
    }

    @Test
    void aPageIsSavedBeforeTheNextOneIsHandedOver() throws Exception {
        AtomicReference<Long> passed = new AtomicReference<>();
        integration.route("contact", held("netsuite-tba:contact"), route -> route.process(exchange -> {
                    if (integration.arrivals.count() == 1000) {
                        var cursor =
                                integration.cursors.read("1234567_SB1-contact").orElseThrow();
                        passed.set(((Phase.Snapshot) cursor.phase()).lastId());
                    }
                })
                .process(integration.arrivals));
        integration.poll("contact");

        assertThat(String.valueOf(passed.get())).isEqualTo(all.get(999));
    }

    @Catalogue("46")
    @Test
    void whatChangesDuringTheFirstReadComesInItsLastState() throws Exception {
        integration.route("contact", held("netsuite-tba:contact"), route -> route.process(exchange -> {
                    if (integration.arrivals.count() == 500) {
                        time.advance(Duration.ofSeconds(5));
                        netsuite.edit("{\"type\":\"contact\",\"ids\":[" + all.get(3) + "," + all.get(1020)
                                + "],\"set\":{\"phone\":\"555-0100\"}}");
                        netsuite.edit("{\"type\":\"contact\",\"creates\":3,\"seed\":4}");
                    }
                })
                .process(integration.arrivals));
        integration.poll("contact").poll("contact");

        Map<String, NetSuiteRecord> last = new HashMap<>();
        integration.arrivals.records().forEach(record -> last.put(record.id(), record));
        JsonNode truth = netsuite.records("contact");
        assertThat(last).hasSize(1033);
        for (JsonNode one : truth) {
            assertThat(Arrivals.json(last.get(one.get("id").asText()))).isEqualTo(one);
        }
        assertThat(integration.arrivals.ids()).hasSize(1034);
        Tally tally = Tally.of(integration.arrivals, truth);
        Evidence.of("46")
                .lost(tally.lost())
                .atMost("repeated records", tally.repeated(), 0)
                .outcome("none missed");
    }

    @Catalogue("42")
    @Test
    void moreRecordsOfOneSecondThanAPageHoldsComeOnceEach() throws Exception {
        integration.reading("netsuite-tba:contact").poll("contact");
        integration.arrivals.forget();
        time.advance(Duration.ofMinutes(20));
        netsuite.edit("{\"type\":\"contact\",\"updates\":1025,\"sameSecond\":true,\"seed\":8}");
        time.advance(Duration.ofMinutes(1));
        integration.poll("contact").poll("contact");

        List<String> ids = integration.arrivals.ids();
        Evidence.of("42")
                .lost(1025 - (int) ids.stream().distinct().count())
                .atMost("repeated records", ids.size() - ids.stream().distinct().count(), 0)
                .outcome("all, once");
        assertThat(ids).hasSize(1025).doesNotHaveDuplicates();
    }
}
