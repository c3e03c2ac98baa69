package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in {@code routes/} by itself, with one property. */
class ShippedRoutesTest {

    @TempDir
    Path directory;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CommandLineRun.SHIPPED_ROUTES)) {
            return files.sorted().toList();
        }
    }

    private static String route(Path file) {
        return file.getFileName().toString().replace(".camel.yaml", "");
    }

    private Outcome run(Path file, SmallSandbox account, String destination) throws IOException {
        Path alone = Files.createDirectories(directory.resolve("alone"));
        Files.copy(file, alone.resolve(file.getFileName()));
        return CommandLineRun.in(directory)
                .account(account.sandbox)
                .run("run", "--once", "--routes", alone.toString(), "-D" + route(file) + ".to=" + destination);
    }

    private static String recordType(Path file) {
        return route(file).replaceFirst("s$", "");
    }

    @ParameterizedTest
    @MethodSource("files")
    void sendsToAnHttpEndpoint(Path file) throws IOException {
        try (SmallSandbox account = new SmallSandbox();
                Destination crm = new Destination()) {
            Outcome run = run(file, account, crm.url());
            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.outLines()).last().asString().endsWith(" to " + crm.url());
            assertThat(crm.bodies.stream().map(SmallSandbox::id))
                    .containsExactlyInAnyOrderElementsOf(account.ids(recordType(file)));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void sendsToARouteOfItsOwnThread(Path file) throws IOException {
        Path other = Files.createDirectories(directory.resolve("alone")).resolve("other.yaml");
        Files.writeString(other, """
                - route: {id: other, from: {uri: "seda:elsewhere", steps: [{to: "jsonl:%s/other.jsonl"}]}}
                """.formatted(directory));
        try (SmallSandbox account = new SmallSandbox()) {
            Outcome run = run(file, account, "seda:elsewhere");
            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.outLines()).last().asString().endsWith(" to seda:elsewhere");
            assertThat(SmallSandbox.idsIn(directory.resolve("other.jsonl")))
                    .containsExactlyInAnyOrderElementsOf(account.ids(recordType(file)));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void sendsToAMock(Path file) throws IOException {
        try (SmallSandbox account = new SmallSandbox()) {
            Outcome run = run(file, account, "mock:elsewhere");
            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.outLines())
                    .last()
                    .asString()
                    .startsWith(
                            route(file) + ": " + account.ids(recordType(file)).size() + " records in ");
        }
    }
}
