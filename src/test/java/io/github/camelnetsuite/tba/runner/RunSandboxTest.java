package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSandboxTest {

    private static final String SHIPPED = CommandLineRun.SHIPPED_ROUTES.toString();

    @TempDir
    Path directory;

    private Outcome sandbox(String... more) {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(new String[] {"run", "--sandbox", "--once", "--routes", SHIPPED}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return CommandLineRun.in(directory).run(arguments);
    }

    private String folder(String yaml) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("own"));
        Files.writeString(folder.resolve("own.yaml"), yaml);
        return folder.toString();
    }

    @Test
    void theFirstLineSaysThatNothingIsReal() throws IOException {
        Outcome run = sandbox();
        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines().get(0))
                .isEqualTo("SANDBOX: a simulated NetSuite account with invented records; output goes below "
                        + directory.resolve("netsuite-sandbox").toAbsolutePath());
        assertThat(run.outLines()).hasSize(5).anyMatch(line -> line.startsWith("customers: 1000 records in "));
        assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("netsuite-sandbox"));
        assertThat(Files.readAllLines(directory.resolve("netsuite-sandbox/customers.jsonl")))
                .hasSize(1000);
        assertThat(Files.readAllLines(directory.resolve("netsuite-sandbox/contacts.jsonl")))
                .hasSize(1500);
    }

    @Test
    void whatAnEarlierRunWroteIsRemovedFirst() throws IOException {
        Path output = Files.createDirectories(directory.resolve("netsuite-sandbox"));
        Files.createDirectories(output.resolve("old"));
        Files.writeString(output.resolve("old/file"), "old");
        Files.writeString(output.resolve("customers.jsonl"), "old");
        assertThat(sandbox().exitCode()).isZero();
        assertThat(output).isDirectoryNotContaining("glob:**/old");
        assertThat(Files.readAllLines(output.resolve("customers.jsonl"))).hasSize(1000);
    }

    @Test
    void aLinkInItsPlaceIsNotEmptied() throws IOException {
        Path real = Files.createDirectories(directory.resolve("real"));
        Path record = Files.writeString(real.resolve("customers.jsonl"), "real");
        Files.createSymbolicLink(directory.resolve("netsuite-sandbox"), real);
        Outcome run = sandbox();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1);
        assertThat(record).hasContent("real");
    }

    @Test
    void aLinkInsideIsRemovedAndNotFollowed() throws IOException {
        Path real = Files.createDirectories(directory.resolve("real"));
        Path record = Files.writeString(real.resolve("customers.jsonl"), "real");
        Files.createSymbolicLink(
                Files.createDirectories(directory.resolve("netsuite-sandbox")).resolve("link"), real);
        assertThat(sandbox().exitCode()).isZero();
        assertThat(record).hasContent("real");
    }

    @Test
    void anAccountThatIsConfiguredIsNotRead() throws IOException {
        Files.writeString(directory.resolve("application.properties"), """
                camel.component.netsuite-tba.accountId = 7654321
                camel.component.netsuite-tba.baseUrl = https://7654321.suitetalk.api.netsuite.com
                camel.component.netsuite-tba.cursorDirectory = %s/real
                """.formatted(directory));
        String own = folder("""
                - route:
                    id: own
                    from:
                      uri: netsuite-tba:customer?accountId=7654321&baseUrl=https://7654321.suitetalk.api.netsuite.com
                      steps: [{to: "mock:a"}]
                """);
        Outcome run = CommandLineRun.in(directory).run("run", "--sandbox", "--once", "--routes", own);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).contains("own: 1000 records");
        assertThat(directory.resolve("real")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.example.com/import?key=hunter2",
                "http://crm.example.com",
                "http:crm.example.com:80/x",
                "http://127.0.0.1@crm.example.com/x",
                "http://127.0.0.1.example.com/x",
                "http://localhost.example.com/x",
                "timer:x",
                "scheduler:x"
            })
    void nothingElseIsSentTo(String destination) {
        Outcome run = sandbox("-Dcustomers.to=" + destination);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err())
                .contains("run --sandbox sends invented records only to files, logs and this machine, not to ")
                .doesNotContain("hunter2");
    }

    @Test
    void whatOnlyAMessageNamesIsRefusedToo() throws IOException {
        String own = folder("""
                - route:
                    id: own
                    from:
                      uri: netsuite-tba:customer
                      steps:
                        - setHeader: { name: host, constant: crm.example.com }
                        - toD: { uri: "http://${header.host}/x" }
                """);
        Outcome run = CommandLineRun.in(directory).run("run", "--sandbox", "--once", "--routes", own);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("run --sandbox sends invented records only to")
                .contains("crm.example.com");
    }

    @Test
    void thisMachineIsSentTo() throws IOException {
        try (Destination crm = new Destination()) {
            assertThat(sandbox("-Dcustomers.to=" + crm.url()).exitCode()).isZero();
            assertThat(crm.bodies).hasSize(1000);
        }
    }

    @Test
    void aFileThatMayHoldRealRecordsIsNotAddedTo() throws IOException {
        Path real = Files.writeString(directory.resolve("real.jsonl"), "{}\n");
        Outcome run = sandbox("-Dcustomers.to=jsonl:" + real);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains(real.toString());
        assertThat(real).hasContent("{}\n");
    }
}
