package io.github.camelnetsuite.tba.sandbox;

import io.github.camelnetsuite.tba.sandbox.control.ConcurrencyGate;
import io.github.camelnetsuite.tba.sandbox.control.Effect;
import io.github.camelnetsuite.tba.sandbox.control.Faults;
import io.github.camelnetsuite.tba.sandbox.control.Stats;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpFields;
import io.github.camelnetsuite.tba.sandbox.http.HttpHandler;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import io.github.camelnetsuite.tba.sandbox.login.LoginRefusedException;
import io.github.camelnetsuite.tba.sandbox.login.OAuth2Login;
import io.github.camelnetsuite.tba.sandbox.login.TokenLogin;
import io.github.camelnetsuite.tba.sandbox.rest.Answers;
import io.github.camelnetsuite.tba.sandbox.rest.Caller;
import io.github.camelnetsuite.tba.sandbox.rest.RestServices;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * What every request to the account passes, in an order that is unverified: login, then a concurrency slot, then
 * injected faults, then the role's permissions, then the service. So a request that is refused for concurrency or by an
 * injected fault has spent its nonce, and one that cannot log in takes no slot. The slot is free before the answer's
 * first byte leaves.
 */
final class FrontDoor implements HttpHandler {
    private final InstantSource clock;
    private final SandboxSettings settings;
    private final String accountId;
    private final TokenLogin login;
    private final OAuth2Door oauth2;
    private final ConcurrencyGate gate;
    private final Faults faults;
    private final Stats stats;
    private final RestServices services;
    private final Answers answers;
    private final AnswerDress dress;

    FrontDoor(
            InstantSource clock,
            SandboxSettings settings,
            String accountId,
            TokenLogin login,
            OAuth2Door oauth2,
            ConcurrencyGate gate,
            Faults faults,
            Stats stats,
            RestServices services,
            Answers answers,
            AnswerDress dress) {
        this.clock = clock;
        this.settings = settings;
        this.accountId = accountId;
        this.login = login;
        this.oauth2 = oauth2;
        this.gate = gate;
        this.faults = faults;
        this.stats = stats;
        this.services = services;
        this.answers = answers;
        this.dress = dress;
    }

    @Override
    public HttpAnswer answer(HttpRequest request) throws Exception {
        Effect effect = faults.on(request);
        Instant now = clock.instant().plusSeconds(effect.clockSkewSeconds());
        HttpAnswer answer = dress.dress(enter(request, effect, now), request, now);
        answer = effect.applyTo(answer);
        stats.count(RestServices.kind(request), answer);
        return answer;
    }

    private HttpAnswer enter(HttpRequest request, Effect effect, Instant now) throws Exception {
        try {
            if (!oauth2.enter(request, now, permissions(effect), effect.login())) {
                login.enter(request, now, effect.login());
            }
        } catch (LoginRefusedException refused) {
            return OAuth2Login.bringsToken(request) ? answers.invalidToken(accountId) : answers.invalidLogin(accountId);
        }
        if (!gate.enter()) {
            return answers.concurrencyLimitExceeded();
        }
        try {
            hold(settings.latency().toMillis() + effect.delayMillis());
            return serve(request, effect, now);
        } finally {
            gate.leave();
        }
    }

    private HttpAnswer serve(HttpRequest request, Effect effect, Instant now) throws Exception {
        if (effect.body().isPresent()) {
            return HttpAnswer.of(
                    effect.status().orElse(200),
                    HttpFields.of("Content-Type", "application/json; charset=UTF-8"),
                    effect.body().get());
        }
        if (effect.status().isPresent()) {
            return answers.ofStatus(effect.status().getAsInt(), accountId);
        }
        return OAuth2Login.asksForToken(request)
                ? oauth2.issue(request, now, permissions(effect), effect.login())
                : services.answer(request, caller(request, effect), now);
    }

    private Caller caller(HttpRequest request, Effect effect) {
        Permission needed = OAuth2Login.bringsToken(request)
                ? Permission.LOG_IN_USING_OAUTH2_ACCESS_TOKENS
                : Permission.LOG_IN_USING_ACCESS_TOKENS;
        return new Caller(settings.role().administrator(), permissions(effect), needed);
    }

    private Set<Permission> permissions(Effect effect) {
        return effect.leftOf(settings.role().permissions());
    }

    static void hold(long millis) throws InterruptedException {
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }
}
