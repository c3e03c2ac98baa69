package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.auth.Nonces;
import io.github.camelnetsuite.tba.auth.OAuth1Signer;
import io.github.camelnetsuite.tba.auth.PassportSigner;
import io.github.camelnetsuite.tba.doctor.Access;
import io.github.camelnetsuite.tba.doctor.Doctor;
import io.github.camelnetsuite.tba.doctor.Report;
import io.github.camelnetsuite.tba.doctor.Values;
import io.github.camelnetsuite.tba.gateway.ApiVersion;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.gateway.HttpSettings;
import io.github.camelnetsuite.tba.gateway.NetSuitePort;
import io.github.camelnetsuite.tba.gateway.Time;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Examines the account of an endpoint, with the limiter and the login breaker that its routes have. */
final class Verification {

    private static final int SENT_ONCE = 1;

    /** A route may be patient; who has an account verified is waiting. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private Verification() {}

    static Report of(NetSuiteTbaEndpoint endpoint) throws InterruptedException {
        NetSuiteTbaComponent component = endpoint.getComponent();
        NetSuiteTbaConfiguration options = endpoint.getConfiguration();
        Values values = component.credentials(options).values(options.getAuthentication(), endpoint.getCamelContext());
        if (!values.flaws().isEmpty()) {
            return Doctor.ofFlawed(values);
        }
        EndpointSettings settings = endpoint.settings();
        HttpSettings http = impatient(settings.http());
        try (NetSuiteTbaComponent.AccountGuards guards = component.guards(settings);
                Gateway gateway = new Gateway(
                        http,
                        settings.login().authorizer(http, guards, component.time(), component.random()),
                        guards.limiter(),
                        guards.breaker(),
                        component.backoff(),
                        SENT_ONCE,
                        component.time())) {
            return new Doctor(
                            access(settings, options, http, gateway, component.time(), component.random()),
                            values,
                            component.time())
                    .examine();
        }
    }

    private static Access access(
            EndpointSettings settings,
            NetSuiteTbaConfiguration options,
            HttpSettings http,
            Gateway gateway,
            Time time,
            RandomGenerator random) {
        ApiVersion version = ApiVersion.parse(options.getApiVersion());
        NetSuitePort unsigned = new NetSuitePort(
                gateway,
                () -> {
                    throw new IllegalStateException("Asks what anybody may ask");
                },
                version);
        if (settings.login() instanceof Login.Tba tba) {
            Nonces nonces = new Nonces(random);
            return new Access(
                    tba.account(),
                    http,
                    gateway,
                    new NetSuitePort(gateway, new PassportSigner(tba.credentials(), time, nonces), version),
                    unsigned,
                    new OAuth1Signer(tba.credentials().withPairsExchanged(), time, nonces),
                    !options.getFilter().isBlank() || options.getExpand().contains("companies"),
                    options.isIncludeDeleted(),
                    null);
        }
        return new Access(
                settings.login().account(),
                http,
                gateway,
                null,
                unsigned,
                null,
                true,
                options.isIncludeDeleted(),
                settings.login().validity());
    }

    private static HttpSettings impatient(HttpSettings http) {
        return new HttpSettings(
                http.baseUrl(),
                http.connectTimeout(),
                http.requestTimeout().compareTo(LONGEST_WAIT) < 0 ? http.requestTimeout() : LONGEST_WAIT,
                http.tls(),
                http.customizer());
    }
}
