package io.github.camelnetsuite.tba.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelnetsuite.tba.NetSuiteCredentials;
import io.github.camelnetsuite.tba.NetSuiteTbaEndpoint;
import io.github.camelnetsuite.tba.doctor.Report;
import java.io.PrintWriter;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verify}: whether an account's login works, what its role can read, and what to mend. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Examines the account of the environment or application.properties: its values, login, permissions and what"
                    + " can be seen with them; says what to mend, and what to set. At most 25 requests, none begun after"
                    + " five minutes, nothing is written, and no more than two refused logins in 30 minutes (four with"
                    + " changed values), those of other processes included.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:customers and contacts can be read with the settings that are recommended at the end",
            "1:they can't, and it says what to mend",
            "2:it could not be told, or something is to be configured differently"
        })
final class VerifyCommand implements Callable<Integer> {

    private final Surroundings here;

    @Option(names = "--json", description = "Prints the report as JSON.")
    private boolean json;

    @Mixin
    private AccountOptions account = new AccountOptions();

    @Mixin
    private PropertyOptions properties = new PropertyOptions();

    @Spec
    private CommandSpec spec;

    VerifyCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws Exception {
        RunnerProperties settings = properties.collect(here);
        try (ConfiguredCamel camel = account.configure(settings, here)) {
            camel.start();
            String options = account.name() == null ? bean(settings, camel) : "?account=" + account.name();
            Report report = camel.context()
                    .getEndpoint("netsuite-tba:customer" + options, NetSuiteTbaEndpoint.class)
                    .verify();
            print(report);
            return exitCode(report);
        }
    }

    static int exitCode(Report report) {
        return switch (report.result()) {
            case FINE -> 0;
            case REFUSED -> NetSuiteTba.FAILED;
            case UNKNOWN -> NetSuiteTba.CONFIGURATION;
        };
    }

    /** The only bean of credentials, where the component has none of its own. */
    private static String bean(RunnerProperties settings, ConfiguredCamel camel) {
        if (settings.option("accountId") != null || settings.option("credentials") != null) {
            return "";
        }
        Set<String> beans = new TreeSet<>(camel.context()
                .getRegistry()
                .findByTypeWithName(NetSuiteCredentials.class)
                .keySet());
        if (beans.size() > 1) {
            throw new IllegalArgumentException("There are " + beans.size() + " beans of credentials: say which by -D "
                    + RunnerProperties.COMPONENT + "credentials=#bean:NAME, one of " + String.join(", ", beans));
        }
        return beans.stream()
                .map(name -> "?credentials=#bean:" + name)
                .findFirst()
                .orElse("");
    }

    private void print(Report report) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(report.toMap()));
        } else {
            ReportText.lines(report).forEach(out::println);
        }
        out.flush();
    }
}
