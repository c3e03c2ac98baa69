package io.github.camelnetsuite.tba.doctor;

import static io.github.camelnetsuite.tba.doctor.Cause.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What can be told of a refused login by Token-Based Authentication from outside. NetSuite answers all of them alike, so
 * causes whose evidence is the same form a class: which of them it is, only the Login Audit Trail says.
 */
public enum RefusedLogin {
    /** The exchanged pairs were let in: there is no doubt. */
    PAIRS_EXCHANGED("with the two pairs exchanged NetSuite accepts the login", List.of(Cause.PAIRS_EXCHANGED)),
    /** The clocks differ by more than NetSuite allows. */
    CLOCK_OFF("the clock here is further from NetSuite's than the five minutes that it allows", List.of(CLOCK)),
    /** NetSuite does not know the account, whose integrations, tokens and roles then are none. */
    ACCOUNT_UNKNOWN("NetSuite names no host of its own for this account", List.of(ACCOUNT_WRONG)),
    /** As many refusals as lock a user. */
    REFUSED_OFTEN(
            "at least five logins to this account were refused from here within 30 minutes, which locks the user",
            List.of(USER_LOCKED)),
    /** A value has not the usual length. */
    VALUE_CUT("a value does not have the usual length of 64 characters", List.of()),
    /** These credentials have worked. */
    ACCEPTED_BEFORE(
            "NetSuite has accepted these very values before, so something has changed in the account",
            List.of(
                    TOKEN_UNKNOWN,
                    USER_INACTIVE,
                    ROLE_INACTIVE,
                    ROLE_NOT_ASSIGNED,
                    ROLE_WITHOUT_LOGIN,
                    INTEGRATION_BLOCKED,
                    CONSUMER_KEY_UNKNOWN,
                    USER_LOCKED,
                    FEATURE_OFF,
                    IP_ADDRESS_RULE,
                    TOKEN_OF_OTHER_ACCOUNT)),
    /** Nothing is known but that it was refused. */
    NEVER_ACCEPTED(
            "NetSuite is not known to have accepted these values ever",
            List.of(
                    CONSUMER_SECRET_WRONG,
                    TOKEN_SECRET_WRONG,
                    Cause.PAIRS_EXCHANGED,
                    TOKEN_UNKNOWN,
                    TOKEN_OF_OTHER_INTEGRATION,
                    CONSUMER_KEY_UNKNOWN,
                    TOKEN_OF_OTHER_ACCOUNT,
                    ACCOUNT_WRONG,
                    ROLE_WITHOUT_LOGIN,
                    INTEGRATION_BLOCKED,
                    FEATURE_OFF,
                    ROLE_NOT_ASSIGNED,
                    USER_INACTIVE,
                    ROLE_INACTIVE,
                    USER_LOCKED,
                    IP_ADDRESS_RULE,
                    FLOW_REQUIRED));

    /** NetSuite locks a user after so many refused logins (Oracle help, subsect_156935170194). */
    private static final int LOCKS = 5;

    private final String evidence;

    @SuppressWarnings("ImmutableEnumChecker") // List.of an enum
    private final List<Cause> likeliest;

    RefusedLogin(String evidence, List<Cause> likeliest) {
        this.evidence = evidence;
        this.likeliest = likeliest;
    }

    /** As programs know it; stays as it is. */
    public String code() {
        return "login-refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What tells this class from the others, in a clause. */
    public String evidence() {
        return evidence;
    }

    /** The class that this evidence belongs to. */
    static RefusedLogin of(LoginEvidence evidence) {
        if (evidence.exchangedPairs() == LoginEvidence.ExchangedPairs.ACCEPTED) {
            return PAIRS_EXCHANGED;
        }
        if (evidence.isClockOff()) {
            return CLOCK_OFF;
        }
        if (!evidence.isKnown()) {
            return ACCOUNT_UNKNOWN;
        }
        if (evidence.refusedLately() >= LOCKS) {
            return REFUSED_OFTEN;
        }
        if (evidence.lastAccepted() != null) {
            return ACCEPTED_BEFORE;
        }
        return evidence.ofOddLength().isEmpty() ? NEVER_ACCEPTED : VALUE_CUT;
    }

    /**
     * All causes that this class and its evidence leave, the likeliest first. What could change a request on its way stays
     * among them, as the least likely: that nothing is in between can't be seen from this end.
     */
    List<Cause> causes(LoginEvidence evidence) {
        if (this == PAIRS_EXCHANGED || this == CLOCK_OFF || this == ACCOUNT_UNKNOWN) {
            return likeliest;
        }
        List<Cause> first = new ArrayList<>();
        if (evidence.isClockSuspicious()) {
            first.add(CLOCK);
        }
        if (this == VALUE_CUT) {
            first.addAll(evidence.ofOddLength());
        }
        if (evidence.inSandbox() && likeliest.contains(TOKEN_OF_OTHER_ACCOUNT)) {
            first.add(TOKEN_OF_OTHER_ACCOUNT);
        }
        return Stream.of(first, likeliest, NEVER_ACCEPTED.likeliest, List.of(Cause.values()))
                .flatMap(List::stream)
                .filter(evidence::leaves)
                .distinct()
                .toList();
    }
}
