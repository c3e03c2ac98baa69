package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteCredentials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The beans of credentials that the settings describe ({@code camel.beans.NAME}), made here instead of by Camel, which
 * prints all values that it is given at debug level.
 */
final class CredentialBeans {

    private static final String BEANS = "camel.beans.";
    private static final String OF_CREDENTIALS = "#class:" + NetSuiteCredentials.class.getName();

    private static final Map<String, BiConsumer<NetSuiteCredentials, String>> SETTERS = Map.ofEntries(
            Map.entry("accountId", NetSuiteCredentials::setAccountId),
            Map.entry("username", NetSuiteCredentials::setUsername),
            Map.entry("password", NetSuiteCredentials::setPassword),
            Map.entry("token", NetSuiteCredentials::setToken),
            Map.entry("authentication", NetSuiteCredentials::setAuthentication),
            Map.entry("consumerKey", NetSuiteCredentials::setConsumerKey),
            Map.entry("consumerSecret", NetSuiteCredentials::setConsumerSecret),
            Map.entry("accessToken", NetSuiteCredentials::setAccessToken),
            Map.entry("accessTokenSecret", NetSuiteCredentials::setAccessTokenSecret),
            Map.entry("clientId", NetSuiteCredentials::setClientId),
            Map.entry("certificateId", NetSuiteCredentials::setCertificateId),
            Map.entry("privateKey", NetSuiteCredentials::setPrivateKey),
            Map.entry("privateKeyPassword", NetSuiteCredentials::setPrivateKeyPassword),
            Map.entry("signatureAlgorithm", NetSuiteCredentials::setSignatureAlgorithm),
            Map.entry("certificate", NetSuiteCredentials::setCertificate));

    private CredentialBeans() {}

    /** Takes them out, by name; one that is described oddly stays, for Camel to say what is wrong with it. */
    static Map<String, NetSuiteCredentials> withdraw(RunnerProperties settings) {
        Map<String, NetSuiteCredentials> beans = new LinkedHashMap<>();
        for (String key : new TreeSet<>(settings.all().stringPropertyNames())) {
            if (key.startsWith(BEANS) && OF_CREDENTIALS.equals(settings.value(key))) {
                List<String> options = settings.all().stringPropertyNames().stream()
                        .filter(option -> option.startsWith(key + "."))
                        .toList();
                NetSuiteCredentials bean = new NetSuiteCredentials();
                if (options.stream()
                        .allMatch(option -> set(bean, option.substring(key.length() + 1), settings.value(option)))) {
                    beans.put(key.substring(BEANS.length()), bean);
                    settings.all().remove(key);
                    options.forEach(settings.all()::remove);
                }
            }
        }
        return beans;
    }

    /** The bean of these values, by the names of its setters. */
    static NetSuiteCredentials of(Map<String, String> values) {
        NetSuiteCredentials bean = new NetSuiteCredentials();
        values.forEach((option, value) -> {
            BiConsumer<NetSuiteCredentials, String> setter = SETTERS.get(option);
            if (setter == null) {
                throw new IllegalArgumentException(option + " is no value of credentials");
            }
            setter.accept(bean, value);
        });
        return bean;
    }

    /** Whether that was possible: the option is known, and its value needs nobody else to resolve it. */
    private static boolean set(NetSuiteCredentials bean, String option, @Nullable String value) {
        BiConsumer<NetSuiteCredentials, String> setter = SETTERS.get(StringHelper.dashToCamelCase(option));
        if (setter == null || value == null || value.contains("{{")) {
            return false;
        }
        setter.accept(bean, value);
        return true;
    }
}
