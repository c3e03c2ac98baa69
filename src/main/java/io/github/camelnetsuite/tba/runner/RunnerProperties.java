package io.github.camelnetsuite.tba.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the runner's settings come from, the strongest first: {@code -D} of the command, {@code -D} of Java, {@code
 * --properties}, {@code application.properties} in the working directory, the one beside the jar, and the {@code
 * NETSUITE_…} variables of the environment.
 */
final class RunnerProperties {

    static final String COMPONENT = "camel.component.netsuite-tba.";

    /** The environment's names are those that NetSuite's administrators see, Camel's are those that it masks. */
    private static final Map<String, String> VARIABLES = new LinkedHashMap<>();

    static {
        VARIABLES.put("NETSUITE_ACCOUNT_ID", "accountId");
        VARIABLES.put("NETSUITE_CONSUMER_KEY", "consumerKey");
        VARIABLES.put("NETSUITE_CONSUMER_SECRET", "consumerSecret");
        VARIABLES.put("NETSUITE_TOKEN_ID", "accessToken");
        VARIABLES.put("NETSUITE_TOKEN_SECRET", "accessTokenSecret");
        VARIABLES.put("NETSUITE_BASE_URL", "baseUrl");
    }

    private final Properties weak = new Properties();
    private final Properties strong = new Properties();
    private final Map<String, String> environment;

    private RunnerProperties(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Collects them.
     *
     * @param given by option {@code -D} of the command
     * @param file by option {@code --properties}, null for none
     * @throws IllegalArgumentException when that file can't be read
     */
    static RunnerProperties collect(
            Map<String, String> environment, Map<String, String> given, @Nullable Path file, Path workingDirectory) {
        RunnerProperties properties = new RunnerProperties(environment);
        VARIABLES.forEach((variable, option) -> {
            String value = environment.get(variable);
            if (value != null && !value.isEmpty()) {
                // A reference, so that no dump of properties shows the value.
                properties.weak.setProperty(COMPONENT + option, "{{env:" + variable + "}}");
            }
        });
        besideTheJar("application.properties").ifPresent(properties::load);
        Path local = workingDirectory.resolve("application.properties");
        if (Files.isRegularFile(local)) {
            properties.load(local);
        }
        if (file != null) {
            properties.load(workingDirectory.resolve(file));
        }
        properties.strong.putAll(given);
        return properties;
    }

    /** A file or folder that was delivered with the jar, if this runs from one. */
    static Optional<Path> besideTheJar(String name) {
        try {
            Path code = Path.of(RunnerProperties.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path beside = code.resolveSibling(name);
            return code.toString().endsWith(".jar") && Files.exists(beside) ? Optional.of(beside) : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    private void load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            weak.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("Properties file " + file.toAbsolutePath() + " can't be read: "
                    + e.getClass().getSimpleName());
        }
    }

    /** Sets what nothing else may change. */
    void force(String key, String value) {
        strong.setProperty(key, value);
    }

    /** What Java's own {@code -D} may still change. */
    Properties weak() {
        return weak;
    }

    /** What nothing changes. */
    Properties strong() {
        return strong;
    }

    @Nullable
    String get(String key) {
        String forced = strong.getProperty(key);
        String system = forced == null ? System.getProperty(key) : forced;
        return system == null ? weak.getProperty(key) : system;
    }

    /** An option of the component, as the component gets it. */
    @Nullable
    String option(String name) {
        String value = get(COMPONENT + name);
        return value != null && value.startsWith("{{env:") && value.endsWith("}}")
                ? environment.get(value.substring("{{env:".length(), value.length() - 2))
                : value;
    }

    /** Whether any account is configured, be it as beans. */
    boolean hasAccount() {
        return option("accountId") != null
                || option("credentials") != null
                || option("consumerKey") != null
                || weak.stringPropertyNames().stream().anyMatch(name -> name.startsWith("camel.beans."))
                || strong.stringPropertyNames().stream().anyMatch(name -> name.startsWith("camel.beans."));
    }
}
