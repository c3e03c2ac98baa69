package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.AccountFolder;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify}, {@code plan} and {@code peek} about one of the accounts of a folder. */
class OneOfManyAccountsTest {

    private static final String TEMPLATE =
            Path.of("examples/many-accounts/routes").toAbsolutePath().toString();

    @TempDir
    private Path directory;

    private final SmallSandbox netsuite = new SmallSandbox(5);

    private List<String> ids;

    @BeforeEach
    void folder() {
        ids = netsuite.ids("customer").stream()
                .sorted(Comparator.comparing(Long::valueOf))
                .toList();
        new AccountFolder(directory.resolve("accounts"))
                .account("acme", netsuite.sandbox, "fields = email", "customer.filter = customer.id > " + ids.get(1))
                .account("wrong", netsuite.sandbox, "consumerSecret = " + "0".repeat(64))
                .account("typo", netsuite.sandbox, "feilds = email")
                .write("none", "accountId = {{nobody:knows}}");
    }

    @AfterEach
    void close() {
        netsuite.close();
    }

    private Outcome run(String... arguments) {
        return CommandLineRun.in(directory).run(arguments);
    }

    @Test
    void verifyExaminesIt() {
        assertThat(run("verify", "--account", "acme").exitCode()).isZero();
        Outcome wrong = run("verify", "--account=wrong");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.out()).contains("Login Audit Trail");
    }

    @Test
    void planReadsTheFirstPagesOfItsRoutesAndStartsNothing() throws IOException {
        Outcome planned = run("plan", "--json", "--account", "acme", "--routes", TEMPLATE);

        assertThat(planned.exitCode()).as(planned.toString()).isZero();
        JsonNode routes = new ObjectMapper().readTree(planned.out()).path("routes");
        assertThat(routes.findValuesAsText("route")).containsExactlyInAnyOrder("acme-customer", "acme-contact");
        assertThat(routes.findValuesAsText("rows")).containsExactlyInAnyOrder("3", "30");
        assertThat(directory.resolve("netsuite")).doesNotExist();
        try (Stream<Path> kept = Files.list(directory.resolve(".netsuite-tba"))) {
            assertThat(kept).extracting(file -> file.getFileName().toString()).containsExactly("1234567_SB1.logins");
        }
    }

    @Test
    void peekShowsItsRecordsWithItsOptionsAndThoseThatAreGiven() {
        assertThat(run("peek", "customer", "--account", "acme", "--limit=1").out())
                .contains("\"id\" : \"" + ids.get(2) + "\"")
                .contains("\"email\"")
                .doesNotContain("\"companyName\"", "\"phone\"");
        assertThat(run(
                                "peek",
                                "customer",
                                "--account",
                                "acme",
                                "--fields=phone",
                                "--filter=customer.id > " + ids.get(2),
                                "--limit=1")
                        .out())
                .contains("\"id\" : \"" + ids.get(3) + "\"")
                .contains("\"phone\"")
                .doesNotContain("\"email\"");
    }

    @Test
    void whatIsWrongWithItIsSaidInOneLine() {
        assertError("Option --account: there is no account nobody in the folder", "plan", "nobody");
        assertError("there is no account 'nobody'", "peek", "nobody");
        assertError("no option feilds of an account", "verify", "typo");
        assertError("no option feilds of an account", "plan", "typo");
        assertError("accountId is {{nobody:\u2026}}, which nothing stands behind here", "plan", "none");
        assertError("accountId is {{nobody:\u2026}}, which nothing stands behind here", "verify", "none");
        assertThat(run("verify", "--accounts", "accounts").err())
                .contains("Option --accounts needs --account NAME: say which of them");
        assertThat(run("verify", "--accounts", "nowhere", "--account", "acme").err())
                .contains("there is no folder " + directory.resolve("nowhere"));
    }

    private void assertError(String text, String command, String account) {
        Outcome outcome = command.equals("peek")
                ? run(command, "customer", "--account", account)
                : command.equals("plan")
                        ? run(command, "--account", account, "--routes", TEMPLATE)
                        : run(command, "--account", account);
        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(2);
        assertThat(outcome.errLines()).singleElement().asString().contains(text);
    }
}
