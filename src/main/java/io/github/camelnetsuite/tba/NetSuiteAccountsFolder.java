package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.auth.HandedOver;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;
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
 * are resolved when somebody logs in with them, and not kept; all others when the file is new or has changed. Thread-safe;
 * reads the files each time.
 */
public final class NetSuiteAccountsFolder implements NetSuiteAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(NetSuiteAccountsFolder.class);
    private static final String SUFFIX = ".properties";
    private static final String PROPERTY = "property.";
    private static final String RESOURCES = "resources";

    /** What of the credentials makes other routes of the same account: with them goes another kind of login. */
    private static final List<String> OF_ROUTES = List.of("accountId", "authentication", "clientId");

    private final CamelContext context;
    private final Path folder;
    private final Function<String, Optional<String>> known;
    private final Set<String> misnamed = ConcurrentHashMap.newKeySet();
    private final Map<Path, Read> read = new ConcurrentHashMap<>();

    /**
     * A file as it was read, but for its text, which may hold secrets.
     *
     * @param digest of that
     */
    private record Read(String digest, NetSuiteAccount account) {}

    /** @param context whose placeholders the values may hold */
    public NetSuiteAccountsFolder(CamelContext context, Path folder) {
        this(context, folder, placeholder -> Placeholder.variable(placeholder).map(System::getenv));
    }

    /**
     * @param known what stands behind a placeholder as far as Camel need not be asked, which prints at debug level what it
     *     finds
     */
    public NetSuiteAccountsFolder(CamelContext context, Path folder, Function<String, Optional<String>> known) {
        this.context = context;
        this.folder = folder;
        this.known = known;
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
            byte[] bytes = Files.readAllBytes(file);
            String digest = digest(bytes);
            Read before = read.get(file);
            if (before != null && before.digest().equals(digest)) {
                return Optional.of(before.account());
            }
            NetSuiteAccount account = account(name, values(bytes));
            read.put(file, new Read(digest, account));
            return Optional.of(account);
        } catch (NoSuchFileException gone) {
            read.remove(file);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(NetSuiteAccount.unusable(
                    name, String.valueOf(explained(file, e).getMessage())));
        } catch (IllegalArgumentException e) {
            return Optional.of(NetSuiteAccount.unusable(name, String.valueOf(e.getMessage())));
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }

    private static IllegalArgumentException explained(Path file, IOException e) {
        return new IllegalArgumentException(
                e instanceof CharacterCodingException
                        ? "The file " + file + " is not in UTF-8: save it in UTF-8"
                        : "The file " + file + " can't be read: " + e.getClass().getSimpleName());
    }

    private static Map<String, String> values(byte[] bytes) throws IOException {
        Properties loaded = new Properties();
        try {
            loaded.load(new StringReader(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "its file is no properties file: a backslash and a u begin four hexadecimal digits there, and a"
                            + " backslash is written as two");
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
            } else if (!NetSuiteCredentials.names().contains(key) || OF_ROUTES.contains(key)) {
                options.put(key, resolved(key, entry.getValue()));
            }
        }
        options.putAll(ofRoutesInForm(values));
        return new NetSuiteAccount(name, () -> credentials(name), options, properties, resources, null);
    }

    /** The same of credentials as a vendor's form hands them over, where that can be seen without what placeholders hide. */
    private static Map<String, String> ofRoutesInForm(Map<String, String> values) {
        List<String> form = Stream.of("username", "password", "token")
                .map(key -> values.getOrDefault(key, ""))
                .toList();
        if (form.stream().allMatch(String::isEmpty) || form.stream().anyMatch(Placeholder::isIn)) {
            return Map.of();
        }
        try {
            Map<String, String> told =
                    new TreeMap<>(HandedOver.read(values.get("username"), values.get("password"), values.get("token"))
                            .values());
            told.keySet().retainAll(OF_ROUTES);
            return told;
        } catch (IllegalArgumentException misshapen) {
            // Said when somebody logs in with them.
            return Map.of();
        }
    }

    /** As they are in the file by now. */
    private NetSuiteCredentials credentials(String name) {
        Path file = folder.resolve(name + SUFFIX);
        try {
            Map<String, String> values = values(Files.readAllBytes(file));
            Map<String, String> resolved = new LinkedHashMap<>();
            for (String key : NetSuiteCredentials.names()) {
                if (values.containsKey(key)) {
                    resolved.put(key, resolved(key, String.valueOf(values.get(key))));
                }
            }
            return NetSuiteCredentials.of(resolved);
        } catch (IOException e) {
            throw explained(file, e);
        }
    }

    /** Camel is told of the placeholders only: it logs and quotes what it is given, and around them may be a secret. */
    private String resolved(String key, String value) {
        Placeholder.requireNotEncrypted(key, value);
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

    private String resolvedPlaceholder(String key, String placeholder) {
        Optional<String> value = known.apply(placeholder)
                .filter(found -> !Placeholder.isIn(found))
                .or(() -> camels(placeholder));
        return value.filter(found -> !Placeholder.isIn(found))
                .orElseThrow(() -> new IllegalArgumentException(key + " is " + Placeholder.shown(placeholder)
                        + ", which nothing stands behind here: check how it is spelt, and that what resolves it is set and"
                        + " on the class path"));
    }

    /** Camel's exceptions may quote what they have found. */
    private Optional<String> camels(String placeholder) {
        try {
            return isAFunctionThatIsNotHere(placeholder)
                    ? Optional.empty()
                    : Optional.of(context.resolvePropertyPlaceholders(placeholder));
        } catch (RuntimeException unknown) {
            return Optional.empty();
        }
    }

    /** Camel takes {@code {{vault:acme}}} for a property with a default where it has no such function. */
    private boolean isAFunctionThatIsNotHere(String placeholder) {
        PropertiesComponent properties = context.getPropertiesComponent();
        return Placeholder.function(placeholder)
                .filter(name -> properties.getPropertiesFunction(name) == null)
                .filter(name -> properties.resolveProperty(name).isEmpty())
                .isPresent();
    }

    /** The folder only. */
    @Override
    public String toString() {
        return "NetSuiteAccountsFolder[" + folder + "]";
    }
}
