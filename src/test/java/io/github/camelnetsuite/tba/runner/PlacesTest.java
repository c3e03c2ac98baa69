package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that has lived in another country since it began writes the same records. */
@Catalogue("51")
class PlacesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHIPPED = CommandLineRun.SHIPPED_ROUTES.toString();

    @TempDir
    Path directory;

    /** Where a process is at home. */
    enum Country {
        TURKEY("tr", "TR", "", "America/Los_Angeles"),
        EGYPT("ar", "EG", "u-nu-arab", "Asia/Kolkata"),
        THAILAND("th", "TH", "u-ca-buddhist-nu-thai", "Australia/Sydney");

        private final String[] settings;

        Country(String language, String country, String extensions, String zone) {
            settings = new String[] {
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.extensions=" + extensions,
                "-Duser.timezone=" + zone
            };
        }

        JavaProcess start(Path directory, Map<String, String> environment, String... arguments) throws IOException {
            String[] all = java.util.Arrays.copyOf(settings, settings.length + arguments.length);
            System.arraycopy(arguments, 0, all, settings.length, arguments.length);
            return JavaProcess.start(directory, environment, all);
        }
    }

    @Test
    void processesOfThreeCountriesWriteTheSameRecords() throws Exception {
        try (Sandbox account =
                Sandbox.builder().customers(40).contacts(30).concurrency(20).start()) {
            for (Country country : Country.values()) {
                Path home = Files.createDirectory(directory.resolve(country.name()));
                try (JavaProcess run =
                        country.start(home, account.environment(), "run", "--once", "--routes", SHIPPED)) {
                    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
                    assertThat(run.err()).isEmpty();
                    assertThat(run.out()).contains("customers: 40 records", "contacts: 30 records");
                }
            }
            for (String type : new String[] {"customer", "contact"}) {
                JsonNode truth = JSON.readTree(
                        account.baseUrl().resolve("/sandbox/v1/records/" + type).toURL());
                for (Country country : Country.values()) {
                    JsonNode written = linesOf(directory
                            .resolve(country.name())
                            .resolve("netsuite")
                            .resolve(type + "s.jsonl"));
                    Evidence.of("51").lost(truth.size() - written.size());
                    assertThat(written).as(country.name()).isEqualTo(truth);
                    Evidence.of("51").outcome("equal records");
                }
            }
        }
    }

    @Test
    void theSandboxOfAProcessWithDigitsOfItsOwnWorksAndSaysSoInOurs() throws Exception {
        try (JavaProcess run =
                Country.EGYPT.start(directory, Map.of(), "run", "--sandbox", "--once", "--routes", SHIPPED)) {
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).containsPattern("customers: 1000 records in [0-9.]+ s");
        }
    }

    private static ArrayNode linesOf(Path file) throws IOException {
        ArrayNode lines = JSON.createArrayNode();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
