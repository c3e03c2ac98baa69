package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteCredentials;
import io.github.camelnetsuite.tba.NetSuiteTbaEndpointConfigurer;
import io.github.camelnetsuite.tba.Placeholder;
import io.github.camelnetsuite.tba.auth.AccountId;
import io.github.camelnetsuite.tba.auth.HandedOver;
import io.github.camelnetsuite.tba.record.RecordType;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one tenant: its credentials by the names of the setters of a {@code NetSuiteCredentials}, options of its
 * endpoints, and {@code property.…} for its routes. Values are kept as they were given, placeholders included.
 *
 * @param values credentials first, in the order of {@link #CREDENTIALS}
 */
record AccountValues(Map<String, String> values) {

    static final List<String> FORM = List.of("username", "password", "token");
    static final List<String> KEYS_AND_TOKENS =
            List.of("consumerKey", "consumerSecret", "accessToken", "accessTokenSecret");
    static final List<String> CERTIFICATE = List.of(
            "clientId", "certificateId", "privateKey", "privateKeyPassword", "certificate", "signatureAlgorithm");

    /** All that says who logs in, and how. */
    static final List<String> CREDENTIALS = NetSuiteCredentials.names();

    private static final Set<String> SECRETS =
            Set.of("consumerSecret", "accessTokenSecret", "privateKey", "privateKeyPassword", "password", "token");

    private static final String OF_ROUTES = "property.";

    AccountValues {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String name : CREDENTIALS) {
            if (values.containsKey(name)) {
                ordered.put(name, values.get(name));
            }
        }
        for (String name : new TreeSet<>(values.keySet())) {
            ordered.putIfAbsent(name, values.get(name));
        }
        values = Collections.unmodifiableMap(ordered);
    }

    /** Reads the text of a properties file. */
    static AccountValues parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AccountValues(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty)));
    }

    /** Whether anything of that name may be kept. */
    static boolean isKnown(String name) {
        return CREDENTIALS.contains(name) || isOption(name) || isForRoutes(name);
    }

    private static boolean isOption(String name) {
        return !name.equals("credentials") && new NetSuiteTbaEndpointConfigurer().getOptionType(name, false) != null;
    }

    private static boolean isForRoutes(String name) {
        int dot = name.indexOf('.');
        return name.equals("resources")
                || (name.startsWith(OF_ROUTES) && name.length() > OF_ROUTES.length())
                || (dot > 0 && RecordType.of(name.substring(0, dot)).isPresent() && isOption(name.substring(dot + 1)));
    }

    /** @throws IllegalArgumentException naming one that nothing is known of */
    void requireKnown() {
        for (String name : values.keySet()) {
            if (!isKnown(name)) {
                // A text with digits, or a long one, may be a value that has lost its name.
                String shown = name.matches("[A-Za-z._-]{1,60}") ? name : "One of the names";
                throw new IllegalArgumentException(shown + " is neither a value of credentials nor an option of"
                        + " netsuite-tba: nor a property.… for routes; check how it is spelt");
            }
        }
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    /** Those of the credentials. */
    Map<String, String> credentials() {
        return only(CREDENTIALS::contains);
    }

    /** Those that endpoints take. */
    Map<String, String> options() {
        return only(name -> !CREDENTIALS.contains(name) && !isForRoutes(name));
    }

    /** Without these. */
    AccountValues without(List<String> names) {
        return new AccountValues(only(name -> !names.contains(name)));
    }

    /** With these as well, which are stronger. */
    AccountValues with(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(others);
        return new AccountValues(all);
    }

    private Map<String, String> only(Predicate<String> wanted) {
        Map<String, String> some = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (wanted.test(name)) {
                some.put(name, value);
            }
        });
        return some;
    }

    /** How it logs in. */
    String authentication() {
        String said = values.get("authentication");
        if (said != null) {
            return shown(said);
        }
        boolean certificate = values.containsKey("clientId") || values.containsKey("privateKey");
        return certificate && KEYS_AND_TOKENS.stream().noneMatch(values::containsKey) ? "oauth2" : "tba";
    }

    /** Which account it is, or where that stands; nothing that may be a secret in the wrong place. */
    String account() {
        String id = values.get("accountId");
        String token = values.get("token");
        if (Placeholder.isIn(id) || (id == null && Placeholder.isIn(token))) {
            return shown(id == null ? token : id);
        }
        try {
            return AccountId.parse(id == null ? handedOver() : id).realm();
        } catch (IllegalArgumentException other) {
            return "not an account ID";
        }
    }

    private @Nullable String handedOver() {
        return HandedOver.read(values.get("username"), values.get("password"), values.get("token"))
                .values()
                .get("accountId");
    }

    /** By which service it is read. */
    String transport() {
        return shown(Objects.requireNonNullElse(values.get("transport"), "suiteql"));
    }

    /** Where its secrets are, each place once. */
    String secrets() {
        String places = SECRETS.stream()
                .filter(values::containsKey)
                .map(name -> secret(name, values.get(name)))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return places.isEmpty() ? "none" : places;
    }

    private static String secret(String name, @Nullable String value) {
        if (name.equals("privateKey") && value != null && value.startsWith("file:")) {
            return "a key file";
        }
        return Placeholder.isIn(value) ? shown(value) : "in the file";
    }

    private static String shown(@Nullable String value) {
        if (Placeholder.isIn(value)) {
            return Placeholder.shown(String.valueOf(value));
        }
        String plain = String.valueOf(value).strip().toLowerCase(Locale.ROOT);
        return Set.of("tba", "oauth2", "suiteql", "soap").contains(plain) ? plain : "unknown";
    }

    /** As the text of a properties file. */
    String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(line(name, value)));
        return text.toString();
    }

    /** Java knows best how to escape what it will read; what it writes above is a date. */
    private static String line(String name, String value) {
        Properties one = new Properties();
        one.setProperty(name, value);
        StringWriter written = new StringWriter();
        try {
            one.store(written, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String property =
                written.toString().lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining());
        return property.replaceFirst("=", " = ") + "\n";
    }

    /** Names only. */
    @Override
    public String toString() {
        return "AccountValues" + values.keySet();
    }
}
