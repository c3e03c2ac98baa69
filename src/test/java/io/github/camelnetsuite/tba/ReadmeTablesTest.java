package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.auth.RolePermission;
import io.github.camelnetsuite.tba.auth.RolePermission.Way;
import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.source.FieldExpressions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's tables are those of the code. To refresh them: {@code mvn test -Dtest=ReadmeTablesTest -Dreadme.refresh}. */
class ReadmeTablesTest {

    private static final Path README = Path.of("README.md");
    private static final Path METADATA =
            Path.of("src/generated/resources/META-INF/io/github/camelnetsuite/tba/netsuite-tba.json");
    private static final Set<String> OF_CAMEL = Set.of(
            "configuration",
            "bridgeErrorHandler",
            "exceptionHandler",
            "exchangePattern",
            "pollStrategy",
            "sendEmptyMessageWhenIdle",
            "autowiredEnabled",
            "healthCheckConsumerEnabled",
            "healthCheckProducerEnabled");

    @Test
    void theFieldsOfACustomerAreThoseThatAreRead() throws IOException {
        hold("fields customer", fields(RecordType.CUSTOMER));
    }

    @Test
    void theFieldsOfAContactAreThoseThatAreRead() throws IOException {
        hold("fields contact", fields(RecordType.CONTACT));
    }

    @Test
    void theOptionsAreThoseOfTheComponentsMetadata() throws IOException {
        hold("options", options());
    }

    @Test
    void thePermissionsAreThoseThatTheGuideNames() throws IOException {
        hold("permissions", permissions());
    }

    private static List<String> permissions() {
        List<String> lines = new ArrayList<>();
        lines.add("| tab | permission | level | `transport=suiteql` (default) | `transport=soap` |");
        lines.add("|---|---|---|---|---|");
        for (RolePermission permission : RolePermission.values()) {
            lines.add("| " + permission.tab() + " | " + permission.label() + " | " + permission.level() + " | "
                    + need(permission, List.of(Way.SUITEQL_TBA, Way.SUITEQL_OAUTH2)) + " | "
                    + need(permission, List.of(Way.SOAP_TBA)) + " |");
        }
        return lines.stream().map(line -> line.replace("|  |", "| |")).toList();
    }

    private static String need(RolePermission permission, List<Way> ways) {
        List<Way> its = ways.stream().filter(permission::isFor).toList();
        if (its.isEmpty()) {
            return "";
        } else if (!RolePermission.least(its.get(0), false).contains(permission)) {
            return "with `includeDeleted`";
        } else if (its.size() == ways.size()) {
            return "needed";
        }
        return its.get(0).certificate() ? "with `authentication=oauth2`" : "with `authentication=tba` (default)";
    }

    private static List<String> fields(RecordType type) {
        List<String> lines = new ArrayList<>();
        lines.add("| record field | SuiteQL | SOAP element | type | read |");
        lines.add("|---|---|---|---|---|");
        for (Field field : type.fields()) {
            lines.add("| `" + field.name() + "` | "
                    + FieldExpressions.of(type, field).stream()
                            .map(expression -> "`" + expression + "`")
                            .collect(Collectors.joining(", "))
                    + " | `" + field.soap() + "` | "
                    + field.type().name().toLowerCase(Locale.ROOT) + " | "
                    + (field.reading() == Field.Reading.PUBLISHED ? "always" : "named") + " |");
        }
        return lines;
    }

    private static List<String> options() throws IOException {
        JsonNode metadata = new ObjectMapper().readTree(METADATA.toFile());
        Map<String, JsonNode> options = new TreeMap<>();
        metadata.path("componentProperties").properties().forEach(o -> options.put(o.getKey(), o.getValue()));
        JsonNode endpoint = metadata.path("properties");
        options.put("delay", endpoint.path("delay"));
        options.keySet().removeAll(OF_CAMEL);
        List<String> lines = new ArrayList<>();
        lines.add("| option | default | meaning |");
        lines.add("|---|---|---|");
        options.forEach((name, option) -> lines.add("| `" + name + "`" + (endpoint.has(name) ? "" : " (component only)")
                + " | " + defaultOf(option) + " | " + meaning(option)[0] + " |"));
        return lines;
    }

    /** The description, and the note on the default that the generator hangs behind it. */
    private static String[] meaning(JsonNode option) {
        return (option.path("description").asText() + " Default value notice: ").split(" ?Default value notice: ", 3);
    }

    private static String defaultOf(JsonNode option) {
        String value = option.path("defaultValue").asText("");
        if ("duration".equals(option.path("type").asText()) && value.endsWith("000")) {
            return Long.parseLong(value) / 1000 + " s";
        }
        return value.isEmpty() ? meaning(option)[1] : value;
    }

    private static void hold(String name, List<String> table) throws IOException {
        String start = "<!-- " + name + " -->\n";
        String end = "<!-- /" + name + " -->";
        String readme = Files.readString(README);
        int from = readme.indexOf(start) + start.length();
        int to = readme.indexOf(end);
        assertThat(from).as("The README marks a place for " + name).isPositive().isLessThanOrEqualTo(to);
        String wanted = String.join("\n", table) + "\n";
        if (System.getProperty("readme.refresh") != null) {
            Files.writeString(README, readme.substring(0, from) + wanted + readme.substring(to));
            return;
        }
        assertThat(readme.substring(from, to))
                .as("Refresh by: mvn test -Dtest=ReadmeTablesTest -Dreadme.refresh")
                .isEqualTo(wanted);
    }
}
