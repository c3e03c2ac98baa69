package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Running;
import io.github.camelnetsuite.tba.sandbox.LoginCause;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import io.github.camelnetsuite.tba.sandbox.soap.SoapClient;
import io.github.camelnetsuite.tba.sandbox.soap.SoapReply;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxCommandTest {

    @TempDir
    Path directory;

    private static Map<String, String> exported(Running sandbox) {
        return sandbox.out()
                .toString()
                .lines()
                .filter(line -> line.startsWith("NETSUITE_"))
                .collect(Collectors.toMap(
                        line -> line.replaceFirst("=.*", ""), line -> line.replaceFirst("[^=]*=", "")));
    }

    private Outcome run(Running sandbox) {
        CommandLineRun commandLine = CommandLineRun.in(directory);
        exported(sandbox).forEach(commandLine::environment);
        return commandLine.run("run", "--once", "--routes", CommandLineRun.SHIPPED_ROUTES.toString());
    }

    @Test
    void whatItPrintsIsAllThatARunNeeds() throws IOException {
        Running sandbox = CommandLineRun.in(directory)
                .start("sandbox", "--customers", "12", "--contacts", "7")
                .until("Ctrl-C");
        assertThat(exported(sandbox))
                .containsOnlyKeys(
                        "NETSUITE_ACCOUNT_ID",
                        "NETSUITE_CONSUMER_KEY",
                        "NETSUITE_CONSUMER_SECRET",
                        "NETSUITE_TOKEN_ID",
                        "NETSUITE_TOKEN_SECRET",
                        "NETSUITE_BASE_URL");
        assertThat(exported(sandbox).values()).allMatch(value -> value.matches("[A-Za-z0-9_:/.-]+"));
        assertThat(run(sandbox).exitCode()).isZero();
        assertThat(Files.readAllLines(directory.resolve("netsuite/customers.jsonl")))
                .hasSize(12);
        assertThat(Files.readAllLines(directory.resolve("netsuite/contacts.jsonl")))
                .hasSize(7);
        Outcome ended = sandbox.stop();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void aRoleThatMayNotReadIsRefusedWithWhatItLacks() {
        Running sandbox = CommandLineRun.in(directory)
                .start("sandbox", "--customers", "5", "--contacts", "5", "--role", "guide")
                .until("Ctrl-C");
        try {
            Outcome run = run(sandbox);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("customers: failed after 0 records: ", "REST Web Services");
        } finally {
            sandbox.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "rest", "guide", "guide+lists", "REST"})
    void everyRoleHasItsName(String role) {
        Running sandbox = CommandLineRun.in(directory)
                .start("sandbox", "--customers", "1", "--contacts", "1", "--role", role)
                .until("NETSUITE_BASE_URL=");
        assertThat(sandbox.stop().exitCode()).isZero();
    }

    @Test
    void aMissingListPermissionCanLookLikeAnEmptyAccount() throws Exception {
        Running sandbox = CommandLineRun.in(directory)
                .start("sandbox", "--customers", "5", "--role", "guide", "--missing-permission", "Empty")
                .until("Ctrl-C");
        try {
            Map<String, String> account = exported(sandbox);
            SandboxCredentials credentials = new SandboxCredentials(
                    account.get("NETSUITE_ACCOUNT_ID"),
                    account.get("NETSUITE_CONSUMER_KEY"),
                    account.get("NETSUITE_CONSUMER_SECRET"),
                    account.get("NETSUITE_TOKEN_ID"),
                    account.get("NETSUITE_TOKEN_SECRET"));
            SoapReply reply = new SoapClient(
                            credentials, URI.create(account.get("NETSUITE_BASE_URL")), InstantSource.system(), "2025_2")
                    .search("Customer", "");
            assertThat(reply.successful()).as(reply.body()).isTrue();
            assertThat(reply.total()).isZero();
        } finally {
            sandbox.stop();
        }
    }

    @Test
    void whatIsTheMatterWithTheAccountIsSaidByOptions() throws Exception {
        Running sandbox = CommandLineRun.in(directory)
                .start(
                        "sandbox",
                        "--customers=5",
                        "--role=rest",
                        "--login-cause=role-inactive",
                        "--feature-off=SuiteAnalytics Workbook",
                        "--feature-off=soap web services",
                        "--grant=Vendors",
                        "--withhold=Contacts",
                        "--withhold=Customers",
                        "--subsidiary=2",
                        "--missing-column=customer.category",
                        "--maintenance",
                        "--redirect=https://other.example")
                .until("Ctrl-C");
        try {
            assertThat(new ObjectMapper()
                            .readTree(URI.create(exported(sandbox).get("NETSUITE_BASE_URL") + "/sandbox/v1/account")
                                    .toURL())
                            .toString())
                    .isEqualTo(
                            "{\"loginCause\":\"ROLE_INACTIVE\",\"locked\":false,\"featuresOff\":[\"SOAP Web Services\","
                                    + "\"SuiteAnalytics Workbook\"],\"granted\":[\"Vendors\"],\"withheld\":[\"Contacts\","
                                    + "\"Customers\"],\"subsidiary\":\"2\",\"missingColumns\":[\"customer.category\"],"
                                    + "\"maintenance\":true,\"redirect\":\"https://other.example\"}");
        } finally {
            sandbox.stop();
        }
    }

    @Test
    void anAccountThatRefusesLoginsIsRefusedToARun() {
        Running sandbox = CommandLineRun.in(directory)
                .start("sandbox", "--customers", "5", "--contacts", "5", "--login-cause", "TOKEN_REVOKED")
                .until("Ctrl-C");
        try {
            Outcome run = run(sandbox);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("customers: failed after 0 records: ");
        } finally {
            sandbox.stop();
        }
    }

    @Test
    void theHelpListsEveryCause() {
        Outcome help = CommandLineRun.in(directory).run("sandbox", "--help");
        assertThat(help.out().replaceAll("\\s+", ""))
                .contains(Arrays.stream(LoginCause.values())
                        .map(LoginCause::label)
                        .collect(Collectors.joining(",")));
    }

    @ParameterizedTest
    @CsvSource({
        "--port, 99999, --port is 99999: give 0 to 65535",
        "--customers, -1, --customers is -1",
        "--contacts, -1, --contacts is -1",
        "--latency, -1, --latency is -1",
        "--concurrency, 0, --concurrency is 0",
        "--timezone, Mars/Base, --timezone is 'Mars/Base'",
        "--date-format, QQQQQQ, --date-format is 'QQQQQQ'",
        "--date-format, HH, --date-format is 'HH'",
        "--role, admin, --role is 'admin'",
        "--missing-permission, sometimes, '--missing-permission is ''sometimes'': choose one of refusal, fault, empty'",
        "--login-cause, bad-luck, '--login-cause is ''bad-luck'': choose one of consumer-key-unknown, '",
        "--feature-off, Bins, '--feature-off is ''Bins'': choose one of REST Web Services, '",
        "--grant, Everything, '--grant is ''Everything'': No such permission'",
        "--withhold, Everything, --withhold is 'Everything'",
        "--subsidiary, Europe, --subsidiary",
        "--missing-column, customer.colour, There is no column customer.colour to miss",
        "--redirect, elsewhere, A redirect goes to an address such as https://other.example",
        "--redirect, '::', --redirect is '::'",
        "--seed, x, --seed"
    })
    void anOptionThatDoesNotFitIsOneLine(String option, String value, String says) {
        Outcome refused = CommandLineRun.in(directory).run("sandbox", option, value);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.errLines()).singleElement().asString().contains(says);
    }

    @Test
    void aPortThatIsTakenIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Outcome refused = CommandLineRun.in(directory)
                    .run("sandbox", "--customers", "1", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.errLines())
                    .isEqualTo(List.of("The sandbox cannot listen on port " + taken.getLocalPort()
                            + "; choose another, or 0 for any free one"));
        }
    }
}
