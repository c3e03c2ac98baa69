package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.sandbox.AccountConditions;
import io.github.camelnetsuite.tba.sandbox.Feature;
import io.github.camelnetsuite.tba.sandbox.LoginCause;
import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxRole;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sandbox}: a simulated account on loopback. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Serves a simulated NetSuite account with invented records on this machine, until stopped.",
            "Prints its address and credentials as lines that a shell can export."
        })
final class SandboxCommand implements Callable<Integer> {

    private static final int MANY = 10_000_000;

    private final Surroundings here;

    @Option(names = "--port", paramLabel = "N", description = "Port; 0 for any free one.")
    private int port;

    @Option(names = "--customers", paramLabel = "N", description = "Customers; leads and prospects come on top.")
    private int customers = 1000;

    @Option(names = "--contacts", paramLabel = "N", description = "Contacts.")
    private int contacts = 1500;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed gives the same records.")
    private long seed = 1;

    @Option(names = "--latency", paramLabel = "MS", description = "Milliseconds that every request takes longer.")
    private long latency;

    @Option(names = "--concurrency", paramLabel = "N", description = "The account's concurrency limit.")
    private int concurrency = 5;

    @Option(names = "--timezone", paramLabel = "Z", description = "The account's time zone.")
    private String timezone = "America/Los_Angeles";

    @Option(names = "--date-format", paramLabel = "F", description = "The account's date format, as in Java.")
    private String dateFormat = "M/d/yyyy";

    @Option(names = "--role", paramLabel = "R", description = "What the token may do: full, rest, guide, guide+lists.")
    private String role = "full";

    @Option(
            names = "--missing-permission",
            paramLabel = "M",
            description = "What SOAP answers a role without Customers or Contacts: refusal, fault, empty.")
    private String missingPermission = "refusal";

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description =
                    "A certificate, as keygen makes it, that may log in by OAuth 2.0; its IDs are printed instead of"
                            + " keys and tokens.")
    private @Nullable Path certificate;

    @Option(
            names = "--login-cause",
            paramLabel = "C",
            description = "Why every login fails: ${COMPLETION-CANDIDATES}.",
            completionCandidates = LoginCauses.class)
    private @Nullable String loginCause;

    @Option(
            names = "--feature-off",
            paramLabel = "F",
            showDefaultValue = Visibility.NEVER,
            description = "A feature that is off: REST Web Services, SOAP Web Services, SuiteAnalytics Workbook.")
    private List<String> featuresOff = List.of();

    @Option(
            names = "--grant",
            paramLabel = "P",
            showDefaultValue = Visibility.NEVER,
            description = "A permission that the role has beside its own.")
    private List<String> granted = List.of();

    @Option(
            names = "--withhold",
            paramLabel = "P",
            showDefaultValue = Visibility.NEVER,
            description = "A permission that the role lacks of its own.")
    private List<String> withheld = List.of();

    @Option(names = "--subsidiary", paramLabel = "ID", description = "The one subsidiary whose records the role sees.")
    private @Nullable Long subsidiary;

    @Option(
            names = "--missing-column",
            paramLabel = "T.C",
            showDefaultValue = Visibility.NEVER,
            description = "A column that the account lacks, such as customer.category.")
    private List<String> missingColumns = List.of();

    @Option(names = "--maintenance", description = "The account is down for maintenance.")
    private boolean maintenance;

    @Option(names = "--redirect", paramLabel = "URL", description = "The data center that the account has moved to.")
    private @Nullable String redirect;

    @Spec
    private CommandSpec spec;

    /** What the help lists. */
    static final class LoginCauses implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(LoginCause.values()).map(LoginCause::label).iterator();
        }
    }

    SandboxCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        try (StopSignal stop = here.stop().get();
                Sandbox sandbox = sandbox().start()) {
            PrintWriter out = spec.commandLine().getOut();
            sandbox.environment().forEach((name, value) -> out.println(name + "=" + value));
            if (certificate != null) {
                out.println(
                        "# NETSUITE_PRIVATE_KEY is for you to set: the path of the key that belongs to the certificate.");
            }
            out.println("# A simulated NetSuite account with invented records; Ctrl-C ends it.");
            out.flush();
            stop.await();
            return 0;
        }
    }

    private Sandbox.Builder sandbox() throws IOException {
        Sandbox.Builder builder = Sandbox.builder();
        if (certificate != null) {
            builder.certificate(text(here.directory().resolve(certificate)));
        }
        return builder.port((int) within("--port", port, 0, 65_535))
                .customers((int) within("--customers", customers, 0, MANY))
                .contacts((int) within("--contacts", contacts, 0, MANY))
                .seed(seed)
                .latency(Duration.ofMillis(
                        within("--latency", latency, 0, Duration.ofHours(1).toMillis())))
                .concurrency((int) within("--concurrency", concurrency, 1, MANY))
                .timezone(zone())
                .dateFormat(pattern())
                .role(role())
                .soap(SoapSettings.PLAUSIBLE.with(missingPermission()))
                .conditions(conditions());
    }

    private AccountConditions conditions() {
        return new AccountConditions(
                Optional.ofNullable(loginCause).map(name -> named("--login-cause", name, LoginCause::parse)),
                all("--feature-off", featuresOff, Feature::parse),
                all("--grant", granted, Permission::parse),
                all("--withhold", withheld, Permission::parse),
                subsidiary == null ? OptionalLong.empty() : OptionalLong.of(subsidiary),
                Set.copyOf(missingColumns),
                maintenance,
                Optional.ofNullable(redirect).map(address -> named("--redirect", address, URI::create)));
    }

    private static <T> Set<T> all(String option, List<String> names, Function<String, T> parse) {
        return names.stream().map(name -> named(option, name, parse)).collect(Collectors.toSet());
    }

    private static <T> T named(String option, String name, Function<String, T> parse) {
        try {
            return parse.apply(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option " + option + " is '" + name + "': " + e.getMessage());
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("Option --certificate: there is no file " + file.toAbsolutePath());
        }
        return Files.readString(file);
    }

    private static long within(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("Option " + option + " is " + value + ": give " + least + " to " + most);
        }
        return value;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timezone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Option --timezone is '" + timezone + "': give a zone such as America/Los_Angeles or UTC");
        }
    }

    private String pattern() {
        boolean usable;
        try {
            usable = !DateTimeFormatter.ofPattern(dateFormat, Locale.ROOT)
                    .format(LocalDate.EPOCH)
                    .isBlank();
        } catch (IllegalArgumentException | DateTimeException e) {
            usable = false;
        }
        if (!usable) {
            throw new IllegalArgumentException("Option --date-format is '" + dateFormat
                    + "': give a pattern of a date in Java's letters, such as d.M.yyyy");
        }
        return dateFormat;
    }

    private SoapSettings.MissingPermission missingPermission() {
        return named("--missing-permission", missingPermission, SoapSettings.MissingPermission::parse);
    }

    private SandboxRole role() {
        return named("--role", role, SandboxRole::parse);
    }
}
