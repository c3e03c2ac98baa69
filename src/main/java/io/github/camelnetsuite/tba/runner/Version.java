package io.github.camelnetsuite.tba.runner;

import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the versions that the jars' manifests tell. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "netsuite-tba " + of(NetSuiteTba.class) + " (Camel " + of(CamelContext.class) + ", Java "
                    + Runtime.version() + ")"
        };
    }

    private static String of(Class<?> type) {
        @Nullable String version = type.getPackage().getImplementationVersion();
        return version == null ? "not from a jar" : version;
    }
}
