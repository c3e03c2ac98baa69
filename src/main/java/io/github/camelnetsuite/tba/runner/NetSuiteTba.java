package io.github.camelnetsuite.tba.runner;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Exit codes: 0 for done, 1 for an account that could not be read, 2 for something to configure or to
 * type differently; errors are one line that says what to change.
 */
@Command(
        name = "netsuite-tba",
        description = "Reads customers and contacts out of NetSuite and hands them to Camel routes.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Try: run --sandbox --once"})
public final class NetSuiteTba {

    static final int FAILED = 1;
    static final int CONFIGURATION = 2;

    private NetSuiteTba() {}

    /** Runs a command and ends the process. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofThisProcess()).execute(arguments));
    }

    static CommandLine commandLine(Surroundings here) {
        return new CommandLine(new NetSuiteTba())
                .addSubcommand(new RunCommand(here))
                .addSubcommand(new VerifyCommand(here))
                .addSubcommand(new PlanCommand(here))
                .addSubcommand(new PeekCommand(here))
                .addSubcommand(new SandboxCommand(here))
                .addSubcommand(new CursorCommand(here))
                .addSubcommand(new ResyncCommand(here))
                .addSubcommand(new SignCommand(here))
                .addSubcommand(new KeygenCommand(here))
                .addSubcommand(new GuideCommand())
                .addSubcommand(new CommandLine(new CredentialsCommand(here)).addSubcommand(new AddCredentialsCommand()))
                .addSubcommand(new StatusCommand(here))
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((mistake, arguments) -> {
                    CommandLine command = mistake.getCommandLine();
                    CommandSpec spec = command.getCommandSpec();
                    PrintWriter err = command.getErr();
                    err.println(OneLine.of(mistake) + ". Try: " + spec.qualifiedName() + " --help");
                    UnmatchedArgumentException.printSuggestions(mistake, err);
                    return CONFIGURATION;
                })
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    command.getOut().flush();
                    command.getErr().println(OneLine.of(exception));
                    return CONFIGURATION;
                });
    }
}
