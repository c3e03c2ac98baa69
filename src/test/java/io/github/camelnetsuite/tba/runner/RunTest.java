package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import io.github.camelnetsuite.tba.runner.CommandLineRun.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} without {@code --once}. */
class RunTest {

    @TempDir
    Path directory;

    private SmallSandbox account;
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        account = new SmallSandbox();
        folder = Files.createDirectories(directory.resolve("own"));
        Files.writeString(folder.resolve("own.yaml"), """
                - route:
                    id: own
                    from:
                      uri: netsuite-tba:customer?delay=50&initialDelay=0
                      steps: [{marshal: {json: {library: Jackson}}}, {to: "jsonl:%s/own.jsonl"}]
                """.formatted(directory));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Running start() {
        return CommandLineRun.in(directory).account(account.sandbox).start("run", "--routes", folder.toString());
    }

    private List<String> written() throws IOException {
        return SmallSandbox.idsIn(directory.resolve("own.jsonl"));
    }

    @Test
    void itFollowsTheAccountUntilItIsStopped() throws IOException {
        Running running = start().until("own: 40 records\n");
        List<String> touched = account.update("customer", 1);
        Outcome outcome = running.until("own: 1 record\n").stop();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.outLines().get(1)).isEqualTo("own: first snapshot");
        assertThat(outcome.outLines().get(2)).matches("\\d\\d:\\d\\d(:\\d\\d)? own: 40 records");
        assertThat(outcome.outLines()).hasSize(4);
        assertThat(written()).hasSize(41).endsWith(touched.get(0));
    }

    @Test
    void itSaysWhenARouteIsReadAgain() {
        account.fault("{\"match\":{\"path\":\"/services/rest/query\",\"nth\":1,\"times\":3},\"status\":400}");
        Outcome outcome = start().until("own: read again, 40 records").stop();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void aStopInTheMiddleRepeatsNothingLater() throws IOException {
        try (Destination slow = new Destination()) {
            String yaml = Files.readString(folder.resolve("own.yaml"));
            Files.writeString(folder.resolve("own.yaml"), yaml.replaceFirst("jsonl:[^\"]*", slow.url()));
            Running running = start();
            Awaitility.await().pollInterval(1, TimeUnit.MILLISECONDS).until(() -> !slow.bodies.isEmpty());
            Outcome stopped = running.stop();
            int before = slow.bodies.size();
            assertThat(stopped.exitCode()).isZero();
            if (before < SmallSandbox.CUSTOMERS) {
                assertThat(stopped.outLines())
                        .last()
                        .asString()
                        .isEqualTo("own: stopped after " + before + " record" + (before == 1 ? "" : "s"));
            }
            assertThat(CommandLineRun.in(directory)
                            .account(account.sandbox)
                            .run("run", "--once", "--routes", folder.toString())
                            .exitCode())
                    .isZero();
            assertThat(slow.bodies.stream().map(SmallSandbox::id))
                    .containsExactlyInAnyOrderElementsOf(account.ids("customer"));
        }
    }
}
