package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.Placeholder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code credentials add}: of one tenant, or of many from a table. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps the credentials of a tenant, after checking their form; or those of many, all or none.",
            "",
            "What is not given is asked for, without showing it: other users of the machine see what stands in a command."
                    + " An option without its value is asked for, too, as in `add acme --replace --token-secret`."
                    + " Where nobody can be asked, give --stdin. A value may be a placeholder, such as"
                    + " '{{env:ACME_SECRET}}' or '{{secret:acme}}', which is kept as it is; then the secret is not in the"
                    + " file.",
            ""
        })
final class AddCredentialsCommand implements Callable<Integer> {

    /** Of an option that is given without a value. */
    private static final String ASKED_FOR = "\u0000";

    private static final Map<String, String> QUESTIONS = Map.of(
            "username", "Client ID/Username: ",
            "password", "API Key/Password: ",
            "token", "Other: ",
            "consumerKey", "Consumer key: ",
            "consumerSecret", "Consumer secret: ",
            "accessToken", "Token ID: ",
            "accessTokenSecret", "Token secret: ",
            "privateKeyPassword", "Password of the private key: ");

    @ParentCommand
    private CredentialsCommand parent;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "Of the tenant: letters, digits, dots, dashes, underscores.")
    private @Nullable String name;

    @Option(
            names = "--username",
            arity = "0..1",
            fallbackValue = ASKED_FOR,
            paramLabel = "V",
            description = "Client ID/Username of the form: consumer key or client ID.")
    private @Nullable String username;

    @Option(
            names = "--password",
            arity = "0..1",
            fallbackValue = ASKED_FOR,
            paramLabel = "V",
            description = "API Key/Password of the form: consumer secret.")
    private @Nullable String password;

    @Option(
            names = "--other",
            arity = "0..1",
            fallbackValue = ASKED_FOR,
            paramLabel = "V",
            description =
                    "Other of the form: tokenId,tokenSecret,accountId (with a certificate: certificateId,accountId).")
    private @Nullable String other;

    @Option(names = "--account-id", paramLabel = "V", description = "As NetSuite shows it.")
    private @Nullable String accountId;

    @Option(
            names = "--consumer-key",
            arity = "0..1",
            fallbackValue = ASKED_FOR,
            paramLabel = "V",
            description = "Of the integration record.")
    private @Nullable String consumerKey;

    @Option(
            names = "--consumer-secret",
            arity = "0..1",
            fallbackValue = ASKED_FOR,
            paramLabel = "V",
            description = "Of the integration record.")
    private @Nullable String consumerSecret;

    @Option(
            names = {"--token-id", "--access-token"},
            arity = "0..1",
            fallbackValue = ASKED_FOR,
            paramLabel = "V",
            description = "Of the access token.")
    private @Nullable String accessToken;

    @Option(
            names = {"--token-secret", "--access-token-secret"},
            arity = "0..1",
            fallbackValue = ASKED_FOR,
            paramLabel = "V",
            description = "Of the access token.")
    private @Nullable String accessTokenSecret;

    @Option(names = "--authentication", paramLabel = "A", description = "tba or oauth2, where the values do not tell.")
    private @Nullable String authentication;

    @Option(names = "--client-id", paramLabel = "V", description = "Of the integration record, for OAuth 2.0.")
    private @Nullable String clientId;

    @Option(names = "--certificate-id", paramLabel = "V", description = "Of the certificate.")
    private @Nullable String certificateId;

    @Option(names = "--private-key", paramLabel = "FILE", description = "Of the certificate, in PEM.")
    private @Nullable String privateKey;

    @Option(
            names = "--private-key-password",
            arity = "0..1",
            fallbackValue = ASKED_FOR,
            paramLabel = "V",
            description = "If that file is encrypted.")
    private @Nullable String privateKeyPassword;

    @Option(names = "--certificate", paramLabel = "FILE", description = "In PEM; then it is known when it ends.")
    private @Nullable String certificate;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "An option for this tenant, such as transport=soap, or property.crm=… for its routes.")
    private List<String> options = new ArrayList<>();

    @Option(names = "--stdin", description = "Read further values as lines of a properties file: consumerSecret = ….")
    private boolean stdin;

    @Option(
            names = "--from-csv",
            paramLabel = "FILE",
            description =
                    "Many tenants: a table with columns such as name, Client ID/Username, API Key/Password, Other.")
    private @Nullable Path csv;

    @Option(
            names = "--replace",
            description = "Replace what is kept: the values that are given, and nothing else of it.")
    private boolean replace;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return csv == null ? addOne() : addMany(csv);
    }

    private int addOne() throws Exception {
        if (name == null) {
            throw new IllegalArgumentException("Give the NAME of a tenant, or --from-csv with a table of many");
        }
        AccountFiles files = parent.files();
        AccountValues before = files.read(AccountFiles.checkedName(name)).orElse(null);
        if (before != null && !replace) {
            throw new IllegalArgumentException(
                    "There are credentials of " + name + ": give --replace for others, or another name");
        }
        List<String> corrections = new ArrayList<>();
        AccountValues account = AccountTable.toldApart(complete(asked(given()), before), corrections);
        try (AccountForm form = AccountForm.alone()) {
            form.checkButPlaceholders(before == null ? account : replaced(before, account));
        }
        files.write(Map.of(name, before == null ? account : replaced(before, account)));
        corrections.forEach(correction -> out().println(name + ": " + correction));
        say(files, name, before != null);
        out().flush();
        return 0;
    }

    private AccountValues given() throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "username", username);
        put(values, "password", password);
        put(values, "token", other);
        put(values, "accountId", accountId);
        put(values, "consumerKey", consumerKey);
        put(values, "consumerSecret", consumerSecret);
        put(values, "accessToken", accessToken);
        put(values, "accessTokenSecret", accessTokenSecret);
        put(values, "authentication", authentication);
        put(values, "clientId", clientId);
        put(values, "certificateId", certificateId);
        put(values, "privateKey", location(privateKey));
        put(values, "privateKeyPassword", privateKeyPassword);
        put(values, "certificate", location(certificate));
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("Option --set takes KEY=VALUE, such as transport=soap");
            }
            values.put(option.substring(0, equals), option.substring(equals + 1));
        }
        return stdin ? further(values) : new AccountValues(values);
    }

    /** What the input says besides. */
    private static AccountValues further(Map<String, String> values) throws IOException {
        if (values.containsValue(ASKED_FOR)) {
            throw new IllegalArgumentException(
                    "Option --stdin reads values from the input, so nobody can be asked for one"
                            + " there: give it as a line of the input, and take the option without a value out");
        }
        return AccountValues.parse(new String(System.in.readAllBytes(), StandardCharsets.UTF_8))
                .with(values);
    }

    private static void put(Map<String, String> values, String option, @Nullable String value) {
        if (value != null) {
            values.put(option, value);
        }
    }

    /** A path as paths are in a shell; it is kept as one that any folder can read. */
    private @Nullable String location(@Nullable String file) {
        if (file == null || Placeholder.isIn(file) || file.startsWith("file:") || file.startsWith("classpath:")) {
            return file;
        }
        Path path = parent.here().directory().resolve(file).toAbsolutePath().normalize();
        return "file:" + path.toString().replace('\\', '/');
    }

    /** With answers where an option was given without a value. */
    private AccountValues asked(AccountValues given) {
        Map<String, String> without = new LinkedHashMap<>(given.values());
        List<String> wanted = without.keySet().stream()
                .filter(option -> ASKED_FOR.equals(without.get(option)))
                .toList();
        wanted.forEach(without::remove);
        AccountValues known = new AccountValues(without);
        Map<String, String> answers = new LinkedHashMap<>();
        QUESTIONS.keySet().stream().sorted().filter(wanted::contains).forEach(option -> ask(option, known, answers));
        return known.with(answers);
    }

    /** Asks for what is missing; but for what stays as it was, where something is replaced. */
    private AccountValues complete(AccountValues given, @Nullable AccountValues before) {
        boolean nothing = given.credentials().isEmpty();
        if (stdin || (nothing && before != null && !given.values().isEmpty())) {
            return given;
        }
        boolean form = nothing || AccountValues.FORM.stream().anyMatch(given.values()::containsKey);
        boolean certificate = given.authentication().equals("oauth2");
        Map<String, String> asked = new LinkedHashMap<>();
        if (form) {
            ask("username", given, asked);
            if (!certificate) {
                ask("password", given, asked);
            }
            ask("token", given, asked);
        } else if (!certificate && (before == null || before.authentication().equals("oauth2"))) {
            ask("consumerKey", given, asked);
            ask("consumerSecret", given, asked);
            ask("accessToken", given, asked);
            ask("accessTokenSecret", given, asked);
        }
        return given.with(asked);
    }

    private void ask(String option, AccountValues given, Map<String, String> asked) {
        if (given.get(option) == null) {
            // Where there is no terminal, one line answers everything.
            if (!asked.isEmpty() && parent.here().secrets() instanceof SecretPrompt.FirstLine) {
                throw new IllegalArgumentException(
                        "More than one value is missing, and nobody can be asked for them here: give them by --stdin");
            }
            asked.put(
                    option,
                    new String(parent.here().secrets().ask(QUESTIONS.getOrDefault(option, option + ": "))).strip());
        }
    }

    /** Credentials of another kind take the place of all that was there; options stay. */
    private static AccountValues replaced(AccountValues before, AccountValues now) {
        boolean anew = now.values().keySet().stream().anyMatch(AccountValues.FORM::contains)
                || AccountValues.KEYS_AND_TOKENS.stream().allMatch(now.values()::containsKey)
                || (!now.credentials().isEmpty() && !sameKind(before, now));
        return (anew ? before.without(AccountValues.CREDENTIALS) : before).with(now.values());
    }

    private static boolean sameKind(AccountValues before, AccountValues now) {
        boolean nothingOfAKind = Stream.of(AccountValues.KEYS_AND_TOKENS, AccountValues.CERTIFICATE)
                .flatMap(List::stream)
                .noneMatch(now.values()::containsKey);
        return nothingOfAKind || before.authentication().equals(now.authentication());
    }

    private int addMany(Path file) throws Exception {
        if (name != null || stdin || !given().values().isEmpty()) {
            throw new IllegalArgumentException("Option --from-csv goes with --accounts and --replace alone: what the"
                    + " tenants have is in the table");
        }
        AccountFiles files = parent.files();
        AccountTable table;
        try (AccountForm form = AccountForm.alone()) {
            table = AccountTable.of(CsvTable.parse(text(file)), form);
        }
        List<String> errors = new ArrayList<>(table.errors());
        Map<String, AccountValues> accounts = new LinkedHashMap<>();
        List<String> replacing = new ArrayList<>();
        for (Map.Entry<String, AccountValues> account : table.accounts().entrySet()) {
            AccountValues before = files.read(account.getKey()).orElse(null);
            if (before != null && !replace) {
                errors.add("row " + table.rows().get(account.getKey()) + ": there are credentials of this name: give"
                        + " --replace for others");
            } else if (before != null) {
                replacing.add(account.getKey());
            }
            accounts.put(account.getKey(), before == null ? account.getValue() : replaced(before, account.getValue()));
        }
        if (!errors.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            errors.forEach(error -> err.println(file + ", " + error));
            err.println("Nothing was written: correct " + (errors.size() == 1 ? "this" : "these " + errors.size())
                    + ", and run it once more");
            err.flush();
            return NetSuiteTba.CONFIGURATION;
        }
        files.write(accounts);
        table.corrections().forEach(correction -> out().println(file + ", " + correction));
        accounts.keySet().forEach(each -> say(files, each, replacing.contains(each)));
        out().flush();
        return 0;
    }

    private String text(Path file) {
        Path there = parent.here().directory().resolve(file);
        try {
            return Files.readString(there);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "Option --from-csv: " + there.toAbsolutePath() + " is not in UTF-8: save it as CSV UTF-8");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Option --from-csv: there is no file " + there.toAbsolutePath() + ", or it may not be read");
        }
    }

    private void say(AccountFiles files, String tenant, boolean replaced) {
        AccountValues kept = files.read(tenant).orElseThrow();
        out().println(tenant + ": " + (replaced ? "replaced" : "added") + " (account " + kept.account() + ", "
                + kept.authentication() + ", secrets: " + kept.secrets() + ") in " + files.file(tenant));
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec.commandLine().getOut());
    }
}
