package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteAccount;
import io.github.camelnetsuite.tba.NetSuiteTbaEndpoint;
import io.github.camelnetsuite.tba.doctor.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code credentials}: the accounts of many tenants, as files. */
@Command(
        name = "credentials",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Keeps the credentials of many tenants, a properties file each. Shows no secret.")
final class CredentialsCommand {

    private final Surroundings here;

    @Option(
            names = "--accounts",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The folder of the files; else ./accounts.")
    private Path accounts = Path.of("accounts");

    @Spec
    private CommandSpec spec;

    CredentialsCommand(Surroundings here) {
        this.here = here;
    }

    AccountFiles files() {
        return new AccountFiles(here.directory().resolve(accounts));
    }

    Surroundings here() {
        return here;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "A line for each tenant: which account, how it is read, and where its secrets are.")
    int list() {
        AccountFiles files = files();
        List<List<String>> lines = new ArrayList<>();
        for (String name : files.names()) {
            lines.add(line(files, name));
        }
        if (lines.isEmpty()) {
            out().println("No credentials are kept in " + files.folder());
        }
        lines.add(0, List.of("NAME", "ACCOUNT", "AUTHENTICATION", "TRANSPORT", "SECRETS"));
        if (lines.size() > 1) {
            print(lines);
        }
        out().flush();
        return 0;
    }

    private static List<String> line(AccountFiles files, String name) {
        try {
            AccountValues account = files.read(name).orElseThrow();
            return List.of(name, account.account(), account.authentication(), account.transport(), account.secrets());
        } catch (IllegalArgumentException unreadable) {
            return List.of(name, OneLine.of(unreadable));
        }
    }

    /** In columns; what has only two cells needs none. */
    private void print(List<List<String>> lines) {
        int columns = lines.get(0).size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < line.size() && (line.size() == columns || i == 0); i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                text.append(line.get(i));
                text.append(" ".repeat(Math.max(0, widths[i] - line.get(i).length()) + 2));
            }
            out().println(text.toString().stripTrailing());
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Checks the form of everything, with what placeholders stand for, and then asks NetSuite, as verify"
                            + " does.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:all of it has the right form, and NetSuite takes it",
                "1:NetSuite does not take it, and it says what to mend",
                "2:something is to be configured differently, or it could not be told"
            })
    int check(
            @Parameters(paramLabel = "NAME", arity = "0..1", description = "As list shows it.") @Nullable String name,
            @Option(names = "--all", description = "Every tenant, one after the other.") boolean all,
            @Option(names = "--form-only", description = "Ask nobody.") boolean formOnly,
            @Option(names = "--properties", paramLabel = "FILE", description = "A properties file, for placeholders.")
                    @Nullable
                    Path properties)
            throws Exception {
        if (all == (name != null)) {
            throw new IllegalArgumentException("Give the NAME of one tenant, or --all");
        }
        AccountFiles files = files();
        Map<String, AccountValues> kept = new LinkedHashMap<>();
        Map<String, Integer> exitCodes = new LinkedHashMap<>();
        for (String each : all ? files.names() : List.of(String.valueOf(name))) {
            try {
                kept.put(each, files.read(each).orElseThrow(() -> noSuch(files)));
            } catch (IllegalArgumentException e) {
                if (!all) {
                    throw e;
                }
                exitCodes.put(each, NetSuiteTba.CONFIGURATION);
                err().println(each + ": " + OneLine.of(e));
            }
        }
        exitCodes.putAll(check(kept, formOnly, RunnerProperties.collect(here, Map.of(), properties)));
        if (all) {
            out().println(exitCodes.size() + " checked, "
                    + exitCodes.values().stream().filter(code -> code != 0).count() + " wrong");
        }
        if (formOnly) {
            out().println("This checks form only: NetSuite was not asked whether it accepts them.");
        }
        out().flush();
        err().flush();
        return exitCodes.values().stream().max(Integer::compare).orElse(0);
    }

    private Map<String, Integer> check(Map<String, AccountValues> accounts, boolean formOnly, RunnerProperties settings)
            throws Exception {
        Map<String, Integer> exitCodes = new LinkedHashMap<>();
        try (ConfiguredCamel camel = ConfiguredCamel.of(settings, here).withAccounts(files().folder())) {
            camel.start();
            for (Map.Entry<String, AccountValues> account : accounts.entrySet()) {
                String name = account.getKey();
                try {
                    NetSuiteTbaEndpoint endpoint = checked(name, account.getValue(), camel.context());
                    out().println(name + ": the form is right (" + endpoint.description() + ")");
                    exitCodes.put(name, formOnly ? 0 : verify(endpoint));
                } catch (IllegalArgumentException e) {
                    exitCodes.put(name, NetSuiteTba.CONFIGURATION);
                    err().println(name + ": " + OneLine.of(e));
                }
            }
        }
        return exitCodes;
    }

    /** The endpoints that run would make of it; one of them. */
    private static NetSuiteTbaEndpoint checked(String name, AccountValues account, CamelContext context) {
        try {
            account.requireKnown();
            NetSuiteAccount resolved = RunningAccounts.of(context).account(name).orElseThrow();
            if (resolved.trouble() != null) {
                throw new IllegalArgumentException(resolved.trouble());
            }
            NetSuiteTbaEndpoint endpoint = null;
            for (String resource : resolved.resources()) {
                endpoint =
                        context.getEndpoint("netsuite-tba:" + resource + "?account=" + name, NetSuiteTbaEndpoint.class);
                endpoint.checkForm();
            }
            if (endpoint == null) {
                throw new IllegalArgumentException("resources names no record type: take customer, contact or both");
            }
            return endpoint;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(AccountForm.withoutValues(OneLine.of(e), account));
        }
    }

    /** What NetSuite says of them. */
    private int verify(NetSuiteTbaEndpoint endpoint) throws Exception {
        Report report = endpoint.verify();
        ReportText.lines(report).forEach(line -> out().println(line.isEmpty() ? "" : "  " + line));
        out().flush();
        return VerifyCommand.exitCode(report);
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes the credentials of a tenant.")
    int remove(
            @Parameters(paramLabel = "NAME", description = "As list shows it.") String name,
            @Option(
                            names = "--forget",
                            description =
                                    "Also forget where its routes stand: another tenant of this name begins with a"
                                            + " first read.")
                    boolean forget,
            @Option(
                            names = "--properties",
                            paramLabel = "FILE",
                            description = "A properties file, for where progress is kept.")
                    @Nullable
                    Path properties)
            throws Exception {
        AccountFiles files = files();
        AccountFiles.checkedName(name);
        // First, since it is refused while a route runs; and the file last, since it tells what else there is.
        List<String> forgotten = forget ? forget(name, properties) : List.of();
        boolean removed = files.delete(name);
        if (!removed && forgotten.isEmpty()) {
            throw noSuch(files);
        }
        out().println(removed ? name + ": removed" : name + ": no credentials were kept");
        if (forget) {
            out().println(
                            forgotten.isEmpty()
                                    ? name + ": no progress was kept"
                                    : name + ": progress forgotten (" + String.join(", ", forgotten) + ")");
        }
        out().flush();
        return 0;
    }

    private List<String> forget(String name, @Nullable Path properties) throws Exception {
        RunnerProperties settings = RunnerProperties.collect(here, Map.of(), properties);
        AccountValues account = files().read(name).orElse(new AccountValues(Map.of()));
        return new TenantCursors(name, account, settings, here).forget();
    }

    private static IllegalArgumentException noSuch(AccountFiles files) {
        String names = files.names().stream().limit(20).collect(Collectors.joining(", "));
        return new IllegalArgumentException("No credentials of that name are kept in " + files.folder()
                + (names.isEmpty() ? "" : "; there are those of " + names));
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
