package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.auth.Nonces;
import io.github.camelnetsuite.tba.auth.OAuth1Signer;
import io.github.camelnetsuite.tba.auth.PassportSigner;
import io.github.camelnetsuite.tba.auth.TbaCredentials;
import io.github.camelnetsuite.tba.gateway.AccountLimiter;
import io.github.camelnetsuite.tba.gateway.ApiVersion;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.gateway.HttpSettings;
import io.github.camelnetsuite.tba.gateway.LoginBreaker;
import io.github.camelnetsuite.tba.gateway.NetSuitePort;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.security.SecureRandom;
import java.time.Duration;

/** What reads a simulated account without a route: each request is tried once. */
final class SandboxSession implements AutoCloseable {

    final Gateway gateway;
    final SoapClient soap;

    SandboxSession(Sandbox account, Time time) {
        this(account, time, Duration.ofSeconds(60));
    }

    SandboxSession(Sandbox account, Time time, Duration requestTimeout) {
        SandboxCredentials login = account.credentials();
        TbaCredentials credentials = TbaCredentials.of(
                login.accountId(), login.consumerKey(), login.consumerSecret(), login.tokenId(), login.tokenSecret());
        Nonces nonces = new Nonces(new SecureRandom());
        gateway = new Gateway(
                new HttpSettings(account.baseUrl(), Duration.ofSeconds(5), requestTimeout, null, builder -> {}),
                new OAuth1Signer(credentials, time, nonces),
                new AccountLimiter(1, time),
                new LoginBreaker(time),
                (failed, failure) -> Duration.ZERO,
                1,
                time);
        soap = new SoapClient(
                new NetSuitePort(gateway, new PassportSigner(credentials, time, nonces), ApiVersion.LAST));
    }

    @Override
    public void close() {
        gateway.close();
    }
}
