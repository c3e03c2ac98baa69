package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteCredentials;
import io.github.camelnetsuite.tba.NetSuiteTbaComponent;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the routes, until stopped or until everything has been read once. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the routes.",
            "The account comes from NETSUITE_ACCOUNT_ID, NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN_ID"
                    + " and NETSUITE_TOKEN_SECRET, or from application.properties.",
            "With --once: exit code 0 when all was read and delivered, 1 when a route failed three polls running, 2 for"
                    + " configuration."
        })
final class RunCommand implements Callable<Integer> {

    private static final Path SANDBOX_OUTPUT = Path.of("netsuite-sandbox");

    @Option(names = "--once", description = "End when every route has read to the end and delivered it.")
    private boolean once;

    @Option(
            names = "--sandbox",
            description =
                    "Read a simulated account with invented records; write below netsuite-sandbox/, emptied first.")
    private boolean sandbox;

    @Option(
            names = "--routes",
            paramLabel = "DIR",
            description = "Folder of routes; else ./routes, else routes/ beside the jar.")
    private @Nullable Path routes;

    @Option(names = "--properties", paramLabel = "FILE", description = "A properties file.")
    private @Nullable Path properties;

    @Option(names = "-D", paramLabel = "KEY=VALUE", description = "A property, stronger than any file.")
    private Map<String, String> given = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        RunnerProperties settings = RunnerProperties.collect(System.getenv(), given, properties, Path.of(""));
        if (sandbox) {
            return runSandbox(settings, out);
        }
        if (!settings.hasAccount()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "No NetSuite account: set NETSUITE_ACCOUNT_ID, NETSUITE_CONSUMER_KEY,"
                                    + " NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN_ID and NETSUITE_TOKEN_SECRET, or try: run --sandbox");
            return NetSuiteTba.CONFIGURATION;
        }
        return run(new Main(), settings, out);
    }

    private int runSandbox(RunnerProperties settings, PrintWriter out) throws Exception {
        emptied(SANDBOX_OUTPUT);
        try (Sandbox account = Sandbox.builder().start()) {
            out.println("SANDBOX: a simulated NetSuite account with invented records; output goes below "
                    + SANDBOX_OUTPUT.toAbsolutePath());
            out.flush();
            Main main = new Main();
            main.bind("sandboxAccount", credentials(account.credentials()));
            main.bind("sandboxCursors", new MemoryCursorStore());
            main.addMainListener(new MainListenerSupport() {
                @Override
                public void afterConfigure(BaseMainSupport configured) {
                    configured
                            .getCamelContext()
                            .getCamelContextExtension()
                            .registerEndpointCallback(new SandboxDestinations());
                }
            });
            settings.force(RunnerProperties.COMPONENT + "credentials", "#bean:sandboxAccount");
            settings.force(
                    RunnerProperties.COMPONENT + "baseUrl", account.baseUrl().toString());
            settings.force(RunnerProperties.COMPONENT + "cursorStore", "#bean:sandboxCursors");
            settings.force("netsuite.directory", SANDBOX_OUTPUT.toString());
            return run(main, settings, out);
        }
    }

    private static NetSuiteCredentials credentials(SandboxCredentials given) {
        NetSuiteCredentials credentials = new NetSuiteCredentials();
        credentials.setAccountId(given.accountId());
        credentials.setConsumerKey(given.consumerKey());
        credentials.setConsumerSecret(given.consumerSecret());
        credentials.setAccessToken(given.tokenId());
        credentials.setAccessTokenSecret(given.tokenSecret());
        return credentials;
    }

    private int run(Main main, RunnerProperties settings, PrintWriter out) throws Exception {
        settings.weak().putIfAbsent("camel.main.yamlDslCompactNotationWarn", "false");
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setInitialProperties(settings.weak());
        main.setOverrideProperties(settings.strong());
        main.configure()
                .withAutoConfigurationLogSummary(false)
                .withRoutesIncludePattern("file:" + routesFolder() + "/*.yaml")
                .withAdditionalSensitiveKeywords("tokenId,tokenSecret");
        NetSuiteTbaComponent component = new NetSuiteTbaComponent();
        main.bind("netsuite-tba", component);
        main.bind("jsonl", new JsonLinesComponent());
        if (once) {
            component.readOnce();
        }
        main.start();
        try {
            CamelContext context = main.getCamelContext();
            Watch watch = new Watch(context, out);
            if (!sandbox) {
                out.println("Progress is kept in "
                        + Path.of(component.getConfiguration().getCursorDirectory())
                                .toAbsolutePath());
            }
            out.flush();
            return once ? watch.untilReadOnce() : watch.untilStopped();
        } finally {
            main.stop();
        }
    }

    private Path routesFolder() {
        if (routes != null) {
            if (!Files.isDirectory(routes)) {
                throw new IllegalArgumentException("Option --routes: there is no folder " + routes.toAbsolutePath());
            }
            return routes.toAbsolutePath();
        }
        Path local = Path.of("routes");
        return Files.isDirectory(local)
                ? local.toAbsolutePath()
                : RunnerProperties.besideTheJar("routes")
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        "No routes: there is no folder routes here nor beside the jar; name one with --routes"));
    }

    private static void emptied(Path directory) throws IOException {
        if (!Files.isDirectory(directory, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!path.equals(directory)) {
                    Files.delete(path);
                }
            }
        }
    }
}
