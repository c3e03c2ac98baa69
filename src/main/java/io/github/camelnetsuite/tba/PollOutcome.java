package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.PostponedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a route's last poll came out, and when the next one is. Written by the polling thread, read by any. */
final class PollOutcome {

    private volatile @Nullable Exception trouble;
    private volatile @Nullable PostponedException postponement;
    private volatile long failedPolls;
    private volatile @Nullable Instant nextAttempt;

    /** The route starts. */
    void begins(Instant firstPoll) {
        trouble = null;
        postponement = null;
        failedPolls = 0;
        nextAttempt = firstPoll;
    }

    /** A poll begins; what is known of the last one stays. */
    void begins() {
        postponement = null;
    }

    /**
     * It is not over.
     *
     * @param goesOn when it does
     */
    void postponed(PostponedException later, Instant goesOn) {
        postponement = later;
        nextAttempt = goesOn;
    }

    /** @param failure null when it has none */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread polls
    void ended(@Nullable Exception failure, Instant nextPoll) {
        trouble = failure;
        failedPolls = failure == null ? 0 : failedPolls + 1;
        Instant tooEarlyBefore = failure instanceof LoginRefusedException refusal ? refusal.notBefore() : null;
        nextAttempt = tooEarlyBefore != null && tooEarlyBefore.isAfter(nextPoll) ? tooEarlyBefore : nextPoll;
    }

    @Nullable
    Exception trouble() {
        return trouble;
    }

    @Nullable
    PostponedException postponement() {
        return postponement;
    }

    long failedPolls() {
        return failedPolls;
    }

    @Nullable
    Instant nextAttempt() {
        return nextAttempt;
    }
}
