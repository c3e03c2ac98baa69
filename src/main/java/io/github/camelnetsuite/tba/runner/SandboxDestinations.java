package io.github.camelnetsuite.tba.runner;

import java.net.URI;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.EndpointStrategy;

/** Keeps invented records away from real systems: files, logs, what stays in this process, and loopback. */
final class SandboxDestinations implements EndpointStrategy {

    private static final Set<String> HARMLESS = Set.of(
            "netsuite-tba", "jsonl", "file", "log", "direct", "seda", "mock", "timer", "bean", "class", "controlbus");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        String base = endpoint.getEndpointBaseUri();
        String scheme = base.substring(0, base.indexOf(':'));
        if (HARMLESS.contains(scheme) || (scheme.startsWith("http") && isLoopback(base))) {
            return endpoint;
        }
        throw new IllegalArgumentException("run --sandbox sends only to files, logs and this machine, not to " + base
                + ": its records are invented");
    }

    private static boolean isLoopback(String uri) {
        String address = uri.replaceFirst("^https?:/*(https?:/*)?", "http://");
        String host = URI.create(address).getHost();
        return host != null && LOOPBACK.contains(host);
    }
}
