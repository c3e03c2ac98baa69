package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.gateway.NetSuitePort;
import io.github.camelnetsuite.tba.source.RestSurvey;
import io.github.camelnetsuite.tba.source.SoapSurvey;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** By which of NetSuite's services a role that has logged in may read: by SuiteQL if it may, otherwise by SOAP. */
final class Ways {

    private final Access access;
    private final RestSurvey rest;
    private final Questions questions;
    private final Findings findings;

    Ways(Access access, RestSurvey rest, Questions questions, Findings findings) {
        this.access = access;
        this.rest = rest;
        this.questions = questions;
        this.findings = findings;
    }

    /**
     * Looks at each permission for itself, and at what can be seen with them.
     *
     * @param restLogin what came of the login by REST
     * @param now by NetSuite's clock
     */
    void look(Role role, Probe<Instant> restLogin, Instant now) throws InterruptedException {
        NetSuitePort port = access.port();
        SoapSurvey soap = port == null ? null : new SoapSurvey(port);
        Probe<Instant> soapLogin = soap == null ? null : Probe.of(questions, soap::serverTime);
        putServices(role, restLogin, soapLogin);
        putPermissionToLogIn(role, restLogin, soapLogin);
        boolean bySuiteQl = new SuiteQlWay(rest, questions, findings).look(role);
        if (!bySuiteQl && soap != null) {
            new SoapWay(soap, questions, findings, now).look(role);
        }
        lookAtConcurrency(role);
    }

    private void putServices(Role role, Probe<Instant> restLogin, @Nullable Probe<Instant> soapLogin) {
        role.put(Verdict.of(Permission.REST_WEB_SERVICES, restLogin, "REST web services answer"));
        if (soapLogin == null) {
            findings.put(Finding.notReached(
                    Check.SOAP_WEB_SERVICES, "NetSuite has no OAuth 2.0 for SOAP, so it does not matter"));
            return;
        }
        role.put(Verdict.of(
                Permission.SOAP_WEB_SERVICES,
                soapLogin,
                "SOAP web services answer"
                        + (access.needsSuiteQl()
                                ? ", but an option is set that only SuiteQL has (filter, expand=companies)"
                                : "")));
    }

    private void putPermissionToLogIn(Role role, Probe<Instant> restLogin, @Nullable Probe<Instant> soapLogin) {
        Permission login = access.permissionToLogIn();
        if (restLogin.isAnswered() || (soapLogin != null && soapLogin.isAnswered())) {
            role.put(Verdict.granted(login, "the role may"));
        } else if (soapLogin != null && soapLogin.said().contains("Log in using")) {
            role.put(Verdict.lacking(login, soapLogin.said()));
        } else if (restLogin.isForbidden()) {
            role.put(Verdict.open(
                    login,
                    "NetSuite refuses with one text a role without this and one without web services",
                    login.toAdd()));
        }
    }

    private void lookAtConcurrency(Role role) throws InterruptedException {
        if (!role.may(Permission.REST_WEB_SERVICES)) {
            findings.put(Finding.notReached(Check.CONCURRENCY, "only REST web services tell it"));
            return;
        }
        Probe<OptionalInt> limit = Probe.of(questions, rest::concurrencyLimit);
        findings.put(Concurrency.finding(limit));
        OptionalInt answer = limit.answer();
        if (answer != null) {
            role.limitTo(answer);
        }
    }
}
