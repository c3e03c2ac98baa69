package io.github.camelnetsuite.tba.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What to set so that this role can be read.
 *
 * @param options of the component, without its prefix, in the order to print them
 * @param alsoPossible options that the role allows besides, for those who want them
 */
public record Recommendation(Map<String, String> options, Map<String, String> alsoPossible) {

    private static final String COMPONENT = "camel.component.netsuite-tba.";

    public Recommendation {
        options = new LinkedHashMap<>(options);
        alsoPossible = new LinkedHashMap<>(alsoPossible);
    }

    /** Lines of a properties file. */
    public List<String> properties() {
        return Stream.concat(
                        options.entrySet().stream().map(option -> line("", option)),
                        alsoPossible.entrySet().stream().map(option -> line("# ", option)))
                .toList();
    }

    private static String line(String before, Map.Entry<String, String> option) {
        return before + COMPONENT + option.getKey() + " = " + option.getValue();
    }
}
