package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.runner.CommandLineRun.Outcome;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder in which credentials of tenants are kept, and nothing that is said of them shows one. */
abstract class CredentialsBench {

    static final String KEY = "0c5f1e7aa9d24b8836fe0b917d3c55e24a1798bd60e3f2c47b9d8015ac6e3f71";

    static final String SECRET = "5e8809c1b7fd42a66e1f93c0d84b7a25f1036e9dc2b857a04419ef7826bd5c30";

    static final String ID = "7ab30d94ef158c26b0e7f4a85d1c93621fe0856bd2947ac3318e5fd07c6ba249";

    static final String TOKEN = "d21c6f0be8934a7715f0c3e6a98d4b52876e10fc3ad9b5e24076c81f9ea3d64b";

    static final String OTHER = ID + "," + TOKEN + ",1234567_SB1";

    static final Map<String, String> KEPT = Map.of(
            "accountId", "1234567_SB1",
            "consumerKey", KEY,
            "consumerSecret", SECRET,
            "accessToken", ID,
            "accessTokenSecret", TOKEN);

    @TempDir
    Path directory;

    CommandLineRun here;

    @BeforeEach
    void begin() {
        here = CommandLineRun.in(directory);
    }

    Outcome credentials(String... arguments) {
        Outcome outcome = here.run(
                Stream.concat(Stream.of("credentials"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(outcome.out() + outcome.err()).doesNotContain(KEY, SECRET, ID, TOKEN);
        return outcome;
    }

    Outcome done(String... arguments) {
        Outcome outcome = credentials(arguments);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        return outcome;
    }

    String refused(String... arguments) {
        Outcome outcome = credentials(arguments);
        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errLines()).hasSize(1);
        return outcome.errLines().get(0);
    }

    Path file(String name) {
        return directory.resolve("accounts").resolve(name + ".properties");
    }

    Map<String, String> kept(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file(name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        Map<String, String> kept = new TreeMap<>();
        properties.stringPropertyNames().forEach(option -> kept.put(option, properties.getProperty(option)));
        return kept;
    }

    List<String> files() throws IOException {
        Path folder = directory.resolve("accounts");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    Outcome addAcme(String... more) {
        return done(Stream.concat(
                        Stream.of("add", "acme", "--username", KEY, "--password", SECRET, "--other", OTHER),
                        Stream.of(more))
                .toArray(String[]::new));
    }
}
