package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import io.github.camelnetsuite.tba.doctor.LoginEvidence.ExchangedPairs;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.LoginStanding;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.NetSuiteRequest;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.source.RestSurvey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Logs in, if that is safe: one request with the values as they are and, if that is refused, one with the pairs exchanged.
 * Of a refused login it names the class and the causes that what is known leaves.
 */
final class LoginCheck {

    private static final String READ_SERVER_TIME = "/services/rest/system/v1/serverTime";

    /** After so many, with whatever values, nobody logs in from here: one more might lock the user. */
    private static final int MOST_REFUSED = 4;

    private final Access access;
    private final Values values;
    private final Whereabouts whereabouts;
    private final RestSurvey rest;
    private final Questions questions;
    private final Findings findings;
    private boolean isOpen;

    /** @param whereabouts of the account, which were looked for before */
    LoginCheck(
            Access access,
            Values values,
            Whereabouts whereabouts,
            RestSurvey rest,
            Questions questions,
            Findings findings) {
        this.access = access;
        this.values = values;
        this.whereabouts = whereabouts;
        this.rest = rest;
        this.questions = questions;
        this.findings = findings;
    }

    /**
     * Logs in by REST web services.
     *
     * @return what came of it, which may be that the role may not use them; null where the login was not accepted
     */
    @Nullable
    Probe<Instant> logIn() throws InterruptedException {
        LoginStanding before = access.gateway().standing();
        if (access.isTba() && LoginEvidence.isOff(whereabouts.skew())) {
            findings.put(refused("not tried, since NetSuite would refuse it", before, ExchangedPairs.NOT_TRIED));
            return null;
        }
        if (before.notBefore() != null) {
            isOpen = true;
            findings.put(untried(before));
            return null;
        }
        if (!access.isTba()) {
            // For the access token.
            questions.spend();
        }
        Probe<Instant> login = Probe.of(questions, rest::serverTime);
        if (login.isUnderstood()) {
            findings.put(Finding.passed(
                    Check.LOGIN,
                    access.isTba()
                            ? "the signature is accepted, so the five values belong together"
                            : "an access token was issued, so key and certificate are right"));
            return login;
        }
        isOpen = !login.isLoginRefused();
        findings.put(isOpen ? unanswered(login) : refused(login, before));
        return null;
    }

    /** Whether it is left open what NetSuite says to these values now. */
    boolean isOpen() {
        return isOpen;
    }

    /** @param before has a time before which nobody logs in from here */
    private Finding untried(LoginStanding before) {
        if (!before.isRefusedLately() && before.refusedLately() >= MOST_REFUSED) {
            return Finding.open(
                    Check.LOGIN,
                    Diagnosis.LOGIN_NOT_TRIED,
                    "not tried: " + before.refusedLately()
                            + " logins to this account were refused within 30 minutes with"
                            + " other values, and NetSuite locks a user after five",
                    "Verify again at the time below.");
        }
        String evidence = "not tried, since it was refused before";
        return access.isTba()
                ? refused(evidence, before, knownOfExchangedPairs())
                : Finding.failed(Check.LOGIN, "login-refused.oauth2", evidence, "Verify again at the time below.");
    }

    private static Finding unanswered(Probe<Instant> login) {
        return login.failure() instanceof MalformedAnswerException
                ? Whereabouts.ofAnother(Check.LOGIN, login)
                : Finding.failed(Check.LOGIN, "unavailable", login.said(), "Verify again in some minutes.");
    }

    /** @param before what was known before the login was tried */
    private Finding refused(Probe<Instant> login, LoginStanding before) throws InterruptedException {
        return access.isTba()
                ? refused(login.said(), before, exchangedPairs())
                // NetSuite's token endpoint tells more, and the refusal says what it means.
                : Finding.failed(Check.LOGIN, "login-refused.oauth2", login.said(), login.advice());
    }

    private ExchangedPairs exchangedPairs() throws InterruptedException {
        RequestAuthorizer exchanged = access.exchanged();
        ExchangedPairs known = knownOfExchangedPairs();
        if (exchanged == null
                || known != ExchangedPairs.NOT_TRIED
                || !whereabouts.isKnown()
                || access.gateway().standing().notBefore() != null) {
            return known;
        }
        try {
            boolean tried = questions
                    .askOnce(() -> access.gateway()
                            .attemptAs(exchanged, NetSuiteRequest.get(READ_SERVER_TIME), body -> Instant.EPOCH))
                    .isPresent();
            return tried ? ExchangedPairs.ACCEPTED : ExchangedPairs.NOT_TRIED;
        } catch (LoginRefusedException refusal) {
            return ExchangedPairs.REFUSED;
        } catch (PermissionMissingException | RequestRefusedException understood) {
            return ExchangedPairs.ACCEPTED;
        } catch (NetSuiteException unanswered) {
            return ExchangedPairs.NOT_TRIED;
        }
    }

    /** What an attempt with them has come to before; those that were refused half an hour ago may be tried again. */
    private ExchangedPairs knownOfExchangedPairs() {
        RequestAuthorizer exchanged = access.exchanged();
        if (exchanged == null) {
            return ExchangedPairs.NOT_TRIED;
        }
        LoginStanding known = access.gateway().standing(exchanged);
        return known.isRefusedLately()
                ? ExchangedPairs.REFUSED
                : known.lastAccepted() != null ? ExchangedPairs.ACCEPTED : ExchangedPairs.NOT_TRIED;
    }

    private Finding refused(String said, LoginStanding before, ExchangedPairs exchanged) {
        return ofRefusedLogin(
                said,
                new LoginEvidence(
                        access.isSandbox(),
                        whereabouts.skew(),
                        exchanged,
                        whereabouts.isKnown(),
                        values.oddities().keySet().stream().map(Cause::ofWrong).toList(),
                        before.lastAccepted(),
                        access.gateway().standing().refusedLately()));
    }

    /** The class of a refused login and all causes that it leaves. */
    private static Finding ofRefusedLogin(String said, LoginEvidence evidence) {
        RefusedLogin refused = RefusedLogin.of(evidence);
        List<Cause> causes = refused.causes(evidence);
        return new Finding(
                Check.LOGIN,
                Finding.Status.FAILED,
                refused.code(),
                said + "; " + refused.evidence(),
                causes.size() == 1
                        ? causes.get(0).fix()
                        : "NetSuite tells nobody but an administrator: Setup > Users/Roles > User Management > View Login"
                                + " Audit Trail, Use Advanced Search, Results, add Detail. The word there says which of"
                                + " these it is; here the likeliest comes first.",
                causes);
    }
}
