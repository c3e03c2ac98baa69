package io.github.camelnetsuite.tba;

import static io.github.camelnetsuite.tba.faults.Breakage.Reaction.GIVES_UP_AT_THE_DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.FaultBench.Moment;
import io.github.camelnetsuite.tba.FaultBench.Seen;
import io.github.camelnetsuite.tba.faults.Breakage;
import io.github.camelnetsuite.tba.faults.Breakage.Place;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Has a {@link FaultBench} meet faults, and compares what was seen with what is expected of the component. */
record FaultRun(NetSuiteSandbox account, HeldTime time, String transport) {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);
    /** For tests that would count a good answer behind it as one more attempt. */
    private static final Duration LONGER = Duration.ofSeconds(3);

    private static final int LASTING = 1_000_000;

    void meet(Breakage fault, Moment moment, List<Consumer<Place>> variants) throws Exception {
        for (Consumer<Place> variant : variants) {
            boolean takesItsTime = fault.reaction() == GIVES_UP_AT_THE_DEADLINE;
            if (takesItsTime ? moment == Moment.BETWEEN_PAGES : fault.mayPass()) {
                once(fault, variant, moment);
            }
            if (!takesItsTime || moment == Moment.CHANGES) {
                lasting(fault, variant, moment);
            }
        }
    }

    /** It hits one answer, and the next one is good. */
    private void once(Breakage fault, Consumer<Place> variant, Moment moment) throws Exception {
        Seen seen = seen(fault, variant, moment, 1);
        assertThat(seen.failure()).isNull();
        assertThat(seen.repeats()).isEqualTo(1);
    }

    /** It hits every answer until the poll has ended. */
    private void lasting(Breakage fault, Consumer<Place> variant, Moment moment) throws Exception {
        Seen seen = seen(fault, variant, moment, LASTING);
        switch (fault.reaction()) {
            case UNNOTICED -> assertThat(seen.outcome()).isEqualTo("as if nothing had happened");
            case NOBODY_THERE -> {
                assertFailed(fault, seen, 0);
                assertThat(seen.tries()).isEqualTo(5);
            }
            case TRIES_AGAIN -> assertFailed(fault, seen, 5);
            case GIVES_UP_AT_THE_DEADLINE -> assertFailed(fault, seen, 2);
            case FAILS -> assertFailed(fault, seen, 1);
        }
    }

    private static void assertFailed(Breakage fault, Seen seen, int attempts) {
        assertThat(seen.failure()).isInstanceOf(fault.exception());
        assertThat(seen.attempts()).isEqualTo(attempts);
        assertThat(seen.pollsAfter()).isEqualTo(1);
        FaultBench.assertNothingPassed(seen);
    }

    private Seen seen(Breakage fault, Consumer<Place> variant, Moment moment, int times) throws Exception {
        Duration deadline = fault.reaction() != GIVES_UP_AT_THE_DEADLINE ? AMPLE : times == 1 ? LONGER : SHORT;
        try (FaultBench bench = new FaultBench(account, time, deadline, transport)) {
            Seen seen = bench.meet(variant, moment, times);
            assertThat(seen.invented()).as("invented").isZero();
            assertThat(seen.duplicates()).as("duplicates").isZero();
            assertThat(seen.olderAfterNewer())
                    .as("an older state after a newer one")
                    .isZero();
            Evidence.of(fault.row())
                    .outcome(seen.outcome())
                    .lost(seen.lost())
                    .atMost("attempts a request", seen.attempts(), 5)
                    .atMost("duplicates", seen.duplicates(), 0);
            return seen;
        }
    }
}
