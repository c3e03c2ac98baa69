package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.Integration.touched;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** After everything has come once, what changes comes, and nothing else does. */
class ChangesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final HeldTime time = new HeldTime();

    @RegisterExtension
    final NetSuiteSandbox netsuite =
            NetSuiteSandbox.with(account -> account.customers(30).contacts(20).clock(time));

    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(netsuite.sandbox(), time);
        integration.component.getConfiguration().setTransport(transport());
    }

    String transport() {
        return "suiteql";
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    private Integration readOnce(String uri) throws Exception {
        integration.reading(uri).poll("customer");
        assertThat(integration.trouble("customer")).isNull();
        integration.arrivals.forget();
        time.advance(MINUTE);
        return integration;
    }

    private JsonNode held(String id) {
        for (JsonNode one : netsuite.records("customer")) {
            if (one.get("id").asText().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("No customer " + id);
    }

    @Test
    void aSecondPollDeliversNothingAndMakesOneRequest() throws Exception {
        readOnce("netsuite-tba:customer");
        int before = netsuite.stats().get("requests").asInt();

        integration.poll("customer");

        assertThat(integration.arrivals.bodies()).isEmpty();
        assertThat(netsuite.stats().get("requests").asInt() - before).isEqualTo(1);
    }

    @Test
    void whatWasEditedOrCreatedComesAndNothingElse() throws Exception {
        readOnce("netsuite-tba:customer");
        List<String> touched = touched(netsuite.edit("{\"type\":\"customer\",\"updates\":4,\"creates\":3,\"seed\":5}"));
        time.advance(MINUTE);

        integration.poll("customer").poll("customer");

        assertThat(touched).hasSize(7);
        assertThat(integration.arrivals.ids()).containsExactlyInAnyOrderElementsOf(touched);
        for (NetSuiteRecord record : integration.arrivals.records()) {
            assertThat(Arrivals.json(record)).isEqualTo(held(record.id()));
        }
        assertThat(integration.arrivals.headers())
                .extracting(headers -> headers.get("CamelNetsuiteTbaChangeType"))
                .containsOnly("changed");
    }

    @Test
    void anEditOfAnotherStageOrTypeIsNobodysBusiness() throws Exception {
        readOnce("netsuite-tba:customer");
        netsuite.edit("{\"type\":\"contact\",\"updates\":4,\"seed\":5}");
        netsuite.edit("{\"type\":\"customer\",\"stage\":\"lead\",\"updates\":1,\"seed\":5}");
        time.advance(MINUTE);

        integration.poll("customer");

        assertThat(integration.arrivals.bodies()).isEmpty();
    }

    @Test
    void aClearedFieldComesAsNull() throws Exception {
        readOnce("netsuite-tba:customer");
        String id = touched(netsuite.edit(
                        "{\"type\":\"customer\",\"updates\":1,\"seed\":3,\"set\":{\"email\":\"a@example.com\"}}"))
                .get(0);
        integration.poll("customer");
        time.advance(MINUTE);
        netsuite.edit("{\"type\":\"customer\",\"ids\":[" + id + "],\"clear\":[\"email\"]}");
        integration.poll("customer");

        assertThat(integration.arrivals.ids()).containsExactly(id, id);
        assertThat(integration.arrivals.records().get(0)).containsEntry("email", "a@example.com");
        assertThat(integration.arrivals.records().get(1)).containsEntry("email", null);
    }

    @Catalogue("47b")
    @Test
    void twoEditsWithinOneSecondComeBothWhenAPollLiesBetweenThem() throws Exception {
        readOnce("netsuite-tba:customer");
        String id = netsuite.records("customer").get(11).get("id").asText();
        netsuite.edit("{\"type\":\"customer\",\"ids\":[" + id + "],\"set\":{\"phone\":\"555-0101\"}}");
        integration.poll("customer");
        netsuite.edit("{\"type\":\"customer\",\"ids\":[" + id + "],\"set\":{\"phone\":\"555-0102\"}}");
        integration.poll("customer");
        time.advance(MINUTE);
        integration.poll("customer");

        assertThat(integration.arrivals.records())
                .extracting(record -> record.get("phone"))
                .containsExactly("555-0101", "555-0102");
        showsNothingLost("47b", id, "both states delivered");
        assertThat(integration.arrivals.records())
                .extracting(record -> record.get("lastModifiedDate"))
                .containsOnly(held(id).get("lastModifiedDate").asText());
    }

    @Catalogue("47b")
    @Test
    void twoEditsWithinOneSecondComeBothWhenARestartLiesBetweenThem() throws Exception {
        readOnce("netsuite-tba:customer");
        String id = netsuite.records("customer").get(11).get("id").asText();
        netsuite.edit("{\"type\":\"customer\",\"ids\":[" + id + "],\"set\":{\"phone\":\"555-0101\"}}");
        integration.poll("customer");
        integration.camel.getRouteController().stopRoute("customer");
        netsuite.edit("{\"type\":\"customer\",\"ids\":[" + id + "],\"set\":{\"phone\":\"555-0102\"}}");
        integration.camel.getRouteController().startRoute("customer");
        integration.poll("customer").poll("customer");

        assertThat(integration.arrivals.records())
                .extracting(record -> record.get("phone"))
                .containsExactly("555-0101", "555-0102");
        showsNothingLost("47b", id, "both states delivered");
    }

    @Catalogue("47")
    @Test
    void editedTwiceBetweenTwoPollsComesOnceInItsNewestState() throws Exception {
        readOnce("netsuite-tba:customer");
        String id = netsuite.records("customer").get(11).get("id").asText();
        netsuite.edit("{\"type\":\"customer\",\"ids\":[" + id + "],\"set\":{\"phone\":\"555-0101\"}}");
        time.advance(MINUTE);
        netsuite.edit("{\"type\":\"customer\",\"ids\":[" + id + "],\"set\":{\"phone\":\"555-0102\"}}");
        integration.poll("customer").poll("customer");

        assertThat(integration.arrivals.records())
                .extracting(record -> record.get("phone"))
                .containsExactly("555-0102");
        showsNothingLost("47", id, "the newest state, once");
    }

    @Catalogue("47")
    @Test
    void changedThereReadAndChangedBackComesBothTimes() throws Exception {
        readOnce("netsuite-tba:customer");
        JsonNode first = netsuite.records("customer").get(4);
        String edit = "{\"type\":\"customer\",\"ids\":[" + first.get("id").asText() + "],\"set\":{\"phone\":\"%s\"}}";
        for (String phone : List.of("555-0101", "555-0102", "555-0101", "555-0102")) {
            netsuite.edit(edit.formatted(phone));
            integration.poll("customer").poll("customer");
        }

        assertThat(integration.arrivals.records())
                .extracting(record -> record.get("phone"))
                .containsExactly("555-0101", "555-0102", "555-0101", "555-0102");
        showsNothingLost("47", first.get("id").asText(), "every state that a poll met, once");
    }

    @Catalogue("47")
    @Test
    void aChangeThatIsTakenBackWithinItsSecondComesAlthoughTheRouteFailedInBetween() throws Exception {
        boolean[] fails = {false};
        integration.route(
                "customer", Integration.held("netsuite-tba:customer"), route -> route.process(integration.arrivals)
                        .process(exchange -> {
                            if (fails[0]) {
                                throw new IllegalStateException("taken, and yet failed");
                            }
                        }));
        integration.poll("customer");
        time.advance(MINUTE);
        String edit = "{\"type\":\"customer\",\"ids\":["
                + netsuite.records("customer").get(11).get("id").asText() + "],\"set\":{\"phone\":\"%s\"}}";
        netsuite.edit(edit.formatted("555-0101"));
        integration.poll("customer").arrivals.forget();
        netsuite.edit(edit.formatted("555-0102"));
        fails[0] = true;
        integration.poll("customer");
        netsuite.edit(edit.formatted("555-0101"));
        fails[0] = false;
        integration.poll("customer").poll("customer");

        assertThat(integration.arrivals.records())
                .extracting(record -> record.get("phone"))
                .containsExactly("555-0102", "555-0101");
    }

    @Catalogue("47")
    @Test
    void changedThereAndBackBetweenTwoPollsComesAgain() throws Exception {
        readOnce("netsuite-tba:customer");
        JsonNode first = netsuite.records("customer").get(4);
        String edit = "{\"type\":\"customer\",\"ids\":[" + first.get("id").asText() + "],\"set\":{\"phone\":\"%s\"}}";
        netsuite.edit(edit.formatted("555-0199"));
        time.advance(MINUTE);
        netsuite.edit(edit.formatted(first.get("phone").asText()));
        integration.poll("customer");

        assertThat(integration.arrivals.ids()).containsExactly(first.get("id").asText());
        showsNothingLost("47", first.get("id").asText(), "what was changed back is delivered");
    }

    /** What was delivered last of this record is what the account holds, and nothing came twice in a row. */
    private void showsNothingLost(String row, String id, String seen) {
        Tally tally = Tally.of(
                integration.arrivals, new ObjectMapper().createArrayNode().add(held(id)));
        Evidence.of(row)
                .lost(tally.lost())
                .atMost("repeated records", tally.repeated(), 0)
                .outcome(seen);
    }

    @Catalogue("45")
    @Test
    void aTransactionThatCommitsLateButWithinTheLookbackComes() throws Exception {
        readOnce("netsuite-tba:customer?lookback=600000");
        List<String> touched =
                touched(netsuite.edit("{\"type\":\"customer\",\"updates\":5,\"seed\":9,\"commitDelay\":540}"));
        time.advance(Duration.ofSeconds(1));
        List<String> newer = touched(netsuite.edit("{\"type\":\"customer\",\"creates\":1,\"seed\":2}"));
        integration.poll("customer");
        assertThat(integration.arrivals.ids()).isEqualTo(newer);
        time.advance(Duration.ofSeconds(560));

        integration.poll("customer").poll("customer");

        List<String> ids = integration.arrivals.ids();
        Evidence.of("45")
                .lost((int) touched.stream().filter(id -> !ids.contains(id)).count())
                .atMost("repeated records", ids.size() - ids.stream().distinct().count(), 0);
        assertThat(ids).hasSize(6).containsAll(touched);
        Evidence.of("45").outcome("within lookback delivered");
    }

    @Catalogue("45")
    @Test
    void aTransactionThatBeganBeforeTheFirstReadAndCommitsAfterItComes() throws Exception {
        List<String> touched = touched(
                netsuite.edit("{\"type\":\"customer\",\"updates\":5,\"creates\":2,\"seed\":9,\"commitDelay\":540}"));
        time.advance(MINUTE);
        readOnce("netsuite-tba:customer");
        time.advance(Duration.ofMinutes(8));
        integration.poll("customer").poll("customer");

        List<String> ids = integration.arrivals.ids();
        Evidence.of("45")
                .lost((int) touched.stream().filter(id -> !ids.contains(id)).count())
                .atMost("repeated records", ids.size() - ids.stream().distinct().count(), 0);
        assertThat(ids).containsExactlyInAnyOrderElementsOf(touched);
        Evidence.of("45").outcome("within lookback delivered");
    }

    @Catalogue("45")
    @Test
    void aTransactionThatCommitsLaterThanTheLookbackIsLostAsDocumented() throws Exception {
        readOnce("netsuite-tba:customer?lookback=60000");
        netsuite.edit("{\"type\":\"customer\",\"updates\":5,\"seed\":9,\"commitDelay\":540}");
        for (int minute = 0; minute < 12; minute++) {
            time.advance(MINUTE);
            integration.poll("customer");
        }

        assertThat(integration.arrivals.bodies()).isEmpty();
        assertThat(Path.of("README.md")).content().contains("commits later than `lookback`");
        Evidence.of("45").outcome("beyond lookback not delivered, as the README says");
    }

    @Test
    void sinceNowLeavesOutWhatIsThere() throws Exception {
        integration.reading("netsuite-tba:customer?since=now").poll("customer");
        assertThat(integration.arrivals.bodies()).isEmpty();
        time.advance(MINUTE);
        List<String> touched = touched(netsuite.edit("{\"type\":\"customer\",\"updates\":2,\"seed\":1}"));
        time.advance(MINUTE);
        integration.poll("customer");

        assertThat(integration.arrivals.ids()).containsExactlyInAnyOrderElementsOf(touched);
    }

    @Test
    void sinceAnInstantLeavesOutWhatIsOlder() throws Exception {
        List<String> dates = new ArrayList<>();
        netsuite.records("customer")
                .forEach(one -> dates.add(one.get("lastModifiedDate").asText()));
        String floor = dates.stream().sorted().toList().get(15);

        integration.reading("netsuite-tba:customer?since=" + floor).poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.records())
                .extracting(record -> (String) record.get("lastModifiedDate"))
                .containsExactlyInAnyOrderElementsOf(dates.stream()
                        .filter(date -> date.compareTo(floor) >= 0)
                        .toList());
    }

    @Test
    void theSameTermsInOtherWordsGoOnWithTheCursor() throws Exception {
        readOnce("netsuite-tba:customer?stage=all&since=2020-01-31T00:00:00Z");
        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.removeRoute("customer");
        integration
                .reading("netsuite-tba:customer?stage=ALL&since=2020-01-31T01:00:00+01:00&fields=email")
                .poll("customer");

        assertThat(integration.trouble("customer")).isNull();
    }

    @Test
    void anotherStageOnAnOldCursorIsRefusedWithTheWaysOut() throws Exception {
        readOnce("netsuite-tba:customer");
        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.removeRoute("customer");
        integration.reading("netsuite-tba:customer?stage=all").poll("customer");

        assertThat(integration.trouble("customer")).hasMessageContaining("stage");
        assertThat(integration.arrivals.bodies()).isEmpty();
    }
}
