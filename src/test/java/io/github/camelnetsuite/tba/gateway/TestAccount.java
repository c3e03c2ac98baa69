package io.github.camelnetsuite.tba.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** What all gateways to one account share, and gateways to it; ends with the test. */
public final class TestAccount implements AutoCloseable {

    static final NetSuiteRequest REQUEST =
            NetSuiteRequest.postJson("/services/rest/query/v1/suiteql?limit=1000&offset=0", java.util.Map.of(), "{}");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final FakeTime time;
    final FakeAuthorizer authorizer = new FakeAuthorizer("first");
    final AccountLimiter limiter;
    final LoginBreaker breaker;
    private final List<Gateway> gateways = new CopyOnWriteArrayList<>();
    private final URI url;

    public TestAccount(URI url) {
        this(url, new FakeTime());
    }

    TestAccount(URI url, FakeTime time) {
        this.url = url;
        this.time = time;
        this.limiter = new AccountLimiter(8, time);
        this.breaker = new LoginBreaker(time);
    }

    public Gateway gateway() {
        return gateway(PATIENCE);
    }

    Gateway gateway(Duration requestTimeout) {
        return gateway(requestTimeout, null, builder -> {}, time);
    }

    /** One that logs in in another way than the others. */
    Gateway gateway(RequestAuthorizer other) {
        return gateway(PATIENCE, null, builder -> {}, other, time);
    }

    Gateway gateway(Duration requestTimeout, SSLContext tls, Consumer<HttpClientBuilder> customizer, Time clock) {
        return gateway(requestTimeout, tls, customizer, authorizer, clock);
    }

    private Gateway gateway(
            Duration requestTimeout,
            SSLContext tls,
            Consumer<HttpClientBuilder> customizer,
            RequestAuthorizer login,
            Time clock) {
        Gateway gateway = new Gateway(
                new HttpSettings(url, Duration.ofSeconds(5), requestTimeout, tls, customizer),
                login,
                limiter,
                breaker,
                Backoff.fullJitter(Duration.ofMillis(500), Duration.ofSeconds(30), new Random(7))
                        .orRetryAfter(),
                5,
                clock);
        gateways.add(gateway);
        return gateway;
    }

    /** Asks for JSON. */
    Answer<JsonNode> ask() throws InterruptedException {
        return ask(gateway());
    }

    static Answer<JsonNode> ask(Gateway gateway) throws InterruptedException {
        return gateway.exchange(REQUEST, new JsonReader());
    }

    @Override
    public void close() {
        gateways.forEach(Gateway::close);
    }
}
