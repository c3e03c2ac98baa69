package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeekCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static SmallSandbox account;

    @TempDir
    Path directory;

    @BeforeAll
    static void open() {
        account = new SmallSandbox();
    }

    @AfterAll
    static void close() {
        account.close();
    }

    private Outcome peek(String... arguments) {
        List<String> all = new ArrayList<>(List.of("peek"));
        all.addAll(List.of(arguments));
        return CommandLineRun.in(directory).account(account.sandbox).run(all.toArray(String[]::new));
    }

    private static List<String> ids(Outcome shown) {
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        return shown.outLines().stream().map(SmallSandbox::id).toList();
    }

    @Test
    void threeRecordsAreShownForPeopleWithTheLowestIds() throws IOException {
        long before = account.requests();
        Outcome shown = peek("customer");

        assertThat(shown.exitCode()).isZero();
        List<JsonNode> records =
                JSON.readerFor(JsonNode.class).<JsonNode>readValues(shown.out()).readAll();
        assertThat(records)
                .extracting(record -> record.path("id").asText())
                .isEqualTo(account.ids("customer").subList(0, 3));
        assertThat(records.get(0).path("entityId").asText()).isNotEmpty();
        assertThat(shown.outLines()).contains("  \"isPerson\" : false,");
        assertThat(account.requests() - before).isEqualTo(1);
        assertThat(directory.resolve(".netsuite-tba"))
                .as("but for the memory of how logins went")
                .isDirectoryNotContaining("glob:**.{cursor,lock,json}");
    }

    @ParameterizedTest
    @CsvSource({"suiteql, 1", "soap, 1", "suiteql, 7", "soap, 7", "suiteql, 1000", "soap, 1000"})
    void asManyAsWantedComeByOneRequest(String transport, int limit) {
        long before = account.requests();
        Outcome shown = peek("customer", "--json-lines", "--limit", "" + limit, "--transport", transport);

        assertThat(ids(shown)).hasSize(Math.min(limit, SmallSandbox.CUSTOMERS)).doesNotHaveDuplicates();
        assertThat(account.ids("customer")).containsAll(ids(shown));
        assertThat(account.requests() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suiteql", "soap"})
    void thoseOfTheseIdsComeAndTheOthersAreNamed(String transport) {
        List<String> all = account.ids("contact");
        Outcome shown = peek(
                "contact",
                "--json-lines",
                "--id",
                all.get(4) + "," + all.get(20) + ",987654321",
                "--transport",
                transport);

        assertThat(ids(shown)).containsExactlyInAnyOrder(all.get(4), all.get(20));
        assertThat(shown.errLines())
                .containsExactly("No contact 987654321 is visible to this role among those that a route would read"
                        + " (since=beginning)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suiteql", "soap"})
    void whatARouteWouldNotReadIsNotShown(String transport) {
        String customer = account.ids("customer").get(0);

        Outcome shown = peek("customer", "--stage", "lead", "--id", customer, "--transport", transport);

        assertThat(shown.exitCode()).isEqualTo(1);
        assertThat(shown.out()).isEmpty();
        assertThat(shown.err())
                .startsWith("No customer " + customer + " is visible")
                .contains("stage=lead");
    }

    @Test
    void optionsShapeTheRecordAsTheyDoForARoute() throws IOException {
        Outcome shown = peek(
                "customer",
                "--json-lines",
                "--fields",
                "email",
                "--expand",
                "addresses",
                "--filter",
                "customer.id > 0",
                "-Dcamel.component.netsuite-tba.stage=all");

        assertThat(ids(shown)).hasSize(3).allSatisfy(id -> assertThat(Long.parseLong(id))
                .isPositive());
        assertThat(JSON.readTree(shown.outLines().get(0)).fieldNames())
                .toIterable()
                .containsExactly("id", "email", "addressBook");
    }

    @Test
    void whatCantBeReadIsOneLine() {
        Outcome refused = CommandLineRun.in(directory)
                .account(account.sandbox)
                .environment("NETSUITE_TOKEN_ID", "unknown0")
                .run("peek", "customer");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errLines()).singleElement().asString().contains("refused the login");
    }

    @ParameterizedTest
    @CsvSource({
        "customer --limit 0, Option --limit is 0: give 1 to 1000",
        "customer --fields emial, Option fields names 'emial'",
        "contact --stage lead, Option stage is for netsuite-tba:customer",
        "custmer, There is no record type 'custmer'",
        "customer --filter 1)=(1, Option filter ends or comments out"
    })
    void whatIsToBeWrittenDifferentlyIsExitCodeTwo(String arguments, String line) {
        Outcome refused = peek(arguments.split(" "));
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
        assertThat(refused.errLines()).singleElement().asString().startsWith(line);
    }
}
