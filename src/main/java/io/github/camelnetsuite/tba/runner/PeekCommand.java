package io.github.camelnetsuite.tba.runner;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelnetsuite.tba.NetSuiteTbaEndpoint;
import io.github.camelnetsuite.tba.NetSuiteTbaPreview;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code peek}: a few records, printed. */
@Command(
        name = "peek",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints a few records as a route would get them, and moves nothing. This is the one command that shows what"
                    + " fields hold.",
            "",
            "By SuiteQL they are those with the lowest ids, by SOAP those that NetSuite shows first. It takes one request,"
                    + " one more where records are expanded, and two more where none is found. The options are those of the component, for which --fields"
                    + " and the others are short; since does not count.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:there are records",
            "1:there are none, or they can't be read",
            "2:something is to be configured differently"
        })
final class PeekCommand implements Callable<Integer> {

    private static final int MOST = 1000;
    private static final int MOST_IDS = 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Surroundings here;

    @Parameters(paramLabel = "TYPE", description = "The record type: customer or contact.")
    private String type = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "3", description = "How many; else 3.")
    private int limit;

    @Option(names = "--id", paramLabel = "ID", split = ",", description = "Those of these ids instead.")
    private List<Long> ids = List.of();

    @Option(names = "--json-lines", description = "Print each in a line.")
    private boolean jsonLines;

    @Option(names = "--fields", paramLabel = "F", description = "As option fields, such as email,phone or +balance.")
    private @Nullable String fields;

    @Option(names = "--stage", paramLabel = "S", description = "As option stage.")
    private @Nullable String stage;

    @Option(names = "--filter", paramLabel = "C", description = "As option filter, a SuiteQL condition.")
    private @Nullable String filter;

    @Option(names = "--expand", paramLabel = "E", description = "As option expand.")
    private @Nullable String expand;

    @Option(names = "--transport", paramLabel = "T", description = "As option transport: suiteql or soap.")
    private @Nullable String transport;

    @Mixin
    private AccountOptions account = new AccountOptions();

    @Mixin
    private PropertyOptions properties = new PropertyOptions();

    @Spec
    private CommandSpec spec;

    PeekCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws Exception {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("Option --limit is " + limit + ": give 1 to " + MOST);
        }
        if (ids.size() > MOST_IDS) {
            throw new IllegalArgumentException(
                    "Option --id names " + ids.size() + " ids: give " + MOST_IDS + " at most");
        }
        try (ConfiguredCamel camel = account.configure(properties.collect(here), here)) {
            camel.start();
            NetSuiteTbaPreview preview = NetSuiteTbaPreview.of(
                    (NetSuiteTbaEndpoint) camel.component().createEndpoint("netsuite-tba:" + type, options()));
            return print(preview, preview.some(ids, ids.isEmpty() ? limit : ids.size()));
        } catch (NetSuiteException e) {
            err().println(OneLine.of(e));
            return NetSuiteTba.FAILED;
        }
    }

    /** Those of the endpoint, which are stronger than the component's and the account's. */
    private Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        put(options, "account", account.name());
        put(options, "fields", fields);
        put(options, "stage", stage);
        put(options, "filter", filter);
        put(options, "expand", expand);
        put(options, "transport", transport);
        return options;
    }

    private static void put(Map<String, Object> options, String option, @Nullable String value) {
        if (value != null) {
            options.put(option, value);
        }
    }

    private int print(NetSuiteTbaPreview preview, List<NetSuiteRecord> records) throws JsonProcessingException {
        for (NetSuiteRecord record : records) {
            spec.commandLine()
                    .getOut()
                    .println(
                            jsonLines
                                    ? JSON.writeValueAsString(record)
                                    : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(record));
        }
        spec.commandLine().getOut().flush();
        Set<String> found = records.stream().map(NetSuiteRecord::id).collect(Collectors.toSet());
        String missing = ids.stream()
                .map(String::valueOf)
                .filter(id -> !found.contains(id))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty() || records.isEmpty()) {
            err().println("No " + type + (missing.isEmpty() ? "" : " " + missing) + " is visible to this role among"
                    + " those that a route would read (" + preview.selection() + ")");
        }
        return records.isEmpty() ? NetSuiteTba.FAILED : 0;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
