package io.github.camelnetsuite.tba.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EditsTest {
    private final Sandbox sandbox = Sandbox.builder()
            .customers(120)
            .contacts(150)
            .clock(InstantSource.fixed(Instant.parse("2026-07-01T11:12:30.700Z")))
            .start();
    private final SignedClient client = new SignedClient(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode edit(String json) throws Exception {
        return client.control("POST", "edits", json);
    }

    private JsonNode customer(String id) throws Exception {
        for (JsonNode record : client.control("records/customer?stage=all")) {
            if (record.get("id").asText().equals(id)) {
                return record;
            }
        }
        throw new AssertionError("no customer " + id);
    }

    @Test
    void editsAreVisibleAtOnceInTruthAndSuiteQl() throws Exception {
        sandbox.clock().advance(Duration.ofSeconds(60));
        JsonNode touched = edit("{'type':'contact','creates':3,'updates':4,'deletes':2}".replace('\'', '"'))
                .get("touched");
        assertThat(touched).hasSize(9).allSatisfy(one -> assertThat(
                        one.get("lastModifiedDate").asText())
                .isEqualTo("2026-07-01T11:13:30Z"));
        Set<String> ids = new HashSet<>();
        touched.forEach(one -> ids.add(one.get("id").asText()));
        assertThat(ids).hasSize(9);
        assertThat(client.control("records/contact")).hasSize(151);
        assertThat(client.page(
                                "SELECT id FROM contact WHERE SYS_EXTRACT_UTC(lastmodifieddate) >="
                                        + " TO_TIMESTAMP('2026-07-01 11:13:30','YYYY-MM-DD HH24:MI:SS')",
                                "")
                        .get("count")
                        .asInt())
                .isEqualTo(7);
        assertThat(client.page(
                                "SELECT recordid FROM deletedrecord WHERE type = 'contact' AND"
                                        + " SYS_EXTRACT_UTC(deleteddate) >= TO_TIMESTAMP('2026-07-01 11:13:30','YYYY-MM-DD"
                                        + " HH24:MI:SS')",
                                "")
                        .get("count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void anUpdateChangesWhatTheTruthShows() throws Exception {
        JsonNode before = client.control("records/customer");
        JsonNode touched = edit("{\"type\":\"customer\",\"updates\":10}").get("touched");
        assertThat(touched).hasSize(10);
        JsonNode after = client.control("records/customer");
        int changed = 0;
        for (int i = 0; i < before.size(); i++) {
            changed += before.get(i).get("phone").equals(after.get(i).get("phone")) ? 0 : 1;
        }
        assertThat(changed).isEqualTo(10);
    }

    @Test
    void fieldsCanBeSetAndClearedOnGivenRecords() throws Exception {
        String id = client.control("records/customer").get(5).get("id").asText();
        edit("{\"type\":\"customer\",\"ids\":[\"" + id
                + "\"],\"set\":{\"companyName\":\"Ä & Ö\",\"isInactive\":true,\"category\":{\"id\":\"2\"}},"
                + "\"clear\":[\"email\",\"phone\"]}");
        JsonNode record = customer(id);
        assertThat(record.get("companyName").asText()).isEqualTo("Ä & Ö");
        assertThat(record.get("isInactive").asBoolean()).isTrue();
        assertThat(record.get("category").get("refName").asText()).isEqualTo("Corporate");
        assertThat(record.get("email").isNull()).isTrue();
        assertThat(record.get("lastModifiedDate").asText()).isEqualTo("2026-07-01T11:12:30Z");
    }

    @Test
    void aLateCommitBecomesVisibleLaterWithItsOldTime() throws Exception {
        JsonNode touched = edit("{\"type\":\"customer\",\"creates\":1,\"commitDelay\":120}")
                .get("touched");
        sandbox.clock().advance(Duration.ofSeconds(119));
        assertThat(client.control("records/customer")).hasSize(120);
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(client.control("records/customer")).hasSize(121);
        assertThat(customer(touched.get(0).get("id").asText())
                        .get("lastModifiedDate")
                        .asText())
                .isEqualTo("2026-07-01T11:12:30Z");
    }

    @Test
    void theSameSeedMakesTheSameEdits() throws Exception {
        try (Sandbox twin = Sandbox.builder()
                .customers(120)
                .contacts(150)
                .clock(InstantSource.fixed(Instant.parse("2026-07-01T11:12:30.700Z")))
                .start()) {
            String order = "{\"type\":\"customer\",\"creates\":2,\"updates\":5,\"deletes\":1,\"seed\":42}";
            assertThat(new SignedClient(twin).control("POST", "edits", order)).isEqualTo(edit(order));
            assertThat(new SignedClient(twin).control("records/customer"))
                    .isEqualTo(client.control("records/customer"));
        }
    }

    @Test
    void contactsAreAttachedAndDetachedWithoutBeingModified() throws Exception {
        JsonNode before = client.control("records/contact");
        JsonNode result = edit("{\"type\":\"contact\",\"attach\":3,\"detach\":2}");
        assertThat(result.get("attached")).hasSize(3);
        assertThat(result.get("detached")).hasSize(2);
        assertThat(result.get("touched")).isEmpty();
        JsonNode tie = result.get("attached").get(0);
        assertThat(client.page(
                                "SELECT role FROM companycontactrelationship WHERE contact = "
                                        + tie.get("contact").asText() + " AND company = "
                                        + tie.get("company").asText(),
                                "")
                        .get("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.control("records/contact")).isEqualTo(before);
    }

    @Test
    void aMergeMovesWhatPointedToTheOneThatIsGone() throws Exception {
        JsonNode before = client.control("records/contact?fields=companies");
        JsonNode touched =
                edit("{\"type\":\"customer\",\"stage\":\"all\",\"merges\":40,\"set\":{\"phone\":\"merged\"}}")
                        .get("touched");
        assertThat(touched).hasSize(80);
        Map<String, String> survivors = new HashMap<>();
        for (int i = 0; i < 80; i += 2) {
            assertThat(touched.get(i).get("change").asText()).isEqualTo("deleted");
            assertThat(touched.get(i + 1).get("change").asText()).isEqualTo("updated");
            survivors.put(
                    touched.get(i).get("id").asText(),
                    touched.get(i + 1).get("id").asText());
        }
        JsonNode customers = client.control("records/customer?stage=all");
        assertThat(customers).hasSize(104).allSatisfy(one -> {
            assertThat(survivors).doesNotContainKey(one.get("id").asText());
            assertThat(survivors)
                    .doesNotContainKey(one.path("parent").path("id").asText());
            assertThat(one.path("parent").path("id").asText())
                    .isNotEqualTo(one.get("id").asText());
        });
        JsonNode after = client.control("records/contact?fields=companies");
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            JsonNode was = before.get(i);
            String employer = was.path("company").path("id").asText();
            assertThat(after.get(i).path("company").path("id").asText())
                    .isEqualTo(survivors.getOrDefault(employer, employer));
            assertThat(after.get(i).get("lastModifiedDate")).isEqualTo(was.get("lastModifiedDate"));
            Set<String> ties = new TreeSet<>();
            was.get("companies").get("items").forEach(item -> {
                String company = item.get("company").get("id").asText();
                ties.add(survivors.getOrDefault(company, company));
            });
            Set<String> moved = new TreeSet<>();
            after.get(i)
                    .get("companies")
                    .get("items")
                    .forEach(item -> moved.add(item.get("company").get("id").asText()));
            assertThat(moved).isEqualTo(ties);
        }
    }

    @Test
    void contactsAreMergedToo() throws Exception {
        JsonNode touched = edit("{\"type\":\"contact\",\"merges\":10}").get("touched");

        assertThat(touched).hasSize(20);
        assertThat(client.control("records/contact")).hasSize(140);
    }

    @Test
    void aDeletionThatIsNotLoggedLeavesNoTrace() throws Exception {
        String log = "SELECT COUNT(*) AS n FROM deletedrecord";
        JsonNode before = client.page(log, "").get("items");
        edit("{\"type\":\"customer\",\"deletes\":2,\"merges\":2,\"logged\":false}");
        assertThat(client.page(log, "").get("items")).isEqualTo(before);
        edit("{\"type\":\"customer\",\"deletes\":2,\"merges\":2}");
        assertThat(client.page(log, "").get("items").get(0).get("n").asInt())
                .isEqualTo(before.get(0).get("n").asInt() + 4);
    }

    @Test
    void readersAndEditsDoNotDisturbEachOther() throws Exception {
        CompletableFuture<Void> edits = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 25; i++) {
                try {
                    edit("{\"type\":\"customer\",\"creates\":4,\"updates\":20,\"deletes\":4,\"stage\":\"all\"}");
                } catch (Exception failed) {
                    throw new AssertionError(failed);
                }
            }
        });
        do {
            assertThat(client.page("SELECT COUNT(*) AS n FROM customer", "")
                            .get("items")
                            .get(0)
                            .get("n")
                            .asText())
                    .isEqualTo("144");
            assertThat(client.control("records/customer?stage=all")).hasSize(144);
        } while (!edits.isDone());
        edits.join();
    }

    @Test
    void anImpossibleEditIsRefusedWithAReason() {
        assertThatThrownBy(() -> edit("{\"type\":\"customer\",\"deletes\":1000}"))
                .hasMessageContaining("Only");
        assertThatThrownBy(() -> edit("{\"type\":\"vendor\"}")).hasMessageContaining("customer or contact");
        assertThatThrownBy(() -> edit("{\"type\":\"customer\",\"updats\":1}")).hasMessageContaining("updats");
        assertThatThrownBy(() -> edit("{\"type\":\"customer\",\"ids\":[\"99999999\"]}"))
                .hasMessageContaining("99999999");
    }
}
