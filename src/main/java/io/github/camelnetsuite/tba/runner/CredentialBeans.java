package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteCredentials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.util.StringHelper;

/**
 * The beans of credentials that the settings describe ({@code camel.beans.NAME}), made here instead of by Camel, which
 * prints all values that it is given at debug level.
 */
final class CredentialBeans {

    private static final String BEANS = "camel.beans.";
    private static final String OF_CREDENTIALS = "#class:" + NetSuiteCredentials.class.getName();

    private CredentialBeans() {}

    /** Takes them out, by name; one that is described oddly, or whose values only Camel can resolve, stays for Camel. */
    static Map<String, NetSuiteCredentials> withdraw(RunnerProperties settings) {
        Map<String, NetSuiteCredentials> beans = new LinkedHashMap<>();
        for (String key : new TreeSet<>(settings.all().stringPropertyNames())) {
            if (key.startsWith(BEANS) && OF_CREDENTIALS.equals(settings.value(key))) {
                List<String> options = settings.all().stringPropertyNames().stream()
                        .filter(option -> option.startsWith(key + "."))
                        .toList();
                Map<String, String> values = new LinkedHashMap<>();
                for (String option : options) {
                    String value = settings.value(option);
                    if (value != null && !value.contains("{{")) {
                        values.put(StringHelper.dashToCamelCase(option.substring(key.length() + 1)), value);
                    }
                }
                if (values.size() == options.size()
                        && NetSuiteCredentials.names().containsAll(values.keySet())) {
                    beans.put(key.substring(BEANS.length()), NetSuiteCredentials.of(values));
                    settings.all().remove(key);
                    options.forEach(settings.all()::remove);
                }
            }
        }
        return beans;
    }
}
