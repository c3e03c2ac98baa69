package io.github.camelnetsuite.tba.runner;

import java.util.Map;
import org.apache.camel.spi.PropertiesFunction;

/** Resolves the references to variables of the environment that {@link RunnerProperties} makes. */
record Variables(Map<String, String> environment) implements PropertiesFunction {

    static final String NAME = "netsuite-variable";

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String apply(String variable) {
        return environment.getOrDefault(variable, "");
    }
}
