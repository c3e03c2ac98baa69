package io.github.camelnetsuite.tba.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.sandbox.control.CertificateControl;
import io.github.camelnetsuite.tba.sandbox.control.ConcurrencyGate;
import io.github.camelnetsuite.tba.sandbox.control.ControlApi;
import io.github.camelnetsuite.tba.sandbox.control.Faults;
import io.github.camelnetsuite.tba.sandbox.control.Stats;
import io.github.camelnetsuite.tba.sandbox.data.Account;
import io.github.camelnetsuite.tba.sandbox.data.Edits;
import io.github.camelnetsuite.tba.sandbox.http.HttpHandler;
import io.github.camelnetsuite.tba.sandbox.login.AuditTrail;
import io.github.camelnetsuite.tba.sandbox.login.CertificateMappings;
import io.github.camelnetsuite.tba.sandbox.login.OAuth2Login;
import io.github.camelnetsuite.tba.sandbox.login.TokenLogin;
import io.github.camelnetsuite.tba.sandbox.login.UserLock;
import io.github.camelnetsuite.tba.sandbox.rest.Answers;
import io.github.camelnetsuite.tba.sandbox.rest.RestServices;
import io.github.camelnetsuite.tba.sandbox.soap.SoapServices;
import java.util.UUID;
import java.util.function.Supplier;

/** Connects the account's parts: control interface on one side, NetSuite's services on the other. */
final class Switchboard {
    private Switchboard() {}

    /** The handler of every request. Late commits that are due become visible before it is answered. */
    static HttpHandler wire(
            Account account,
            Edits edits,
            SandboxClock clock,
            AccountState state,
            UserLock lock,
            SandboxSettings settings,
            CertificateMappings certificates) {
        ObjectMapper json = new ObjectMapper();
        String accountId = state.credentials().accountId();
        AuditTrail audit = new AuditTrail();
        TokenLogin login =
                new TokenLogin(state::credentials, () -> state.conditions().loginCause(), lock, audit);
        OAuth2Login oauth2 = new OAuth2Login(certificates, lock, audit, json, settings.tokenClockLeeway());
        ConcurrencyGate gate = new ConcurrencyGate(settings.concurrency());
        Faults faults = new Faults();
        Stats stats = new Stats();
        Answers answers = new Answers(json);
        Supplier<String> ids = () -> UUID.randomUUID().toString();
        HttpHandler netsuite = new FrontDoor(
                state,
                settings,
                accountId,
                login,
                new OAuth2Door(oauth2, answers, settings.describesTokenRefusals()),
                gate,
                faults,
                stats,
                new RestServices(account, clock, settings, answers),
                answers,
                new AnswerDress(ids));
        HttpHandler soap = new SoapDoor(
                state,
                settings,
                login.byPassport(),
                gate,
                faults,
                stats,
                new SoapServices(account, clock, settings, accountId, ids),
                new AnswerDress(ids));
        HttpHandler control = new ControlApi(
                json,
                account,
                settings,
                state,
                faults,
                stats,
                gate,
                login,
                new CertificateControl(json, certificates, oauth2),
                audit,
                clock,
                edits);
        return request -> {
            edits.settle();
            if (request.path().startsWith(ControlApi.ROOT)) {
                return control.answer(request);
            }
            return request.path().startsWith(SoapServices.ROOT) ? soap.answer(request) : netsuite.answer(request);
        };
    }
}
