package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file beside the jar is in {@link JarTest}. */
class RunnerPropertiesTest {

    private static final String ACCOUNT = "camel.component.netsuite-tba.accountId";

    @TempDir
    Path directory;

    private RunnerProperties collect(
            Map<String, String> environment, Map<String, String> java, Map<String, String> given, Path file) {
        return RunnerProperties.collect(
                new Surroundings(environment, java, directory, false, question -> new char[0], StopSignal::new),
                given,
                file);
    }

    private static String account(RunnerProperties properties) {
        return properties.option("accountId");
    }

    @Test
    void theStrongestSettingWins() throws IOException {
        Map<String, String> environment = Map.of("NETSUITE_ACCOUNT_ID", "1");
        assertThat(account(collect(environment, Map.of(), Map.of(), null))).isEqualTo("1");

        Files.writeString(directory.resolve("application.properties"), ACCOUNT + "=2");
        assertThat(account(collect(environment, Map.of(), Map.of(), null))).isEqualTo("2");

        Path named = Files.writeString(directory.resolve("acme.properties"), ACCOUNT + "=3")
                .getFileName();
        assertThat(account(collect(environment, Map.of(), Map.of(), named))).isEqualTo("3");

        Map<String, String> java = Map.of(ACCOUNT, "4");
        assertThat(account(collect(environment, java, Map.of(), named))).isEqualTo("4");
        assertThat(account(collect(environment, java, Map.of(ACCOUNT, "5"), named)))
                .isEqualTo("5");
    }

    @Test
    void anOptionWithDashesIsTheSameOption() throws IOException {
        Files.writeString(directory.resolve("application.properties"), ACCOUNT + "=2");
        assertThat(account(collect(Map.of(), Map.of(), Map.of("camel.component.netsuite-tba.account-id", "5"), null)))
                .isEqualTo("5");
    }

    @Test
    void aSecretIsWithdrawnBeforeCamelSeesIt() {
        RunnerProperties properties = collect(
                Map.of("NETSUITE_TOKEN_SECRET", "hunter2", "ACME_SECRET", "hunter3"),
                Map.of(),
                Map.of("camel.component.netsuite-tba.consumerSecret", "{{env:ACME_SECRET}}"),
                null);
        assertThat(properties.withdraw("accessTokenSecret")).isEqualTo("hunter2");
        assertThat(properties.withdraw("consumerSecret")).isEqualTo("hunter3");
        assertThat(properties.withdraw("consumerKey")).isNull();
        assertThat(properties.all()).isEmpty();
    }

    @Test
    void whatOnlyCamelCanResolveIsLeftToIt() {
        Map<String, String> given = Map.of("camel.component.netsuite-tba.consumerSecret", "{{vault}}{{vault}}");
        RunnerProperties properties = collect(Map.of(), Map.of(), given, null);
        assertThat(properties.withdraw("consumerSecret")).isNull();
        assertThat(properties.all()).containsKey("camel.component.netsuite-tba.consumerSecret");
    }

    @Test
    void anEmptyVariableIsNotSet() {
        RunnerProperties properties = collect(Map.of("NETSUITE_ACCOUNT_ID", ""), Map.of(), Map.of(), null);
        assertThat(account(properties)).isNull();
        assertThat(properties.hasAccount()).isFalse();
    }

    @Test
    void accountsMayBeBeans() {
        assertThat(collect(Map.of(), Map.of(), Map.of("camel.beans.acme.accountId", "1"), null)
                        .hasAccount())
                .isTrue();
    }

    @Test
    void aReferenceInACircleEnds() {
        assertThat(account(collect(Map.of(), Map.of(), Map.of(ACCOUNT, "{{" + ACCOUNT + "}}"), null)))
                .isEqualTo("{{" + ACCOUNT + "}}");
    }

    @Test
    void aFileIsReadAsUtf8() throws IOException {
        Files.writeString(directory.resolve("application.properties"), "folder = file:/home/Jürgen\nzoe = Zo\\u00eb");
        RunnerProperties properties = collect(Map.of(), Map.of(), Map.of(), null);
        assertThat(properties.value("folder")).isEqualTo("file:/home/Jürgen");
        assertThat(properties.value("zoe")).isEqualTo("Zoë");

        Files.writeString(directory.resolve("old.properties"), "folder = /home/Jürgen", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> collect(Map.of(), Map.of(), Map.of(), Path.of("old.properties")))
                .hasMessageContaining("old.properties is not in UTF-8: save it in UTF-8, or write \\u");
    }

    @Test
    void aFileThatIsNotThereOrNotReadableIsNamed() throws IOException {
        assertThatThrownBy(() -> collect(Map.of(), Map.of(), Map.of(), Path.of("nope.properties")))
                .hasMessage("There is no properties file "
                        + directory.resolve("nope.properties").toAbsolutePath());
        Files.writeString(directory.resolve("odd.properties"), "a=\\u12");
        assertThatThrownBy(() -> collect(Map.of(), Map.of(), Map.of(), Path.of("odd.properties")))
                .hasMessageContaining("odd.properties can't be read");
        assertThatThrownBy(() -> collect(Map.of(), Map.of(), Map.of(), directory))
                .hasMessageContaining("can't be read");
    }
}
