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
import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * What every request to the account passes, in an order that is unverified: whether the account is there at all, login,
 * then a concurrency slot, then injected faults, then the role's permissions, then the service. So a request that is refused for concurrency or by an
 * injected fault has spent its nonce, and one that cannot log in takes no slot. The slot is free before the answer's
 * first byte leaves.
 */
final class FrontDoor implements HttpHandler {
    private final AccountState state;
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
            AccountState state,
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
        this.state = state;
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
        AccountConditions conditions = state.conditions();
        Instant now = state.now().plusSeconds(effect.clockSkewSeconds());
        HttpAnswer answer = dress.dress(enter(request, effect, conditions, now), request, now);
        answer = effect.applyTo(answer);
        stats.count(RestServices.kind(request), answer);
        return answer;
    }

    private HttpAnswer enter(HttpRequest request, Effect effect, AccountConditions conditions, Instant now)
            throws Exception {
        if (conditions.maintenance()) {
            return answers.maintenance();
        }
        if (conditions.redirect().isPresent()) {
            return redirect(request, conditions.redirect().get());
        }
        Set<Permission> permissions =
                effect.leftOf(conditions.leftOf(settings.role().permissions()));
        String refusal = effect.login().isEmpty() ? refusalOfEveryLogin(conditions) : effect.login();
        try {
            if (!oauth2.enter(request, now, permissions, refusal)) {
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
            if (effect.body().isPresent() || effect.status().isPresent()) {
                return injected(effect);
            }
            return OAuth2Login.asksForToken(request)
                    ? oauth2.issue(request, now, permissions, refusal)
                    : services.answer(request, caller(request, permissions, conditions), now);
        } finally {
            gate.leave();
        }
    }

    /** As to a client that calls a data center which the account is not in (Oracle help, section_4634920277). */
    static HttpAnswer redirect(HttpRequest request, URI elsewhere) {
        String origin = elsewhere.getScheme() + "://" + elsewhere.getRawAuthority();
        return HttpAnswer.of(302, HttpFields.of("Location", origin + request.target()), "");
    }

    /** By OAuth 2.0 a user logs in without a token, but not without an integration or a role. */
    private static String refusalOfEveryLogin(AccountConditions conditions) {
        return conditions
                .loginCause()
                .filter(LoginCause::refusesEveryLogin)
                .filter(cause -> cause != LoginCause.USER_LOCKED && cause != LoginCause.CLOCKS_APART)
                .map(LoginCause::detail)
                .orElse("");
    }

    private HttpAnswer injected(Effect effect) {
        return effect.body()
                .map(body -> HttpAnswer.of(
                        effect.status().orElse(200),
                        HttpFields.of("Content-Type", "application/json; charset=UTF-8"),
                        body))
                .orElseGet(() -> answers.ofStatus(effect.status().orElse(200), accountId));
    }

    private Caller caller(HttpRequest request, Set<Permission> permissions, AccountConditions conditions) {
        Permission needed = OAuth2Login.bringsToken(request)
                ? Permission.LOG_IN_USING_OAUTH2_ACCESS_TOKENS
                : Permission.LOG_IN_USING_ACCESS_TOKENS;
        return new Caller(settings.role().administrator(), permissions, needed, conditions);
    }

    static void hold(long millis) throws InterruptedException {
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }
}
