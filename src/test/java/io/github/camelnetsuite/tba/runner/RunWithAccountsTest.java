package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.AccountFolder;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Running;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} with a folder of accounts, and {@code status} beside it. */
class RunWithAccountsTest {

    private static final String TEMPLATE =
            Path.of("examples/many-accounts/routes").toAbsolutePath().toString();

    @TempDir
    private Path directory;

    private final SmallSandbox netsuite = new SmallSandbox(5);
    private AccountFolder folder;

    @BeforeEach
    void folder() {
        folder = new AccountFolder(directory.resolve("accounts"));
    }

    @AfterEach
    void close() {
        netsuite.close();
    }

    private String[] once(String... more) {
        List<String> all = new ArrayList<>(List.of("run", "--once", "--routes", TEMPLATE));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Outcome status(String... more) {
        List<String> all = new ArrayList<>(List.of("status"));
        all.addAll(List.of(more));
        return CommandLineRun.in(directory).run(all.toArray(String[]::new));
    }

    private List<String> arrived(String file) throws IOException {
        return SmallSandbox.idsIn(directory.resolve("netsuite").resolve(file));
    }

    @Test
    void theFolderOfAccountsHereIsReadOnceAndEachAccountSaysWhatItHad() throws IOException {
        folder.account("acme", netsuite.sandbox)
                .account("blue", netsuite.sandbox, "resources = customer", "customer.fields = email");
        Outcome run = CommandLineRun.in(directory).run(once());

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.outLines().get(0)).startsWith("Accounts come from " + folder.folder());
        assertThat(run.out())
                .containsPattern("acme-customer: 5 records in [0-9.]+ s")
                .containsPattern("acme-contact: 30 records in [0-9.]+ s")
                .containsPattern("blue-customer: 5 records in [0-9.]+ s");
        assertThat(arrived("acme/customer.jsonl")).containsExactlyInAnyOrderElementsOf(netsuite.ids("customer"));
        assertThat(Files.readAllLines(directory.resolve("netsuite/blue/customer.jsonl")))
                .allSatisfy(line -> assertThat(line).matches("\\{\"id\":\"\\d+\",\"email\":[^,]*}"));
    }

