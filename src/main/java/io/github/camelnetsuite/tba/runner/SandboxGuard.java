package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.NetSuiteCredentials;
import io.github.camelnetsuite.tba.NetSuiteTbaConfiguration;
import io.github.camelnetsuite.tba.NetSuiteTbaEndpoint;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.net.URI;
import java.nio.file.Files;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.EndpointStrategy;

/**
 * Keeps invented records and real systems apart: whatever account a route names, it reads the simulated one, with
 * progress in memory; and it sends to files, logs, what stays in this process, and loopback only. Camel asks it for each
 * endpoint that it makes, be it while a message is under way.
 */
final class SandboxGuard implements EndpointStrategy {

    private static final Set<String> HARMLESS = Set.of("file", "log", "direct", "seda", "mock", "bean", "class");
    private static final Set<String> HTTP = Set.of("http", "https");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Sandbox sandbox;
    private final SandboxOutput output;
    private final Consumer<IllegalArgumentException> refusals;
    private final CursorStore cursors = new MemoryCursorStore();

    /** @param refusals is told what was refused, since a route may keep that to itself */
    SandboxGuard(Sandbox sandbox, SandboxOutput output, Consumer<IllegalArgumentException> refusals) {
        this.sandbox = sandbox;
        this.output = output;
        this.refusals = refusals;
    }

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        if (endpoint instanceof NetSuiteTbaEndpoint reading) {
            readTheSandbox(reading.getConfiguration());
        } else if (endpoint instanceof JsonLinesEndpoint lines) {
            if (!output.contains(lines.path()) && Files.exists(lines.path())) {
                throw refused("run --sandbox does not add invented records to "
                        + lines.path().toAbsolutePath() + ", which may hold real ones: remove it, or write below "
                        + output.folder());
            }
        } else if (!isHarmless(endpoint.getEndpointBaseUri())) {
            throw refused("run --sandbox sends invented records only to files, logs and this machine, not to "
                    + endpoint.getEndpointBaseUri().replaceFirst("\\?.*", ""));
        }
        return endpoint;
    }

    private IllegalArgumentException refused(String why) {
        IllegalArgumentException refusal = new IllegalArgumentException(why);
        refusals.accept(refusal);
        return refusal;
    }

    private void readTheSandbox(NetSuiteTbaConfiguration options) {
        options.setCredentials(credentials(sandbox.credentials()));
        options.setBaseUrl(sandbox.baseUrl().toString());
        options.setCursorStore(cursors);
        options.setDataSource(null);
    }

    private static NetSuiteCredentials credentials(SandboxCredentials given) {
        NetSuiteCredentials credentials = new NetSuiteCredentials();
        credentials.setAuthentication("tba");
        credentials.setAccountId(given.accountId());
        credentials.setConsumerKey(given.consumerKey());
        credentials.setConsumerSecret(given.consumerSecret());
        credentials.setAccessToken(given.tokenId());
        credentials.setAccessTokenSecret(given.tokenSecret());
        return credentials;
    }

    private static boolean isHarmless(String uri) {
        String scheme = uri.substring(0, Math.max(0, uri.indexOf(':')));
        return HARMLESS.contains(scheme) || (HTTP.contains(scheme) && isLoopback(uri));
    }

    /** Camel writes such URIs in several ways: http://host, http:host, http://http://host. */
    private static boolean isLoopback(String uri) {
        try {
            String host =
                    URI.create(uri.replaceFirst("^(https?:/*)+", "http://")).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException unclear) {
            return false;
        }
    }
}
