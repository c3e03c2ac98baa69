package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import io.github.camelnetsuite.tba.doctor.LoginEvidence.ExchangedPairs;
import io.github.camelnetsuite.tba.doctor.Report.Result;
import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.LoginStanding;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.NetSuiteRequest;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.gateway.TlsIssuer;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import io.github.camelnetsuite.tba.source.RestSurvey;
import io.github.camelnetsuite.tba.source.SoapClient;
import io.github.camelnetsuite.tba.source.SoapSurvey;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Examines an account in the order in which a set-up guide sets it up, and says of each step what was seen and what to
 * do. It sends at most 25 requests and never writes. A refused login is followed by one attempt with the pairs exchanged
 * and by no other: with what was refused before, there are never more than two within 30 minutes, but for values that
 * were not refused yet, which have one until four were.
 *
 * <p>Of what can't be known from outside it says so. For one examination.
 */
public final class Doctor {

    private static final String READ_SERVER_TIME = "/services/rest/system/v1/serverTime";
    private static final Duration NOTABLE_SKEW = Duration.ofSeconds(30);
    private static final String COMPANY_URLS = "Setup > Company > Company Information > Company URLs";

    /** After so many, with whatever values, nobody logs in from here: one more might lock the user. */
    private static final int MOST_REFUSED = 4;

    private static final String ACCOUNT_UNKNOWN = "account-unknown";

    private final Access access;
    private final Values values;
    private final Time time;
    private final Questions questions;
    private final Findings findings = new Findings();
    private final RestSurvey rest;
    private final Role role;
    private @Nullable Duration skew;
    private Instant askedAt = Instant.EPOCH;
    private boolean isOpen;
    private boolean isUnknown;

    public Doctor(Access access, Values values, Time time) {
        this.access = access;
        this.values = values;
        this.time = time;
        this.questions = new Questions(time, access.http().requestTimeout());
        this.rest = new RestSurvey(access.gateway());
        this.role = new Role(access.permissionToLogIn(), access.isForSuiteQlOnly(), access.wantsDeletions(), findings);
    }

    /** Of values that can't be right, for which NetSuite need not be asked. */
    public static Report ofFlawed(Values values) {
        Findings findings = new Findings();
        findings.put(values.finding());
        return new Report(
                "",
                "",
                Result.REFUSED,
                findings.all("only with values that can be right"),
                null,
                List.of(),
                List.of(),
                null,
                0);
    }

    /** Looks at everything that can be looked at. */
    public Report examine() throws InterruptedException {
        put(values.finding());
        String why = "what comes before has failed";
        try {
            Probe<Instant> login = isReachable() ? logIn() : null;
            if (login != null) {
                new Ways(access, rest, questions, findings)
                        .look(
                                role,
                                login,
                                skew == null ? time.instant() : time.instant().minus(skew));
            }
        } catch (Questions.EnoughException enough) {
            isOpen = true;
            why = String.valueOf(enough.getMessage());
        }
        put(Calendar.finding(access.isTba(), time.instant()));
        put(certificate());
        return report(why);
    }

    private void put(Finding finding) {
        findings.put(finding);
    }

    private Report report(String whyNotReached) {
        Recommendation recommendation = role.recommendation();
        Result result =
                recommendation != null ? Result.FINE : isOpen || role.isOpen() ? Result.UNKNOWN : Result.REFUSED;
        return new Report(
                access.account().realm(),
                access.http().baseUrl().toString(),
                result,
                findings.all(whyNotReached),
                recommendation,
                recommendation != null ? List.of() : role.permissionsToAdd(),
                recommendation != null ? role.permissionsInDoubt() : role.permissionsToCheck(),
                nextAttempt(),
                questions.requests());
    }

