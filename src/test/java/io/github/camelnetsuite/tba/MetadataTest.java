package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.spi.UriParam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tools and documentation know of the component. */
class MetadataTest {

    private JsonNode metadata;

    @BeforeEach
    void read() throws Exception {
        try (InputStream json =
                MetadataTest.class.getResourceAsStream("/META-INF/io/github/camelnetsuite/tba/netsuite-tba.json")) {
            metadata = new ObjectMapper().readTree(json);
        }
    }

    private List<JsonNode> options() {
        List<JsonNode> all = new ArrayList<>();
        for (String part : List.of("componentProperties", "properties", "headers")) {
            assertThat(metadata.get(part)).isNotEmpty();
            metadata.get(part).properties().forEach(one -> all.add(one.getValue()));
        }
        return all;
    }

    private static Set<String> names(JsonNode group) {
        Set<String> names = new TreeSet<>();
        group.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void everyOptionAndHeaderIsDescribed() {
        assertThat(options())
                .allSatisfy(option -> assertThat(option.path("description").asText())
                        .as(option.toString())
                        .hasSizeGreaterThan(10));
    }

    @Test
    void everyOptionOfTheConfigurationIsOneOfEndpointAndComponent() {
        List<String> declared = Stream.of(NetSuiteTbaConfiguration.class, LoginOptions.class)
                .flatMap(options -> Arrays.stream(options.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(UriParam.class))
                .map(java.lang.reflect.Field::getName)
                .toList();

        assertThat(declared).isNotEmpty();
        assertThat(names(metadata.get("properties"))).containsAll(declared);
        assertThat(names(metadata.get("componentProperties"))).containsAll(declared);
    }

    @Test
    void secretsAreMarkedAndBelongToTheComponentOnly() {
        Set<String> secrets = new TreeSet<>();
        metadata.get("componentProperties").properties().forEach(option -> {
            if (option.getValue().path("secret").booleanValue()) {
                secrets.add(option.getKey());
            }
        });

        assertThat(secrets)
                .containsExactly(
                        "accessToken",
                        "accessTokenSecret",
                        "consumerKey",
                        "consumerSecret",
                        "privateKey",
                        "privateKeyPassword",
                        "proxyAuthPassword",
                        "proxyAuthUsername");
        assertThat(names(metadata.get("properties")))
                .doesNotContain(
                        "accessToken",
                        "accessTokenSecret",
                        "consumerKey",
                        "consumerSecret",
                        "privateKey",
                        "privateKeyPassword");
    }

    @Test
    void aPollComesEachMinuteUnlessToldOtherwise() {
        assertThat(metadata.at("/properties/delay/defaultValue").asInt()).isEqualTo(60_000);
        assertThat(metadata.at("/component/consumerOnly").booleanValue()).isFalse();
        assertThat(metadata.at("/component/syntax").asText()).isEqualTo("netsuite-tba:resource");
    }
}
