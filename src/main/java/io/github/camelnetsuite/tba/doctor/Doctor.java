package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.doctor.Report.Result;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.source.RestSurvey;
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

    private final Access access;
    private final Values values;
    private final Time time;
    private final Questions questions;
    private final Findings findings = new Findings();
    private final Whereabouts whereabouts;
    private final LoginCheck login;
    private final Ways ways;
    private final Role role;
    private boolean isCutShort;

    public Doctor(Access access, Values values, Time time) {
        this.access = access;
        this.values = values;
        this.time = time;
        this.questions = new Questions(time, access.http().requestTimeout());
        RestSurvey rest = new RestSurvey(access.gateway());
        this.whereabouts = new Whereabouts(access, time, questions, findings);
        this.login = new LoginCheck(access, values, whereabouts, rest, questions, findings);
        this.ways = new Ways(access, rest, questions, findings);
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
        findings.put(values.finding());
        String whyNotReached = "what comes before has failed";
        try {
            Probe<Instant> accepted = whereabouts.areReached() ? login.logIn() : null;
            if (accepted != null) {
                ways.look(role, accepted, whereabouts.now());
            }
        } catch (Questions.EnoughException enough) {
            isCutShort = true;
            whyNotReached = String.valueOf(enough.getMessage());
        }
        findings.put(Calendar.finding(access.isTba(), time.instant()));
        findings.put(Certificate.finding(access, time.instant()));
        return report(whyNotReached);
    }

    private Report report(String whyNotReached) {
        Recommendation recommendation = role.recommendation();
        Result result = recommendation != null ? Result.FINE : isOpen() ? Result.UNKNOWN : Result.REFUSED;
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

    /** Whether what was not told may change the outcome. */
    private boolean isOpen() {
        return isCutShort || whereabouts.isOpen() || login.isOpen() || role.isOpen();
    }

    /** In whole seconds, not earlier than it is safe. */
    private @Nullable Instant nextAttempt() {
        Instant safe = access.gateway().standing().notBefore();
        return safe == null ? null : safe.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }
}
