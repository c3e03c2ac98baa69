package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.auth.AccountId;
import io.github.camelnetsuite.tba.doctor.LoginEvidence.ExchangedPairs;
import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.LoginStanding;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.gateway.ThrottledException;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import java.util.List;

/**
 * What a trouble of a route means by what is known already, without asking NetSuite; an examination knows more.
 *
 * @param code says it to programs, and stays as it is
 * @param causes of a refused login by Token-Based Authentication, the likeliest first; empty otherwise
 */
public record Diagnosis(String code, List<Cause> causes) {

    /** Nothing is known of these values: so many others were refused that they were held back here. */
    static final String LOGIN_NOT_TRIED = "login-not-tried";

    public Diagnosis {
        causes = List.copyOf(causes);
    }

    /**
     * The meaning of a trouble.
     *
     * @param tba whether the login is by Token-Based Authentication
     */
    public static Diagnosis of(NetSuiteException trouble, AccountId account, boolean tba, LoginStanding standing) {
        if (trouble instanceof LoginRefusedException refusal && tba) {
            if (refusal.status() == 0) {
                return new Diagnosis(LOGIN_NOT_TRIED, List.of());
            }
            LoginEvidence evidence = new LoginEvidence(
                    account.realm().contains("_"),
                    refusal.skew(),
                    ExchangedPairs.NOT_TRIED,
                    true,
                    List.of(),
                    standing.lastAccepted(),
                    standing.refusedLately());
            RefusedLogin refused = RefusedLogin.of(evidence);
            return new Diagnosis(refused.code(), refused.causes(evidence));
        }
        return new Diagnosis(code(trouble), List.of());
    }

    private static String code(NetSuiteException trouble) {
        if (trouble instanceof LoginRefusedException) {
            return "login-refused.oauth2";
        } else if (trouble instanceof PermissionMissingException) {
            return "permission-missing";
        } else if (trouble instanceof NothingVisibleException) {
            return "nothing-visible";
        } else if (trouble instanceof ThrottledException) {
            return "throttled";
        } else if (trouble instanceof UnavailableException) {
            return "unavailable";
        }
        return trouble instanceof RequestRefusedException ? "request-refused" : "malformed-answer";
    }
}
