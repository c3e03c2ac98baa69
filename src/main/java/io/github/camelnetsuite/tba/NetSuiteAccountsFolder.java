package io.github.camelnetsuite.tba;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts as files of a folder: {@code NAME.properties} in UTF-8, best readable by its owner only, one for each. Its keys:
 *
 * <ul>
 *   <li>those of {@link NetSuiteCredentials}: {@code accountId}, {@code consumerKey}, …;
 *   <li>{@code resources}: the record types to read, separated by commas; customer and contact if it is not there;
 *   <li>{@code property.X}: what {@code {{X}}} is in the route template;
 *   <li>anything else: an option of the endpoints, or of one ({@code customer.fields}).
 * </ul>
 *
 * Values may hold Camel's placeholders ({@code {{env:…}}}, {@code {{secret:…}}}, those of vaults). Those of credentials
 * are resolved when somebody logs in with them, and not kept. Thread-safe; reads the files each time.
 */
public final class NetSuiteAccountsFolder implements NetSuiteAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(NetSuiteAccountsFolder.class);
    private static final String SUFFIX = ".properties";
    private static final String PROPERTY = "property.";
    private static final String RESOURCES = "resources";

    private static final Map<String, BiConsumer<NetSuiteCredentials, String>> CREDENTIALS = Map.ofEntries(
            Map.entry("accountId", NetSuiteCredentials::setAccountId),
            Map.entry("authentication", NetSuiteCredentials::setAuthentication),
            Map.entry("username", NetSuiteCredentials::setUsername),
            Map.entry("password", NetSuiteCredentials::setPassword),
            Map.entry("token", NetSuiteCredentials::setToken),
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

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{env:([^{}:?]+)}}");
    private static final Pattern FUNCTION = Pattern.compile("\\{\\{([\\w.-]+):");

    /** What of the credentials makes other routes of the same account: with them goes another kind of login. */
    private static final List<String> OF_ROUTES = List.of("accountId", "authentication", "clientId");

    private final CamelContext context;
    private final Path folder;
    private final Set<String> misnamed = ConcurrentHashMap.newKeySet();

    /** @param context whose placeholders the values may hold */
    public NetSuiteAccountsFolder(CamelContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    /** @throws UncheckedIOException when the folder can't be read */
    @Override
    public Collection<NetSuiteAccount> accounts() {
        List<Path> files;
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.filter(file -> isAccount(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of accounts can't be read: " + folder, e);
        }
        List<NetSuiteAccount> accounts = new ArrayList<>();
        files.forEach(file -> account(file).ifPresent(accounts::add));
        return accounts;
    }

    @Override
    public Optional<NetSuiteAccount> account(String name) {
        NetSuiteAccount.requireName(name);
        return account(folder.resolve(name + SUFFIX));
    }

    private boolean isAccount(String file) {
        if (!file.endsWith(SUFFIX) || file.startsWith(".")) {
            return false;
        }
        boolean isNamed = NetSuiteAccount.isName(file.substring(0, file.length() - SUFFIX.length()));
        if (!isNamed && misnamed.add(file)) {
            LOG.warn(
                    "The file {} in {} is no account: name it by letters, digits, dots, underscores and dashes",
                    file,
                    folder);
        }
        return isNamed;
    }

    /** Empty when it is gone; one that can't be read is an account whose credentials can't be. */
    private Optional<NetSuiteAccount> account(Path file) {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - SUFFIX.length());
        try {
            return Optional.of(account(name, load(file)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(NetSuiteAccount.unusable(
                    name, String.valueOf(explained(file, e).getMessage())));
        }
    }

    private static IllegalArgumentException explained(Path file, Exception e) {
        if (e instanceof CharacterCodingException) {
            return new IllegalArgumentException("The file " + file + " is not in UTF-8: save it in UTF-8");
        }
        // What Java says of a broken escape quotes nothing; what this class says of a placeholder neither.
        return new IllegalArgumentException(
                e instanceof IOException
                        ? "The file " + file + " can't be read: " + e.getClass().getSimpleName()
                        : file + ": " + e.getMessage());
    }

    private static Map<String, String> load(Path file) throws IOException {
        Properties loaded = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            loaded.load(in);
        }
        Map<String, String> values = new TreeMap<>();
        loaded.stringPropertyNames()
                .forEach(key -> values.put(key, loaded.getProperty(key).strip()));
        return values;
    }

    private NetSuiteAccount account(String name, Map<String, String> values) {
        Map<String, String> options = new TreeMap<>();
        Map<String, String> properties = new TreeMap<>();
        List<String> resources = NetSuiteAccount.USUAL_RESOURCES;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String key = entry.getKey();
            if (key.equals(RESOURCES)) {
                resources = Stream.of(resolved(key, entry.getValue()).split(","))
                        .map(String::strip)
                        .filter(resource -> !resource.isEmpty())
                        .distinct()
                        .toList();
            } else if (key.startsWith(PROPERTY)) {
                properties.put(key.substring(PROPERTY.length()), resolved(key, entry.getValue()));
            } else if (!CREDENTIALS.containsKey(key) || OF_ROUTES.contains(key)) {
                options.put(key, resolved(key, entry.getValue()));
            }
        }
        return new NetSuiteAccount(name, () -> credentials(name), options, properties, resources, null);
    }

    /** As they are in the file by now. */
    private NetSuiteCredentials credentials(String name) {
        Map<String, String> values;
        Path file = folder.resolve(name + SUFFIX);
        try {
            values = load(file);
        } catch (IOException | IllegalArgumentException e) {
            throw explained(file, e);
        }
        NetSuiteCredentials credentials = new NetSuiteCredentials();
        CREDENTIALS.forEach((key, setter) -> {
            String value = values.get(key);
            if (value != null && value.startsWith("ENC(")) {
                throw new IllegalArgumentException(
                        file + ": Key " + key + " is encrypted, which Camel's Jasypt resolves for"
                                + " its own properties only: put it into application.properties and name it here as {{name}}");
            }
            if (value != null) {
                setter.accept(credentials, resolved(key, value));
            }
        });
        return credentials;
    }

    /** Camel is told of the placeholders only: it logs and quotes what it is given, and around them may be a secret. */
    private String resolved(String key, String value) {
        StringBuilder resolved = new StringBuilder();
        int from = 0;
        for (int open = value.indexOf("{{"); open >= 0; open = value.indexOf("{{", from)) {
            int end = endOfPlaceholder(value, open);
            resolved.append(value, from, open).append(resolvedPlaceholder(key, value.substring(open, end)));
            from = end;
        }
        return resolved.append(value, from, value.length()).toString();
    }

    /** Behind the braces that close it; there may be others in it. */
    private static int endOfPlaceholder(String value, int open) {
        int depth = 0;
        for (int i = open; i < value.length() - 1; i++) {
            if (value.startsWith("{{", i)) {
                depth++;
                i++;
            } else if (value.startsWith("}}", i)) {
                depth--;
                i++;
            }
            if (depth == 0) {
                return i + 1;
            }
        }
        return value.length();
    }

    /** Camel prints what it finds: a variable of the environment, which is where most secrets are, is looked up here. */
    private String resolvedPlaceholder(String key, String placeholder) {
        Matcher variable = VARIABLE.matcher(placeholder);
        String value = variable.matches() ? System.getenv(variable.group(1)) : null;
        if (value != null) {
            return value;
        }
        Matcher function = FUNCTION.matcher(placeholder);
        try {
            // Camel takes what follows for a default where it has no such function.
            if (!function.lookingAt()
                    || context.getPropertiesComponent().getPropertiesFunction(function.group(1)) != null
                    || context.getPropertiesComponent()
                            .resolveProperty(function.group(1))
                            .isPresent()) {
                return context.resolvePropertyPlaceholders(placeholder);
            }
        } catch (RuntimeException e) {
            // Said below, without what Camel quotes.
        }
        throw new IllegalArgumentException("Key " + key + " holds " + placeholder + ", which can't be resolved");
    }

    /** The folder only. */
    @Override
    public String toString() {
        return "NetSuiteAccountsFolder[" + folder + "]";
    }
}