    /** In whole seconds, not earlier than it is safe. */
    private @Nullable Instant nextAttempt() {
        Instant safe = access.gateway().standing().notBefore();
        return safe == null ? null : safe.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Anybody may ask where an account is served; that also tells the time, and who is on the other end. */
    private boolean isReachable() throws InterruptedException {
        SoapSurvey anybody = new SoapSurvey(access.unsigned());
        String account = access.account().realm();
        Probe<Answer<SoapClient.DataCenterUrls>> urls = Probe.of(questions, () -> {
            askedAt = time.instant();
            return anybody.dataCenterUrls(account);
        });
        Answer<SoapClient.DataCenterUrls> answer = urls.answer();
        if (answer != null) {
            // As of is what the Date says less the time that the answer took.
            skew = Duration.between(answer.asOf(), askedAt);
            put(tls());
            put(clock(skew));
            put(account(answer.body()));
            return true;
        }
        if (urls.failure() instanceof UnavailableException unavailable
                && unavailable.kind() != UnavailableException.Kind.SERVER_ERROR) {
            isOpen = true;
            putUnreachable(unavailable, urls.said());
            return false;
        }
        if (isNotNetSuites(urls.failure())) {
            isOpen = true;
            put(tls());
            put(ofAnother(Check.ACCOUNT, urls));
            return false;
        }
        put(tls());
        put(new Finding(
                Check.ACCOUNT,
                Finding.Status.NOT_REACHED,
                "not-told",
                "where the account is served was not told: " + urls.said(),
                "",
                List.of()));
        return true;
    }

    /** NetSuite refuses nobody who does not say who he is, and redirects no request. Nothing is signed for anybody else. */
    private static boolean isNotNetSuites(@Nullable NetSuiteException failure) {
        return failure instanceof LoginRefusedException
                || (failure instanceof MalformedAnswerException malformed && malformed.status() >= 300);
    }

    private static Finding ofAnother(Check check, Probe<?> probe) {
        NetSuiteException failure = probe.failure();
        boolean redirected = failure != null && failure.status() >= 300 && failure.status() < 400;
        return Finding.failed(
                check,
                redirected ? "redirected" : "not-netsuite",
                probe.said(),
                redirected
                        ? "Set baseUrl to the SuiteTalk URL under " + COMPANY_URLS + "."
                        : "Look what answers in NetSuite's place: a proxy, a login page of a network, or a wrong baseUrl.");
    }

    private void putUnreachable(UnavailableException unavailable, String said) {
        if (unavailable.kind() == UnavailableException.Kind.UNTRUSTED) {
            put(Finding.failed(
                    Check.TLS,
                    "tls-untrusted",
                    said
                            + TlsIssuer.of(access.http())
                                    .map(issuer -> " The certificate was issued by " + issuer + ".")
                                    .orElse(""),
                    "If that is an authority of your own company, a proxy inspects TLS: give its certificate in option"
                            + " sslContextParameters. If not, do not go on: somebody else answers for NetSuite."));
        } else if (unavailable.getCause() instanceof UnknownHostException) {
            put(Finding.failed(
                    Check.ACCOUNT,
                    "no-such-host",
                    "there is no host " + access.http().baseUrl().getHost(),
                    "Compare accountId with Setup > Company > Company Information > Account ID; if it is right, this"
                            + " machine's DNS does not know NetSuite, or needs the proxy options."));
        } else {
            put(Finding.failed(
                    Check.ACCOUNT,
                    "unreachable",
                    said,
                    "Look whether this machine may reach " + access.http().baseUrl()
                            + ", or set the proxy options; then verify again."));
        }
    }

    /** For an account that does not exist NetSuite answers with hosts that are nobody's in particular. */
    private Finding account(SoapClient.DataCenterUrls urls) {
        String asked = host(access.http().baseUrl().toString());
        if (host(urls.webServices()).equals(asked) || host(urls.rest()).equals(asked)) {
            return Finding.passed(
                    Check.ACCOUNT,
                    access.account().realm() + " is served at " + access.http().baseUrl());
        }
        boolean general = host(urls.rest()).equals("rest.netsuite.com")
                || host(urls.webServices()).equals("webservices.netsuite.com");
        isUnknown = general;
        return general
                ? Finding.failed(
                        Check.ACCOUNT,
                        ACCOUNT_UNKNOWN,
                        "NetSuite names no host of its own for "
                                + access.account().realm() + ", as for accounts that" + " do not exist",
                        "Compare accountId with Setup > Company > Company Information > Account ID.")
                : Finding.failed(
                        Check.ACCOUNT,
                        "other-address",
                        access.account().realm() + " is served at " + urls.rest() + ", and asked is "
                                + access.http().baseUrl(),
                        "Leave baseUrl out, or set it to the SuiteTalk URL under " + COMPANY_URLS + ".");
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getAuthority();
            return host == null ? "" : host;
        } catch (IllegalArgumentException notAUrl) {
            return "";
        }
    }

    private Finding tls() {
        if (!"https".equalsIgnoreCase(access.http().baseUrl().getScheme())) {
            return Finding.passed(Check.TLS, "none, since it goes to this machine only");
        }
        return Finding.passed(
                Check.TLS,
                TlsIssuer.of(access.http())
                        .map(issuer -> "trusted; the certificate was issued by " + issuer)
                        .orElse("trusted"));
    }

    private Finding clock(Duration ahead) {
        String evidence = "this machine's is " + ahead.abs().toSeconds() + " s "
                + (ahead.isNegative() ? "behind" : "ahead of") + " NetSuite's";
        if (access.isTba() && LoginEvidence.isOff(ahead)) {
            return Finding.failed(
                    Check.CLOCK, "clock-off", evidence + ", which refuses more than 300 s", Cause.CLOCK.fix());
        }
        return Finding.passed(
                Check.CLOCK,
                ahead.abs().compareTo(NOTABLE_SKEW) < 0 ? "within 30 s of NetSuite's" : evidence,
                ahead.abs().compareTo(NOTABLE_SKEW) < 0 ? "" : "Set the clock here by NTP before it is too far off.");
    }

