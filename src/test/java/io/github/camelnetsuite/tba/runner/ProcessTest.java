package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process shows: exit codes, signals, and that standard error has what it should and no more. */
@DisabledOnOs(OS.WINDOWS)
class ProcessTest {

    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final String SHIPPED = CommandLineRun.SHIPPED_ROUTES.toString();

    @TempDir
    Path directory;

    @Test
    void aRunThatIsDoneEndsWithZeroAndKeepsStandardErrorEmpty() throws Exception {
        try (SmallSandbox account = new SmallSandbox();
                JavaProcess run = JavaProcess.start(
                        directory, account.sandbox.environment(), "run", "--once", "--routes", SHIPPED)) {
            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .contains("Progress is kept in " + directory.toRealPath().resolve(".netsuite-tba"))
                    .contains("customers: 40 records", "to jsonl:netsuite/customers.jsonl");
            assertThat(directory.resolve("netsuite/contacts.jsonl")).exists();
        }
    }

    @Test
    void aMistakeEndsWithTwoAndOneLineOnStandardError() throws Exception {
        try (JavaProcess run =
                JavaProcess.start(directory, Map.of("NETSUITE_ACCOUNT_ID", "1234567"), "run", "--routes", SHIPPED)) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines()).singleElement().asString().contains("consumerKey");
        }
    }

    @Test
    void aRefusedAccountEndsWithOneAndTellsWhyOnlyOnce() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("own"));
        Files.writeString(folder.resolve("own.yaml"), """
                - route: {id: own, from: {uri: "netsuite-tba:customer?delay=20", steps: [{to: "mock:a"}]}}
                """);
        try (SmallSandbox account = new SmallSandbox()) {
            Map<String, String> environment = account.sandbox.environment();
            environment.put("NETSUITE_TOKEN_SECRET", "0123456789abcdef");
            try (JavaProcess run =
                    JavaProcess.start(directory, environment, "run", "--once", "--routes", folder.toString())) {
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.err()).isEmpty();
                assertThat(run.out()).containsOnlyOnce("refused the login").doesNotContain("0123456789abcdef");
            }
        }
    }

    @Test
    void withoutOnceATroubleIsAWarningInTheLog() throws Exception {
        try (SmallSandbox account = new SmallSandbox()) {
            Map<String, String> environment = account.sandbox.environment();
            environment.put("NETSUITE_TOKEN_SECRET", "0123456789abcdef");
            try (JavaProcess run = JavaProcess.start(directory, environment, "run", "--routes", SHIPPED)) {
                run.until("customers: first snapshot");
                run.when(() -> run.err().lines().count() >= 2);
                assertThat(run.terminate().exitCode()).isEqualTo(ENDED_BY_SIGTERM);
                assertThat(run.err().lines()).hasSize(2).allMatch(line -> line.contains("WARN  netsuite-tba://"));
                assertThat(run.err()).contains("refused the login").doesNotContain("0123456789abcdef");
            }
        }
    }

    @Catalogue("61")
    @Test
    void aSignalStopsBetweenRecordsAndTheNextRunGoesOnThere() throws Exception {
        try (SmallSandbox account = new SmallSandbox(1100)) {
            // However slow this process is, the other one has not done everything when it is told to stop.
            account.fault(
                    "{\"match\":{\"path\":\"suiteql\",\"bodyContains\":\"FROM customer\",\"nth\":2},\"delayMs\":300000}");
            Path customers = directory.resolve("netsuite/customers.jsonl");
            try (JavaProcess first =
                    JavaProcess.start(directory, account.sandbox.environment(), "run", "--routes", SHIPPED)) {
                first.when(() -> Files.exists(customers));
                assertThat(first.terminate().exitCode()).isEqualTo(ENDED_BY_SIGTERM);
                assertThat(first.err()).isEmpty();
            }
            assertThat(customers).content().endsWith("\n");
            assertThat(SmallSandbox.idsIn(customers)).hasSizeBetween(1, 1000);
            account.clearFaults();
            try (JavaProcess second =
                    JavaProcess.start(directory, account.sandbox.environment(), "run", "--once", "--routes", SHIPPED)) {
                assertThat(second.exitCode()).isZero();
                assertThat(second.out()).contains("customers: continuing");
            }
            List<String> ids = SmallSandbox.idsIn(customers);
            assertThat(ids).doesNotHaveDuplicates();
            Evidence.of("61")
                    .outcome("a process told to stop by a signal: ended between records, nothing repeated")
                    .lost(1100 - ids.size());
        }
    }

    @Test
    void theSandboxServesUntilASignal() throws Exception {
        try (JavaProcess sandbox = JavaProcess.start(directory, Map.of(), "sandbox", "--customers", "3")) {
            sandbox.until("NETSUITE_BASE_URL=http://127.0.0.1:").until("Ctrl-C");
            assertThat(sandbox.terminate().exitCode()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(sandbox.err()).isEmpty();
            assertThat(sandbox.out().lines().filter(line -> !line.startsWith("#")))
                    .allMatch(line -> line.startsWith("NETSUITE_"));
        }
    }

    @Test
    void aRecordThatARouteDoesNotTakeIsOneLineOfTheLog() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("own"));
        Files.writeString(folder.resolve("own.yaml"), """
                - route:
                    id: own
                    from: {uri: "netsuite-tba:customer?delay=20", steps: [{to: "http://127.0.0.1:1/x"}]}
                """);
        try (SmallSandbox account = new SmallSandbox();
                JavaProcess run = JavaProcess.start(
                        directory, account.sandbox.environment(), "run", "--once", "--routes", folder.toString())) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err().lines())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(line -> line.contains(" ERROR Failed delivery"));
        }
    }
}
