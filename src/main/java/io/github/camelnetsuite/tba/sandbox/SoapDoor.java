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
import io.github.camelnetsuite.tba.sandbox.login.PassportLogin;
import io.github.camelnetsuite.tba.sandbox.rest.Caller;
import io.github.camelnetsuite.tba.sandbox.soap.SoapFault;
import io.github.camelnetsuite.tba.sandbox.soap.SoapRequest;
import io.github.camelnetsuite.tba.sandbox.soap.SoapServices;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;

/**
 * What every request to the SOAP endpoints passes, in the order of {@link FrontDoor} and with the same slots: but that
 * the envelope and its version come first, since the passport is in it.
 */
final class SoapDoor implements HttpHandler {
    private static final String OTHER = "soap.other";

    private final AccountState state;
    private final SandboxSettings settings;
    private final PassportLogin login;
    private final ConcurrencyGate gate;
    private final Faults faults;
    private final Stats stats;
    private final SoapServices services;
    private final AnswerDress dress;

    SoapDoor(
            AccountState state,
            SandboxSettings settings,
            PassportLogin login,
            ConcurrencyGate gate,
            Faults faults,
            Stats stats,
            SoapServices services,
            AnswerDress dress) {
        this.state = state;
        this.settings = settings;
        this.login = login;
        this.gate = gate;
        this.faults = faults;
        this.stats = stats;
        this.services = services;
        this.dress = dress;
    }

    /** An answer, and what it answers. */
    private record Served(String kind, HttpAnswer answer) {}

    @Override
    public HttpAnswer answer(HttpRequest request) throws Exception {
        Effect effect = faults.on(request);
        Instant now = state.now().plusSeconds(effect.clockSkewSeconds());
        Served served = serve(request, effect, now);
        HttpAnswer answer = effect.applyTo(dress.dress(served.answer(), request, now));
        stats.count(served.kind(), answer);
        return answer;
    }

    private Served serve(HttpRequest http, Effect effect, Instant now) throws Exception {
        if (!http.method().equals("POST")) {
            return new Served(OTHER, HttpAnswer.of(405, HttpFields.of("Allow", "POST"), ""));
        }
        AccountConditions conditions = state.conditions();
        if (conditions.redirect().isPresent()) {
            return new Served(
                    OTHER, FrontDoor.redirect(http, conditions.redirect().get()));
        }
        SoapRequest request;
        try {
            request = services.read(http);
        } catch (SoapFault unreadable) {
            return new Served(OTHER, services.answer(unreadable));
        }
        return new Served(
                request.kind(),
                conditions.maintenance() ? services.maintenance(request) : enter(request, effect, conditions, now));
    }

    private HttpAnswer enter(SoapRequest request, Effect effect, AccountConditions conditions, Instant now)
            throws Exception {
        try {
            if (!request.withoutLogin()) {
                login.enter(request.passports(), request.otherCredentials(), request.http(), now, effect.login());
            }
        } catch (LoginRefusedException refused) {
            return refused.detail().equals(PassportLogin.AMBIGUOUS)
                    ? services.ambiguousLogin(request)
                    : services.invalidLogin(request);
        }
        if (!gate.enter()) {
            return services.concurrencyLimitExceeded(request);
        }
        try {
            FrontDoor.hold(settings.latency().toMillis() + effect.delayMillis());
            return answer(request, effect, conditions, now);
        } finally {
            gate.leave();
        }
    }

    private HttpAnswer answer(SoapRequest request, Effect effect, AccountConditions conditions, Instant now)
            throws SQLException, IOException {
        if (effect.body().isPresent()) {
            return HttpAnswer.of(
                    effect.status().orElse(200),
                    HttpFields.of("Content-Type", "text/xml; charset=utf-8"),
                    effect.body().get());
        }
        if (effect.status().isPresent()) {
            return services.ofStatus(effect.status().getAsInt(), request);
        }
        Set<Permission> permissions =
                effect.leftOf(conditions.leftOf(settings.role().permissions()));
        try {
            return services.answer(
                    request,
                    new Caller(
                            settings.role().administrator(),
                            permissions,
                            Permission.LOG_IN_USING_ACCESS_TOKENS,
                            conditions),
                    now);
        } catch (SoapFault fault) {
            return services.answer(fault);
        }
    }
}