    /**
     * One request with the values as they are and, if that is refused, one with the pairs exchanged.
     *
     * @return what came of the login; null where it was not accepted
     */
    private @Nullable Probe<Instant> logIn() throws InterruptedException {
        LoginStanding before = access.gateway().standing();
        if (access.isTba() && LoginEvidence.isOff(skew)) {
            put(refused("not tried, since NetSuite would refuse it", before, ExchangedPairs.NOT_TRIED));
            return null;
        }
        if (before.notBefore() != null && !before.isRefusedLately() && before.refusedLately() >= MOST_REFUSED) {
            isOpen = true;
            put(new Finding(
                    Check.LOGIN,
                    Finding.Status.NOT_REACHED,
                    Diagnosis.LOGIN_NOT_TRIED,
                    "not tried: " + before.refusedLately()
                            + " logins to this account were refused within 30 minutes with"
                            + " other values, and NetSuite locks a user after five",
                    "Verify again at the time below.",
                    List.of()));
            return null;
        }
        if (before.notBefore() != null) {
            isOpen = true;
            String untried = "not tried, since it was refused before";
            put(
                    access.isTba()
                            ? refused(untried, before, knownOfExchangedPairs())
                            : Finding.failed(
                                    Check.LOGIN, "login-refused.oauth2", untried, "Verify again at the time below."));
            return null;
        }
        if (!access.isTba()) {
            questions.spend();
        }
        Probe<Instant> login = Probe.of(questions, rest::serverTime);
        if (login.isLoginRefused()) {
            putRefused(login, before);
            return null;
        }
        if (!login.isUnderstood()) {
            isOpen = true;
            put(unanswered(login));
            return null;
        }
        put(Finding.passed(
                Check.LOGIN,
                access.isTba()
                        ? "the signature is accepted, so the five values belong together"
                        : "an access token was issued, so key and certificate are right"));
        return login;
    }

    private static Finding unanswered(Probe<Instant> login) {
        return login.failure() instanceof MalformedAnswerException
                ? ofAnother(Check.LOGIN, login)
                : Finding.failed(Check.LOGIN, "unavailable", login.said(), "Verify again in some minutes.");
    }

    /** Whether NetSuite does not know the account. */
    private boolean isUnknown() {
        return isUnknown;
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

    private ExchangedPairs exchangedPairs() throws InterruptedException {
        RequestAuthorizer exchanged = access.exchanged();
        ExchangedPairs known = knownOfExchangedPairs();
        if (exchanged == null
                || known != ExchangedPairs.NOT_TRIED
                || isUnknown()
                || access.gateway().standing().notBefore() != null) {
            return known;
        }
        try {
            questions.askOnce(() -> access.gateway()
                    .attemptAs(exchanged, NetSuiteRequest.get(READ_SERVER_TIME), body -> Instant.EPOCH));
            return ExchangedPairs.ACCEPTED;
        } catch (LoginRefusedException refusal) {
            return ExchangedPairs.REFUSED;
        } catch (PermissionMissingException | RequestRefusedException understood) {
            return ExchangedPairs.ACCEPTED;
        } catch (NetSuiteException unanswered) {
            return ExchangedPairs.NOT_TRIED;
        }
    }

    /** @param before what was known before the login was tried */
    private void putRefused(Probe<Instant> login, LoginStanding before) throws InterruptedException {
        put(
                access.isTba()
                        ? refused(login.said(), before, exchangedPairs())
                        // NetSuite's token endpoint tells more, and the refusal says what it means.
                        : Finding.failed(Check.LOGIN, "login-refused.oauth2", login.said(), login.advice()));
    }

    private Finding refused(String said, LoginStanding before, ExchangedPairs exchanged) {
        return ofRefusedLogin(
                said,
                new LoginEvidence(
                        access.isSandbox(),
                        skew,
                        exchanged,
                        !isUnknown(),
                        values.oddities().keySet().stream().map(Cause::ofWrong).toList(),
                        before.lastAccepted(),
                        access.gateway().standing().refusedLately()));
    }

    /** The class of a refused login and all causes that it leaves. */
    private static Finding ofRefusedLogin(String said, LoginEvidence evidence) {
        RefusedLogin refused = RefusedLogin.of(evidence);
        List<Cause> causes = refused.causes(evidence);
        String known = said + "; " + refused.evidence();
        return new Finding(
                Check.LOGIN,
                Finding.Status.FAILED,
                refused.code(),
                known,
                causes.size() == 1
                        ? causes.get(0).fix()
                        : "NetSuite tells nobody but an administrator: Setup > Users/Roles > User Management > View Login"
                                + " Audit Trail, Use Advanced Search, Results, add Detail. The word there says which of"
                                + " these it is; here the likeliest comes first.",
                causes);
    }

    private Finding certificate() {
        var validity = access.certificate();
        if (validity == null) {
            return access.isTba()
                    ? Finding.passed(Check.CERTIFICATE, "none is needed to log in with keys and tokens")
                    : Finding.notReached(
                            Check.CERTIFICATE, "its end is not known: set option certificate to have it watched");
        }
        long days = validity.daysLeft(time.instant());
        return days < 0
                ? Finding.failed(
                        Check.CERTIFICATE,
                        "certificate-expired",
                        "it ended at " + validity.until(),
                        "Make another pair with keygen and upload its certificate.")
                : Finding.passed(
                        Check.CERTIFICATE,
                        "good until " + validity.until() + ", " + days + " days",
                        days < 60 ? "Make another pair with keygen and upload its certificate before that." : "");
    }
}
