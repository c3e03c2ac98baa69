package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.gateway.TlsIssuer;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import io.github.camelnetsuite.tba.source.SoapClient;
import io.github.camelnetsuite.tba.source.SoapSurvey;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an account is served, who is on the other end, and what time it is there: all that is told without a login, by one
 * request. What was not told stays unknown, and nothing is made of it.
 */
final class Whereabouts {

    private static final Duration NOTABLE_SKEW = Duration.ofSeconds(30);
    private static final String COMPANY_URLS = "Setup > Company > Company Information > Company URLs";

    private final Access access;
    private final Time time;
    private final Questions questions;
    private final Findings findings;
    private Instant askedAt = Instant.EPOCH;
    private @Nullable Duration skew;
    private boolean isKnown = true;
    private boolean isOpen;

    Whereabouts(Access access, Time time, Questions questions, Findings findings) {
        this.access = access;
        this.time = time;
        this.questions = questions;
        this.findings = findings;
    }

    /** Asks NetSuite where the account is, which anybody may; true where it has answered, though perhaps not told. */
    boolean areReached() throws InterruptedException {
        SoapSurvey anybody = new SoapSurvey(access.unsigned());
        String account = access.account().realm();
        Probe<Answer<SoapClient.DataCenterUrls>> urls = Probe.of(questions, () -> {
            askedAt = time.instant();
            return anybody.dataCenterUrls(account);
        });
        Answer<SoapClient.DataCenterUrls> answer = urls.answer();
        if (answer != null) {
            // As of is what the Date says less the time that the answer took.
            Duration ahead = Duration.between(answer.asOf(), askedAt);
            skew = ahead;
            findings.put(tls());
            findings.put(clock(ahead));
            findings.put(account(answer.body()));
            return true;
        }
        if (urls.failure() instanceof UnavailableException unavailable
                && unavailable.kind() != UnavailableException.Kind.SERVER_ERROR) {
            isOpen = true;
            findings.put(unreachable(unavailable, urls.said()));
            return false;
        }
        findings.put(tls());
        if (isNotNetSuites(urls.failure())) {
            isOpen = true;
            findings.put(ofAnother(Check.ACCOUNT, urls));
            return false;
        }
        findings.put(Finding.notTold(Check.ACCOUNT, "where the account is served was not told: " + urls.said(), ""));
        return true;
    }

    /** How far the clock here is ahead of NetSuite's; null where it is not known. */
    @Nullable
    Duration skew() {
        return skew;
    }

    /** By NetSuite's clock as far as it is known, otherwise by the one here. */
    Instant now() {
        return skew == null ? time.instant() : time.instant().minus(skew);
    }

    /** Whether NetSuite names hosts of its own for the account, or has not told. */
    boolean isKnown() {
        return isKnown;
    }

    /** Whether NetSuite could not be asked. */
    boolean isOpen() {
        return isOpen;
    }

    /** Of an answer that can't be NetSuite's. */
    static Finding ofAnother(Check check, Probe<?> probe) {
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

    /** NetSuite refuses nobody who does not say who he is, and redirects no request. Nothing is signed for anybody else. */
    private static boolean isNotNetSuites(@Nullable NetSuiteException failure) {
        return failure instanceof LoginRefusedException
                || (failure instanceof MalformedAnswerException malformed && malformed.status() >= 300);
    }

    private Finding unreachable(UnavailableException unavailable, String said) {
        if (unavailable.kind() == UnavailableException.Kind.UNTRUSTED) {
            return Finding.failed(
                    Check.TLS,
                    "tls-untrusted",
                    said
                            + TlsIssuer.of(access.http())
                                    .map(issuer -> " The certificate was issued by " + issuer + ".")
                                    .orElse(""),
                    "If that is an authority of your own company, a proxy inspects TLS: give its certificate in option"
                            + " sslContextParameters. If not, do not go on: somebody else answers for NetSuite.");
        }
        return unavailable.getCause() instanceof UnknownHostException
                ? Finding.failed(
                        Check.ACCOUNT,
                        "no-such-host",
                        "there is no host " + access.http().baseUrl().getHost(),
                        "Compare accountId with Setup > Company > Company Information > Account ID; if it is right, this"
                                + " machine's DNS does not know NetSuite, or needs the proxy options.")
                : Finding.failed(
                        Check.ACCOUNT,
                        "unreachable",
                        said,
                        "Look whether this machine may reach " + access.http().baseUrl()
                                + ", or set the proxy options; then verify again.");
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
        return ahead.abs().compareTo(NOTABLE_SKEW) < 0
                ? Finding.passed(Check.CLOCK, "within 30 s of NetSuite's")
                : Finding.passed(Check.CLOCK, evidence, "Set the clock here by NTP before it is too far off.");
    }

    /** For an account that does not exist NetSuite answers with hosts that are nobody's in particular. */
    private Finding account(SoapClient.DataCenterUrls urls) {
        String realm = access.account().realm();
        URI asked = access.http().baseUrl();
        String host = host(asked.toString());
        if (host(urls.webServices()).equals(host) || host(urls.rest()).equals(host)) {
            return Finding.passed(Check.ACCOUNT, realm + " is served at " + asked);
        }
        isKnown = !host(urls.rest()).equals("rest.netsuite.com")
                && !host(urls.webServices()).equals("webservices.netsuite.com");
        return isKnown
                ? Finding.failed(
                        Check.ACCOUNT,
                        "other-address",
                        realm + " is served at " + urls.rest() + ", and asked is " + asked,
                        "Leave baseUrl out, or set it to the SuiteTalk URL under " + COMPANY_URLS + ".")
                : Finding.failed(
                        Check.ACCOUNT,
                        "account-unknown",
                        "NetSuite names no host of its own for " + realm + ", as for accounts that do not exist",
                        "Compare accountId with Setup > Company > Company Information > Account ID.");
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getAuthority();
            return host == null ? "" : host;
        } catch (IllegalArgumentException notAUrl) {
            return "";
        }
    }
}
