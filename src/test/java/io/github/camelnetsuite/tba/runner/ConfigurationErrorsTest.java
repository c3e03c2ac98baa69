package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is to be configured differently ends with exit code 2 and one line that says what, and no secret. */
class ConfigurationErrorsTest {

    private static final String SECRET = "c29a677df7d5439a";

    @TempDir
    Path directory;

    private CommandLineRun account() {
        return CommandLineRun.in(directory)
                .environment("NETSUITE_ACCOUNT_ID", "1234567_SB1")
                .environment("NETSUITE_CONSUMER_KEY", SECRET + "a")
                .environment("NETSUITE_CONSUMER_SECRET", SECRET + "b")
                .environment("NETSUITE_TOKEN_ID", SECRET + "c")
                .environment("NETSUITE_TOKEN_SECRET", SECRET + "d")
                .environment("NETSUITE_BASE_URL", "http://127.0.0.1:1");
    }

    private static Outcome run(CommandLineRun commandLine, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--once"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--routes")) {
            arguments.addAll(List.of("--routes", CommandLineRun.SHIPPED_ROUTES.toString()));
        }
        return commandLine.run(arguments.toArray(String[]::new));
    }

    private static void refusedInOneLine(Outcome outcome, String... says) {
        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(2);
        assertThat(outcome.errLines()).hasSize(1);
        assertThat(outcome.err()).contains(says).doesNotContain("Exception", "\tat ");
        assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET, "hunter2");
    }

    private String folder(String yaml) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("own routes"));
        Files.writeString(folder.resolve("own.yaml"), yaml);
        return folder.toString();
    }

    @Test
    void withoutAnAccountItIsSaidWhatToSet() {
        refusedInOneLine(
                run(CommandLineRun.in(directory)),
                "No NetSuite account: set NETSUITE_ACCOUNT_ID",
                "or try: run --sandbox");
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("NETSUITE_ACCOUNT_ID", "", "accountId"),
                Arguments.of("NETSUITE_ACCOUNT_ID", "evil.example.com#", "accountId"),
                Arguments.of("NETSUITE_CONSUMER_KEY", "", "consumerKey"),
                Arguments.of("NETSUITE_CONSUMER_SECRET", " ", "consumerSecret"),
                Arguments.of("NETSUITE_TOKEN_ID", SECRET + "\n", "accessToken"),
                Arguments.of("NETSUITE_TOKEN_SECRET", SECRET + " " + SECRET, "accessTokenSecret"),
                Arguments.of("NETSUITE_TOKEN_SECRET", SECRET + "\u2013", "accessTokenSecret"),
                Arguments.of("NETSUITE_BASE_URL", "http://netsuite.example.com", "baseUrl"),
                Arguments.of("NETSUITE_BASE_URL", "https://x/services", "baseUrl"),
                Arguments.of("NETSUITE_BASE_URL", "ftp://127.0.0.1", "baseUrl"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueThatCantBeRightIsNamedByItsOption(String variable, String value, String option) {
        refusedInOneLine(run(account().environment(variable, value)), option);
    }

    @ParameterizedTest
    @CsvSource({
        "batchSize=many, batchSize",
        "batchSize=-1, batchSize",
        "maxConcurrency=0, maxConcurrency",
        "stage=suspect, stage",
        "since=yesterday, since",
        "consumerSecrett=hunter2, consumerSecrett",
        "cursorName=, cursorName"
    })
    void anOptionThatDoesNotFitIsNamed(String setting, String says) {
        refusedInOneLine(run(account(), "-Dcamel.component.netsuite-tba." + setting), says);
    }

    @Test
    void aVariableOfABeanThatIsNotSetIsNamedAndNothingIsSentInsteadOfIt() {
        CommandLineRun bean = CommandLineRun.in(directory)
                .javaProperty("camel.component.netsuite-tba.credentials", "#bean:acme")
                .javaProperty("camel.beans.acme", "#class:io.github.camelnetsuite.tba.NetSuiteCredentials")
                .javaProperty("camel.beans.acme.accountId", "1234567")
                .javaProperty("camel.beans.acme.consumerSecret", "{{env:NOT_SET_ANYWHERE}}");

        refusedInOneLine(run(bean), "NOT_SET_ANYWHERE");
    }

    @Test
    void aFolderForProgressThatCantBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        refusedInOneLine(
                run(account(), "-Dcamel.component.netsuite-tba.cursorDirectory=" + file + "/cursors"),
                "cursorDirectory",
                file + " is not a directory");
    }

    @Test
    void aDestinationThatCantBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        refusedInOneLine(
                run(account(), "-Dcustomers.to=jsonl:" + file + "/customers.jsonl"), file + "/customers.jsonl");
    }

    @Test
    void aDestinationOfAnUnknownKindIsNamed() {
        refusedInOneLine(run(account(), "-Dcustomers.to=nosuch:thing"), "nosuch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- route: {id: a, from: {uri: 'netsuite-tba:customer', steps: [{to: ]}}} | own.yaml",
                "- rote: {id: a} | rote",
                "- route: {id: a, from: {uri: 'netsuite-tba:customer', steps: [{too: 'mock:a'}]}} | too",
                "- route: {id: a, from: {uri: 'netsuite-tba:customer?consumerSecrett=hunter2', steps: [{to: 'mock:a'}]}} | There is no option consumerSecrett in netsuite-tba://customer",
                "- route: {id: a, from: {uri: 'netsuite-tba:customer', steps: [{to: 'log:a?pasword=hunter2'}]}} | Option pasword is not known to log://a",
                "- route: {id: a, from: {uri: 'netsuite-tba:customer?consumerSecret=hunter2', steps: [{to: 'mock:a'}]}} | Option consumerSecret does not belong in a URI",
                "- route: {id: a, from: {uri: 'netsuite-tba:customer', parameters: {batchSize: many}, steps: [{to: 'mock:a'}]}} | batchSize",
                "- route: {id: a, from: {uri: 'netsuite-tba:customer', steps: [{to: '{{nowhere}}'}]}} | nowhere",
                "- route: {id: a, from: {uri: 'direct:a', steps: [{to: 'netsuite-tba:customer'}]}} | use it in from",
                "- route: {id: a, from: {uri: 'direct:a', steps: [{to: 'mock:a'}]}} | No route that is started reads from netsuite-tba:",
                "[] | No route that is started reads from netsuite-tba:"
            })
    void aRouteThatCantBeMadeSaysWhy(String yaml, String says) throws IOException {
        refusedInOneLine(run(account(), "--routes", folder(yaml)), says);
    }

    @Test
    void twoRoutesOnOneCursorAreRefusedByName() throws IOException {
        String routes = """
                - route: {id: a, from: {uri: "netsuite-tba:customer?fields=email", steps: [{to: "mock:a"}]}}
                - route: {id: b, from: {uri: "netsuite-tba:customer?fields=phone", steps: [{to: "mock:b"}]}}
                """;
        refusedInOneLine(run(account(), "--routes", folder(routes)), "cursorName", "1234567_SB1-customer");
    }

    @Test
    void aFolderOrAFileThatIsNotThereIsNamed() throws IOException {
        refusedInOneLine(
                run(account(), "--routes", "nope"),
                "--routes",
                directory.resolve("nope").toString());
        Path file = Files.writeString(directory.resolve("file"), "");
        refusedInOneLine(run(account(), "--routes", file.toString()), "--routes", "is not a folder");
        refusedInOneLine(
                run(account(), "--properties", "nope"),
                directory.resolve("nope").toString());
    }

    @Test
    void withoutAnyRoutesItIsSaidWhereTheyAreLookedFor() {
        Outcome outcome = account().run("run", "--once");
        refusedInOneLine(outcome, "No routes", "--routes");
    }
}
