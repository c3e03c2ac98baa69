package io.github.camelnetsuite.tba.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known from outside of a login that NetSuite refused.
 *
 * @param inSandbox whether the account is a sandbox or a preview, which have tokens of their own and lose them
 * @param skew how far the clock here is ahead of NetSuite's; null where it is not known
 * @param isKnown whether NetSuite names a host of its own for the account, or has not been asked
 * @param ofOddLength what is wrong if a value that has not the usual 64 characters is
 * @param lastAccepted when these values were last accepted; null if they are not known to have been
 * @param refusedLately logins to the account that were refused within 30 minutes, these included
 */
record LoginEvidence(
        boolean inSandbox,
        @Nullable Duration skew,
        ExchangedPairs exchangedPairs,
        boolean isKnown,
        List<Cause> ofOddLength,
        @Nullable Instant lastAccepted,
        int refusedLately) {

    // The server's window is five minutes either way (Oracle help, subsect_156935170194); the request took some time.
    private static final Duration ALLOWED = Duration.ofMinutes(5).minusSeconds(10);

    /** Not off as far as was measured, but near it. */
    private static final Duration SUSPICIOUS = Duration.ofMinutes(4);

    /** What came of a login with the consumer's pair in the place of the token's, and the reverse. */
    enum ExchangedPairs {
        NOT_TRIED,
        REFUSED,
        ACCEPTED
    }

    boolean isClockOff() {
        return isOff(skew);
    }

    /** Whether the clock may be what NetSuite minds, though it was not measured to be. */
    boolean isClockSuspicious() {
        return skew != null && skew.abs().compareTo(SUSPICIOUS) >= 0;
    }

    /** Whether the login can have been refused for this. */
    boolean leaves(Cause cause) {
        return switch (cause) {
            case PAIRS_EXCHANGED -> exchangedPairs == ExchangedPairs.NOT_TRIED && lastAccepted == null;
            case CLOCK -> skew == null || isClockSuspicious();
            // What was accepted belongs together for good: no key gets another secret, no token another record.
            case CONSUMER_SECRET_WRONG, TOKEN_SECRET_WRONG, TOKEN_OF_OTHER_INTEGRATION, ACCOUNT_WRONG ->
                lastAccepted == null;
            case TOKEN_OF_OTHER_ACCOUNT -> lastAccepted == null || inSandbox;
            default -> true;
        };
    }

    /** Whether NetSuite refuses signatures that are as far off as that. */
    static boolean isOff(@Nullable Duration skew) {
        return skew != null && skew.abs().compareTo(ALLOWED) >= 0;
    }
}
