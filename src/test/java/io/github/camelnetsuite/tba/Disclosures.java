package io.github.camelnetsuite.tba;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckHelper;

/** All that others can see of a running Camel context, as text. */
final class Disclosures {

    /** Would end something, start something, wait, or write a file. */
    private static final Set<String> ACTING_CONSOLES = Set.of(
            "debug",
            "eval-language",
            "gc",
            "heap-dump",
            "heap-histogram",
            "jfr-memory-leak",
            "receive",
            "reload",
            "send",
            "simple-language",
            "sql-query");

    private static final Map<String, Object> EVERYTHING = Map.ofEntries(
            Map.entry("properties", "true"),
            Map.entry("nulls", "true"),
            Map.entry("internal", "true"),
            Map.entry("exposureLevel", "full"),
            Map.entry("stackTrace", "true"),
            Map.entry("dump", "true"),
            Map.entry("runtime", "true"));

    private final CamelContext camel;

    Disclosures(CamelContext camel) {
        this.camel = camel;
    }

    /** Names, descriptions and attributes of all MBeans, and what their harmless operations answer. */
    List<String> management() throws JMException {
        List<String> seen = new ArrayList<>();
        MBeanServer server = camel.getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<ObjectName> names =
                server.queryNames(new ObjectName("org.apache.camel:context=" + camel.getManagementName() + ",*"), null);
        for (ObjectName name : names) {
            seen.add(name + " " + server.getMBeanInfo(name));
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                seen.add(attribute.getName() + " " + value(() -> server.getAttribute(name, attribute.getName())));
            }
            for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
                if (operation.getSignature().length == 0 && isHarmless(operation)) {
                    seen.add(operation.getName() + " "
                            + value(() -> server.invoke(name, operation.getName(), new Object[0], new String[0])));
                }
            }
        }
        return seen;
    }

    private static boolean isHarmless(MBeanOperationInfo operation) {
        return !operation.getReturnType().equals("void")
                && operation.getName().matches("(dump|get|list|explain|browse|find|message|inflight|is|format).*");
    }

    private interface Call {
        Object get() throws Exception;
    }

    /** What a console would show of it: a failure, too. */
    private static String value(Call call) {
        try {
            Object value = call.get();
            return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
        } catch (Exception e) {
            return stackTrace(e);
        }
    }

    /** All developer consoles, as text and as JSON, with every option that shows more. */
    List<String> consoles() {
        DevConsoleRegistry registry = camel.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        registry.loadDevConsoles(true);
        List<String> seen = new ArrayList<>();
        for (DevConsole console : registry.stream().toList()) {
            if (!ACTING_CONSOLES.contains(console.getId())) {
                for (MediaType type : MediaType.values()) {
                    if (console.supportMediaType(type)) {
                        seen.add(console.getId() + " " + value(() -> console.call(type, EVERYTHING)));
                    }
                }
            }
        }
        return seen;
    }

    /** Readiness and liveness with all details and stack traces. */
    List<String> health() {
        List<String> seen = new ArrayList<>();
        HealthCheckHelper.invoke(camel, "full").forEach(result -> {
            seen.add(result.getCheck().getId() + " " + result.getMessage() + " " + result.getDetails());
            result.getError().ifPresent(error -> seen.add(stackTrace(error)));
        });
        return seen;
    }

    /** With causes and suppressed ones, as far as they go. */
    static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return thrown + " " + thrown.getLocalizedMessage() + " " + text;
    }

    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.toString() + " " + thread.getThreadGroup())
                .toList();
    }

    /** Names and contents. */
    static List<String> files(Path directory) throws IOException {
        List<String> seen = new ArrayList<>();
        try (var files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                seen.add(file.getFileName() + " " + Files.readString(file));
            }
        }
        return seen;
    }
}