    @Test
    void oneThatIsMisconfiguredAndOneThatIsRefusedAreNamedAndTheOthersAreRead() throws IOException {
        SandboxCredentials wrong = netsuite.sandbox.credentials();
        folder.write("acme", "accountId = 1234567", "consumerKey = " + wrong.consumerKey())
                .account("blue", netsuite.sandbox, "accessTokenSecret = " + "0".repeat(64), "resources = customer")
                .account("crow", netsuite.sandbox, "resources = customer");
        Outcome run = CommandLineRun.in(directory).run(once());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("acme-customer: Option consumerSecret is not set")
                .contains("blue-customer: failed after 0 records: NetSuite refused the login")
                .containsPattern("crow-customer: 5 records in")
                .doesNotContain(wrong.consumerKey());

        Outcome status = status();
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.outLines().get(0)).matches("Written \\d+ s ago by process \\d+, which has ended since");
        assertThat(status.out())
                .containsPattern("blue-customer  refused  0 records .* administrator of NetSuite: NetSuite refused")
                .containsPattern("acme-contact  misconfigured  0 records  you: Option consumerSecret")
                .containsPattern("crow-customer  current  5 records  last success ");
        assertThat(status.outLines()).last().isEqualTo("4 routes, 3 for somebody to act on");
    }

    @Test
    void whatCredentialsAddHasWrittenIsRead() throws IOException {
        SandboxCredentials right = netsuite.sandbox.credentials();
        Outcome added = CommandLineRun.in(directory)
                .run(
                        "credentials",
                        "add",
                        "acme",
                        "--username",
                        right.consumerKey(),
                        "--password",
                        "{{acme.password}}",
                        "--other",
                        "{{acme.other}}",
                        "--set",
                        "baseUrl=" + netsuite.sandbox.baseUrl(),
                        "--set",
                        "resources=customer",
                        "--set",
                        "customer.fields=email");
        assertThat(added.exitCode()).as(added.toString()).isZero();
        Outcome run = CommandLineRun.in(directory)
                .run(once(
                        "-D",
                        "acme.password=" + right.consumerSecret(),
                        "-D",
                        "acme.other=" + right.tokenId() + ", " + right.tokenSecret() + ", " + right.accountId()));

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).containsPattern("acme-customer: 5 records in");
    }

    @Test
    void whatCannotBeResolvedIsNeverSentAsASecret() {
        folder.account("acme", netsuite.sandbox, "consumerSecret = ENC(abc)", "resources = customer")
                .account("blue", netsuite.sandbox, "consumerSecret = {{vault:blue}}", "resources = customer");
        Outcome run = CommandLineRun.in(directory).run(once());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("consumerSecret is ENC(\u2026), which Camel's Jasypt resolves for its own properties only")
                .contains("consumerSecret is {{vault:\u2026}}, which nothing stands behind here");
    }

    @Test
    void aFolderOfAccountsIsNothingToRoutesWithoutATemplate() {
        folder.account("acme", netsuite.sandbox);
        Outcome run = CommandLineRun.in(directory)
                .account(netsuite.sandbox)
                .run("run", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString());

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).containsPattern("customers: 5 records in");
    }

    @Test
    void manyAreToldInSums() {
        IntStream.range(0, 12).forEach(i -> folder.account("tenant-" + i, netsuite.sandbox));
        Outcome run = CommandLineRun.in(directory).run(once("--threads", "3"));

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.outLines()).hasSize(3);
        assertThat(run.outLines().get(1)).isEqualTo("24 routes begin; the command status tells more");
        assertThat(run.outLines().get(2))
                .matches("24 routes have read to the end: 420 records in [0-9.]+ s; 0 have not");
        assertThat(status().exitCode()).isZero();
    }

    @Test
    void anAccountThatComesIsReadAndOneThatGoesIsNotAndStatusTellsOfBoth() throws Exception {
        folder.account("acme", netsuite.sandbox, "resources = customer");
        Running run = CommandLineRun.in(directory).start("run", "--routes", TEMPLATE, "--accounts", "accounts");
        run.until("acme-customer: 5 records");
        folder.account("blue", netsuite.sandbox, "resources = customer").remove("acme");
        run.until("blue-customer: 5 records");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(json().path("routes")).singleElement().satisfies(route -> {
                            assertThat(route.path("account").asText()).isEqualTo("blue");
                            assertThat(route.path("state").asText()).isEqualTo("current");
                            assertThat(route.path("nextAttempt").asText()).isNotEmpty();
                            assertThat(route.path("netSuiteAccount").asText()).isEqualTo("1234567_SB1");
                        }));
        assertThat(json().path("ended").asBoolean()).isFalse();
        assertThat(json().path("ageSeconds").isInt()).isTrue();
        assertThat(run.stop().exitCode()).isZero();

        assertThat(json().path("ended").asBoolean()).isTrue();
        Path file = directory.resolve(".netsuite-tba/status.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(status("--json").out());
    }

    @Test
    void aRunWithoutManyAccountsHasAStatusToo() {
        assertThat(status().exitCode()).isEqualTo(2);
        assertThat(status().errLines()).singleElement().asString().startsWith("No run has written its status here");
        CommandLineRun.in(directory)
                .account(netsuite.sandbox)
                .run("run", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString());
        assertThat(status().out()).contains("customers  current  5 records").contains("contacts  current  30 records");
    }

    @Test
    void whatIsMissingIsSaidInOneLine() throws IOException {
        folder.account("acme", netsuite.sandbox);
        assertThat(CommandLineRun.in(directory)
                        .run("run", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString())
                        .errLines())
                .last()
                .asString()
                .startsWith("Accounts need one route template");
        assertThat(CommandLineRun.in(directory)
                        .run("run", "--accounts", "nowhere", "--routes", TEMPLATE)
                        .errLines())
                .containsExactly("Option --accounts: there is no folder " + directory.resolve("nowhere"));
        assertThat(CommandLineRun.in(directory)
                        .run("run", "--sandbox", "--accounts", "accounts", "--routes", TEMPLATE)
                        .errLines())
                .singleElement()
                .asString()
                .startsWith("Option --accounts is for a run that reads them");
    }
}
