package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the routes, until stopped or until everything has been read once. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the routes until stopped.",
            "",
            "The account comes from NETSUITE_ACCOUNT_ID, NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET, NETSUITE_TOKEN_ID"
                    + " and NETSUITE_TOKEN_SECRET, or, with a certificate, NETSUITE_ACCOUNT_ID, NETSUITE_CLIENT_ID,"
                    + " NETSUITE_CERTIFICATE_ID, NETSUITE_PRIVATE_KEY (a file or its text) and"
                    + " NETSUITE_PRIVATE_KEY_PASSWORD, or from properties. The strongest setting first: -D, -D of Java,"
                    + " --properties, application.properties in this folder, the one beside the jar, NETSUITE_….",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:with --once: everything was read and delivered; with --dry-run: everything could be read",
            "1:with --once: a route failed three polls running; with --dry-run: one can't be read",
            "2:something is to be configured differently"
        })
final class RunCommand implements Callable<Integer> {

    private final Surroundings here;

    @Option(names = "--once", description = "End when every route has read to the end and delivered it.")
    private boolean once;

    @Option(
            names = "--dry-run",
            description = "Read everything that the routes would read from where they stand, say how much each would"
                    + " deliver, deliver nothing, open no destination and move no cursor; then end.")
    private boolean dryRun;

    @Option(
            names = "--sandbox",
            description = "Read a simulated account with invented records; write below ./netsuite-sandbox, which is"
                    + " emptied first.")
    private boolean sandbox;

    @Option(
            names = "--routes",
            paramLabel = "DIR",
            description = "Folder of routes (*.yaml); else ./routes, else routes/ beside the jar.")
    private @Nullable Path routes;

    @Option(
            names = "--accounts",
            paramLabel = "DIR",
            description = "Folder of accounts (NAME.properties), each read by routes of the one route template; else"
                    + " ./accounts, if it is there.")
    private @Nullable Path accounts;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "How many accounts of the folder are at work at once (default 8); those that wait for NetSuite or"
                            + " for their destination do not count.")
    private @Nullable Integer threads;

    @Mixin
    private PropertyOptions properties = new PropertyOptions();

    @Spec
    private CommandSpec spec;

    RunCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws Exception {
        RunnerProperties settings = properties.collect(here);
        if (threads != null) {
            settings.put(RunnerProperties.COMPONENT + "accountThreads", threads.toString());
        }
        if (accounts != null && (sandbox || dryRun)) {
            throw new IllegalArgumentException("Option --accounts is for a run that reads them: take "
                    + (sandbox ? "--sandbox" : "--dry-run") + " out");
        }
        Path folder = RoutesFolder.find(routes, here.directory());
        Path many = sandbox || dryRun
                ? null
                : RunningAccounts.find(accounts, here.directory(), folder, settings.hasAccount());
        RouteRun run = new RouteRun(settings, folder, here, many);
        DryRun dry = new DryRun(settings, folder, here);
        Terminal terminal = new Terminal(spec.commandLine().getOut(), here.terminal());
        if (sandbox) {
            return runSandbox(settings, run, dry, terminal);
        }
        if (many == null) {
            settings.requireAccount();
        }
        settings.requireUsableKey();
        if (dryRun) {
            return dry.run((uri, endpoint) -> endpoint, terminal);
        }
        try (StopSignal stop = here.stop().get()) {
            return run.run(once, RouteRun.Progress.KEPT, (uri, endpoint) -> endpoint, terminal, stop);
        }
    }

    private int runSandbox(RunnerProperties settings, RouteRun run, DryRun dry, Terminal terminal) throws Exception {
        SandboxOutput output = SandboxOutput.below(here.directory());
        terminal.say("SANDBOX: a simulated NetSuite account with invented records; output goes below "
                + output.folder().toAbsolutePath());
        if (!dryRun) {
            output.empty();
        }
        settings.put("netsuite.directory", output.folder().toString());
        try (StopSignal stop = here.stop().get();
                Sandbox account = Sandbox.builder().start()) {
            SandboxGuard guard = new SandboxGuard(account, output, stop::because);
            return dryRun
                    ? dry.run(guard, terminal)
                    : run.run(once, RouteRun.Progress.FORGOTTEN, guard, terminal, stop);
        }
    }
}
