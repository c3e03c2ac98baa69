package io.github.camelnetsuite.tba.runner;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The runner's settings, the strongest first: {@code -D} of the command, {@code -D} of Java, {@code --properties},
 * {@code application.properties} in the working directory, the one beside the jar, and the {@code NETSUITE_…} variables
 * of the environment.
 */
final class RunnerProperties {

    static final String COMPONENT = "camel.component.netsuite-tba.";

    /** The environment's names are those that NetSuite's administrators see, Camel's are those that it masks. */
    private static final Map<String, String> VARIABLES = Map.of(
            "NETSUITE_ACCOUNT_ID", "accountId",
            "NETSUITE_CONSUMER_KEY", "consumerKey",
            "NETSUITE_CONSUMER_SECRET", "consumerSecret",
            "NETSUITE_TOKEN_ID", "accessToken",
            "NETSUITE_TOKEN_SECRET", "accessTokenSecret",
            "NETSUITE_CLIENT_ID", "clientId",
            "NETSUITE_CERTIFICATE_ID", "certificateId",
            "NETSUITE_PRIVATE_KEY", "privateKey",
            "NETSUITE_PRIVATE_KEY_PASSWORD", "privateKeyPassword",
            "NETSUITE_BASE_URL", "baseUrl");

    private static final Set<String> KEYS_AND_TOKENS =
            Set.of("consumerKey", "consumerSecret", "accessToken", "accessTokenSecret");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(env:)?([^{}]+)}}");

    private final Map<String, String> environment;
    private final Properties all = new Properties();
    private boolean keyIsUnusable;

    private RunnerProperties(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Collects them.
     *
     * @param given by option {@code -D} of the command
     * @param file by option {@code --properties}, null for none
     * @throws IllegalArgumentException when a file can't be read
     */
    static RunnerProperties collect(Surroundings here, Map<String, String> given, @Nullable Path file) {
        RunnerProperties properties = new RunnerProperties(here.environment());
        VARIABLES.forEach((variable, option) -> {
            String value = here.environment().getOrDefault(variable, "");
            if (!value.isEmpty() && option.equals("privateKey")) {
                properties.putKey(value, here.directory());
            } else if (!value.isEmpty()) {
                properties.put(COMPONENT + option, value);
            }
        });
        BesideTheJar.find("application.properties").ifPresent(properties::load);
        Path local = here.directory().resolve("application.properties");
        if (Files.isRegularFile(local)) {
            properties.load(local);
        }
        if (file != null) {
            properties.load(here.directory().resolve(file));
        }
        here.javaProperties().forEach(properties::put);
        given.forEach(properties::put);
        properties.chooseAuthentication();
        return properties;
    }

    /** A variable holds a path, as paths are in a shell, or the text of the key; what is neither is no option of Camel's. */
    private void putKey(String value, Path directory) {
        if (value.contains("-----BEGIN ") || value.startsWith("file:") || value.startsWith("classpath:")) {
            put(COMPONENT + "privateKey", value);
            return;
        }
        try {
            Path file = directory.resolve(value.strip());
            if (Files.isRegularFile(file)) {
                put(COMPONENT + "privateKey", "file:" + file);
                return;
            }
        } catch (InvalidPathException noPath) {
            // A text, then, but of no key.
        }
        keyIsUnusable = true;
    }

    /**
     * Checks the variable of the private key, if it is what the account logs in with.
     *
     * @throws IllegalArgumentException naming the variable; not showing its value, which may be a key all the same
     */
    void requireUsableKey() {
        if (keyIsUnusable && option("privateKey") == null && "oauth2".equalsIgnoreCase(option("authentication"))) {
            throw new IllegalArgumentException("NETSUITE_PRIVATE_KEY is neither the path of a file that is there nor a"
                    + " private key in PEM, whose text begins with -----BEGIN: set it to one of the two (its value is not"
                    + " shown here, since it may be secret)");
        }
    }

    /** Where only one way to log in has its values, nobody needs to say which. */
    private void chooseAuthentication() {
        boolean certificate = option("clientId") != null && (option("privateKey") != null || keyIsUnusable);
        if (certificate && KEYS_AND_TOKENS.stream().allMatch(name -> option(name) == null)) {
            putIfAbsent(COMPONENT + "authentication", "oauth2");
        }
    }

    private void load(Path file) {
        Properties loaded = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            loaded.load(in);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no properties file " + file.toAbsolutePath());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "Properties file " + file.toAbsolutePath()
                            + " is not in UTF-8: save it in UTF-8, or write \\u and four hexadecimal digits for what is not ASCII");
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Properties file " + file.toAbsolutePath() + " can't be read: " + OneLine.of(e));
        }
        loaded.stringPropertyNames().forEach(name -> put(name, loaded.getProperty(name)));
    }

    /** Sets it, however strong what was set before. Camel takes an option with dashes as well; here it has one name. */
    void put(String key, String value) {
        all.setProperty(
                key.startsWith(COMPONENT)
                        ? COMPONENT + StringHelper.dashToCamelCase(key.substring(COMPONENT.length()))
                        : key,
                value);
    }

    /** Sets it, unless it is set. */
    void putIfAbsent(String key, String value) {
        all.putIfAbsent(key, value);
    }

    /** All of them, as Camel is to see them. */
    Properties all() {
        return all;
    }

    /** A setting with its placeholder resolved, where it is one; null when it is not set. */
    @Nullable
    String value(String key) {
        return resolved(all.getProperty(key), 0);
    }

    /** What stands behind a placeholder, where that is a variable or a property. */
    Optional<String> known(String placeholder) {
        return Optional.ofNullable(resolved(placeholder, 0)).filter(value -> !value.equals(placeholder));
    }

    /** An option of the component, as the component gets it; null when it is not set. */
    @Nullable
    String option(String name) {
        return value(COMPONENT + name);
    }

    /**
     * Takes an option out, so that Camel, which prints values at debug level, never sees it; null when it is not set, or
     * when only Camel can resolve it.
     */
    @Nullable
    String withdraw(String name) {
        String value = option(name);
        if (value == null || value.contains("{{")) {
            return null;
        }
        all.remove(COMPONENT + name);
        return value;
    }

    /** Knows the placeholders that stand for a whole value, which is how a secret is kept out of a file. */
    private @Nullable String resolved(@Nullable String value, int depth) {
        Matcher placeholder = PLACEHOLDER.matcher(value == null ? "" : value);
        if (!placeholder.matches() || depth > VARIABLES.size()) {
            return value;
        }
        return placeholder.group(1) == null
                ? resolved(all.getProperty(placeholder.group(2)), depth + 1)
                : environment.get(placeholder.group(2));
    }

    /** @throws IllegalArgumentException where no account is configured, be it as beans */
    void requireAccount() {
        if (!hasAccount()) {
            throw new IllegalArgumentException("No NetSuite account: set NETSUITE_ACCOUNT_ID, NETSUITE_CONSUMER_KEY,"
                    + " NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN_ID and NETSUITE_TOKEN_SECRET (with a certificate"
                    + " NETSUITE_ACCOUNT_ID, NETSUITE_CLIENT_ID, NETSUITE_CERTIFICATE_ID and NETSUITE_PRIVATE_KEY), or"
                    + " try: run --sandbox");
        }
    }

    /** Whether any account is configured, be it as beans. */
    boolean hasAccount() {
        return option("accountId") != null
                || option("consumerKey") != null
                || option("clientId") != null
                || option("credentials") != null
                || all.stringPropertyNames().stream().anyMatch(name -> name.startsWith("camel.beans."));
    }
}
