package io.github.camelnetsuite.tba.runner;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line. Exit codes: 0 for done, 1 for an account that could not be read, 2 for something to configure or to
 * type differently; errors are one line that says what to change.
 */
@Command(
        name = "netsuite-tba",
        description = "Reads customers and contacts out of NetSuite and hands them to Camel routes.",
        mixinStandardHelpOptions = true,
        version = "netsuite-tba 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RunCommand.class, SandboxCommand.class, CursorCommand.class, SignCommand.class})
public final class NetSuiteTba {

    static final int FAILED = 1;
    static final int CONFIGURATION = 2;

    /** Runs a command and ends the process. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new NetSuiteTba()).setExecutionExceptionHandler((exception, commandLine, parsed) -> {
            PrintWriter err = commandLine.getErr();
            err.println(OneLine.of(exception));
            return CONFIGURATION;
        });
    }
}
