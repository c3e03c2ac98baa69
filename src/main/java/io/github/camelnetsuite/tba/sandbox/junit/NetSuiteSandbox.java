package io.github.camelnetsuite.tba.sandbox.junit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCertificate;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import io.github.camelnetsuite.tba.sandbox.control.ControlApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A simulated NetSuite account for tests: one for the class when registered in a static field, one for each test
 * otherwise.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final NetSuiteSandbox netsuite = NetSuiteSandbox.with(account -> account.customers(50).contacts(80));
 * }</pre>
 *
 * The JSON that goes in and out is described at {@link ControlApi}.
 */
public final class NetSuiteSandbox
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    private final Consumer<Sandbox.Builder> setUp;
    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Sandbox running;
    private boolean forTheClass;

    private NetSuiteSandbox(Consumer<Sandbox.Builder> setUp) {
        this.setUp = setUp;
    }

    /** An account as the builder makes it, changed as given. */
    public static NetSuiteSandbox with(Consumer<Sandbox.Builder> setUp) {
        return new NetSuiteSandbox(setUp);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
        forTheClass = true;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!forTheClass) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!forTheClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
        forTheClass = false;
    }

    private void start() {
        Sandbox.Builder builder = Sandbox.builder();
        setUp.accept(builder);
        running = builder.start();
    }

    private void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /**
     * The account.
     *
     * @throws IllegalStateException outside a test
     */
    public Sandbox sandbox() {
        if (running == null) {
            throw new IllegalStateException(
                    "The sandbox runs during tests only; is the field annotated @RegisterExtension?");
        }
        return running;
    }

    public URI baseUrl() {
        return sandbox().baseUrl();
    }

    public SandboxCredentials credentials() {
        return sandbox().credentials();
    }

    /** Uploads a certificate in PEM: with its private key a client may log in by OAuth 2.0. */
    public SandboxCertificate register(String pem) {
        return sandbox().register(pem);
    }

    /** Changes what becomes of certificates, as {@code {"certificateId":"…","revoked":true}}. */
    public void certificate(String order) {
        call("POST", "certificates", order);
    }

    /** Ends all access tokens that were issued. */
    public void endTokens() {
        call("DELETE", "tokens", "");
    }

    /** {@code NETSUITE_…} variables that point a client at the account. */
    public Map<String, String> environment() {
        return sandbox().environment();
    }

    /** What the account really holds of a type, such as {@code customer}, {@code contact} or {@code customer?stage=all}. */
    public JsonNode records(String typeAndQuery) {
        return call("GET", "records/" + typeAndQuery, "");
    }

    /** Makes edits, as {@code {"type":"contact","updates":3}}; answers what they touched. */
    public JsonNode edit(String order) {
        return call("POST", "edits", order);
    }

    /** Injects a fault, as {@code {"match":{"path":"suiteql","nth":2},"status":503}}. */
    public void fault(String fault) {
        call("POST", "faults", fault);
    }

    public void clearFaults() {
        call("DELETE", "faults", "");
    }

    /** Changes what is the matter with the account, as {@code {"loginCause":"TOKEN_REVOKED"}}; answers how it is. */
    public JsonNode account(String change) {
        return call("POST", "account", change);
    }

    /** Resets the integration's credentials; the old consumer key is unknown from then on. */
    public SandboxCredentials resetIntegration() {
        return sandbox().resetIntegration();
    }

    /** Revokes the token and makes another; the old one is rejected from then on. */
    public SandboxCredentials replaceToken() {
        return sandbox().replaceToken();
    }

    /** Unlocks the user, as an administrator does. */
    public void unlock() {
        sandbox().unlock();
    }

    /** Requests so far, by kind and status. */
    public JsonNode stats() {
        return call("GET", "stats", "");
    }

    /** The Login Audit Trail. */
    public JsonNode audit() {
        return call("GET", "audit", "");
    }

    /** Moves the account's clock forward. */
    public void advance(Duration by) {
        sandbox().clock().advance(by);
    }

    private JsonNode call(String method, String resource, String body) {
        HttpRequest request = HttpRequest.newBuilder(baseUrl().resolve(ControlApi.ROOT + resource))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new IllegalArgumentException(answer.path("error").asText("HTTP " + response.statusCode()));
            }
            return answer;
        } catch (IOException failure) {
            throw new IllegalStateException("The sandbox did not answer", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the sandbox", stopped);
        }
    }
}
