package io.github.camelnetsuite.tba.runner;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command is given properties: mixed into each that reads them. */
final class PropertyOptions {

    @Option(names = "--properties", paramLabel = "FILE", description = "A properties file.")
    private @Nullable Path properties;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "A property, such as customers.to=https://localhost/import")
    private Map<String, String> given = new LinkedHashMap<>();

    /** These and all others, the strongest first. */
    RunnerProperties collect(Surroundings here) {
        return RunnerProperties.collect(here, given, properties);
    }
}
