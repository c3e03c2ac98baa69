package io.github.camelnetsuite.tba.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.doctor.LoginEvidence.ExchangedPairs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Causes that can't be are not named. */
class LoginEvidenceTest {

    private static final Instant BEFORE = Instant.parse("2026-04-14T08:30:00Z");

    private static LoginEvidence evidence(
            boolean inSandbox, @Nullable Duration skew, ExchangedPairs exchanged, @Nullable Instant lastAccepted) {
        return new LoginEvidence(inSandbox, skew, exchanged, true, List.of(), lastAccepted, 2);
    }

    private static List<Cause> causes(LoginEvidence evidence) {
        return RefusedLogin.of(evidence).causes(evidence);
    }

    @Test
    void whatHasWorkedBelongsTogether() {
        assertThat(causes(evidence(false, null, ExchangedPairs.NOT_TRIED, BEFORE)))
                .doesNotContain(
                        Cause.CONSUMER_SECRET_WRONG,
                        Cause.TOKEN_SECRET_WRONG,
                        Cause.TOKEN_OF_OTHER_INTEGRATION,
                        Cause.PAIRS_EXCHANGED)
                .contains(Cause.CONSUMER_KEY_UNKNOWN, Cause.TOKEN_UNKNOWN, Cause.FLOW_REQUIRED);
        assertThat(causes(evidence(false, null, ExchangedPairs.NOT_TRIED, null)))
                .contains(
                        Cause.CONSUMER_SECRET_WRONG,
                        Cause.TOKEN_SECRET_WRONG,
                        Cause.TOKEN_OF_OTHER_INTEGRATION,
                        Cause.PAIRS_EXCHANGED);
    }

    @Test
    void onlyASandboxLosesATokenThatHasWorkedToItsRefresh() {
        assertThat(causes(evidence(true, null, ExchangedPairs.REFUSED, BEFORE)))
                .startsWith(Cause.TOKEN_OF_OTHER_ACCOUNT);
        assertThat(causes(evidence(false, null, ExchangedPairs.REFUSED, BEFORE)))
                .doesNotContain(Cause.TOKEN_OF_OTHER_ACCOUNT);
    }

    @ParameterizedTest(name = "{0} s")
    @CsvSource({"-239, never-accepted, -1", "-240, never-accepted, 0", "289, never-accepted, 0", "290, clock-off, 0"})
    void aClockThatIsNearlyOffIsTheLikeliestCauseAndOneThatIsRightIsNone(long skew, String code, int place) {
        LoginEvidence evidence = evidence(true, Duration.ofSeconds(skew), ExchangedPairs.REFUSED, null);

        assertThat(RefusedLogin.of(evidence).code()).isEqualTo("login-refused." + code);
        assertThat(causes(evidence).indexOf(Cause.CLOCK)).isEqualTo(place);
    }

    @Test
    void asManyRefusalsAsLockAUserMakeALockTheLikeliestCause() {
        LoginEvidence often = new LoginEvidence(true, null, ExchangedPairs.NOT_TRIED, true, List.of(), BEFORE, 5);

        assertThat(RefusedLogin.of(often).code()).isEqualTo("login-refused.refused-often");
        assertThat(causes(often)).startsWith(Cause.USER_LOCKED).doesNotContain(Cause.CONSUMER_SECRET_WRONG);
    }

    @Test
    void pairsThatWereExchangedInVainAreNot() {
        assertThat(causes(evidence(true, null, ExchangedPairs.REFUSED, null))).doesNotContain(Cause.PAIRS_EXCHANGED);
    }
}
