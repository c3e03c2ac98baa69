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
import io.github.camelnetsuite.tba.sandbox.rest.Answers;
import io.github.camelnetsuite.tba.sandbox.rest.RestServices;
import java.util.UUID;

/** Connects the account's parts: control interface on one side, NetSuite's services on the other. */
final class Switchboard {
    private Switchboard() {}

    /** The handler of every request. Late commits that are due become visible before it is answered. */
    static HttpHandler wire(
            Account account,
            Edits edits,
            SandboxClock clock,
            SandboxSettings settings,
            SandboxCredentials credentials,
            CertificateMappings certificates) {
        ObjectMapper json = new ObjectMapper();
        AuditTrail audit = new AuditTrail();
        TokenLogin login = new TokenLogin(credentials, audit);
        OAuth2Login oauth2 = new OAuth2Login(certificates, audit, json);
        ConcurrencyGate gate = new ConcurrencyGate(settings.concurrency());
        Faults faults = new Faults();
        Stats stats = new Stats();
        Answers answers = new Answers(json);
        HttpHandler netsuite = new FrontDoor(
                clock,
                settings,
                credentials.accountId(),
                login,
                new OAuth2Door(oauth2, answers, settings.describesTokenRefusals()),
                gate,
                faults,
                stats,
                new RestServices(account, clock, settings, answers),
                answers,
                new AnswerDress(() -> UUID.randomUUID().toString()));
        HttpHandler control = new ControlApi(
                json,
                account,
                settings,
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
            return request.path().startsWith(ControlApi.ROOT) ? control.answer(request) : netsuite.answer(request);
        };
    }
}
