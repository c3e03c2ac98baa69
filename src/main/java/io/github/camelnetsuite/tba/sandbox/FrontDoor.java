package io.github.camelnetsuite.tba.sandbox;

import io.github.camelnetsuite.tba.sandbox.control.ConcurrencyGate;
import io.github.camelnetsuite.tba.sandbox.control.Effect;
import io.github.camelnetsuite.tba.sandbox.control.Faults;
import io.github.camelnetsuite.tba.sandbox.control.Stats;
import io.github.camelnetsuite.tba.sandbox.http.Delivery;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpFields;
import io.github.camelnetsuite.tba.sandbox.http.HttpHandler;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import io.github.camelnetsuite.tba.sandbox.login.LoginRefusedException;
import io.github.camelnetsuite.tba.sandbox.login.TokenLogin;
import io.github.camelnetsuite.tba.sandbox.rest.Answers;
import io.github.camelnetsuite.tba.sandbox.rest.Caller;
import io.github.camelnetsuite.tba.sandbox.rest.RestServices;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
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
        boolean dropped = answer.delivery().drop() != Delivery.Drop.NOTHING
                && answer.delivery().drop() != Delivery.Drop.AFTER;
        stats.count(RestServices.kind(request), dropped ? "dropped" : String.valueOf(answer.status()));
        return answer;
    }

    private HttpAnswer enter(HttpRequest request, Effect effect, Instant now) throws Exception {
        try {
            login.enter(request, now, effect.login());
        } catch (LoginRefusedException refused) {
            return answers.invalidLogin(accountId);
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
        return effect.status().isPresent()
                ? answers.ofStatus(effect.status().getAsInt(), accountId)
                : services.answer(request, caller(effect), now);
    }

    private Caller caller(Effect effect) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        permissions.addAll(settings.role().permissions());
        permissions.removeAll(effect.lost());
        return new Caller(settings.role().administrator(), permissions);
    }

    private static void hold(long millis) throws InterruptedException {
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }
}
