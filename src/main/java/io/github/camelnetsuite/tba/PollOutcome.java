package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.LoginRefusedException;
import io.github.camelnetsuite.tba.gateway.NothingVisibleException;
import io.github.camelnetsuite.tba.gateway.PostponedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a route's last poll came out, and when the next one is. Written by the polling thread, read by any. */
final class PollOutcome {

    private volatile @Nullable Exception trouble;
    private volatile @Nullable PostponedException postponement;
    private volatile long failedPolls;
    private volatile @Nullable Instant nextAttempt;
    /** Whether the trouble is that of what is read again only. */
    private volatile boolean ofResync;
    /** For the polling thread. */
    private boolean changesAreRead;

    private volatile boolean toGoOn;

    /** The route starts. */
    void begins(Instant firstPoll) {
        postponement = null;
        toGoOn = false;
        nextAttempt = firstPoll;
        isFine();
    }

    /** A poll begins; what is known of the last one stays. */
    void begins() {
        postponement = null;
        toGoOn = false;
        changesAreDue();
    }

    /** Changes and deletions are about to be read. */
    void changesAreDue() {
        changesAreRead = false;
    }

    /**
     * They have been read to their end; what follows in this poll, however long it takes, is read again beside them.
     *
     * @param nextTime when they are due once more
     */
    void changesAreRead(Instant nextTime) {
        changesAreRead = true;
        nextAttempt = nextTime;
        if (!ofResync) {
            isFine();
        }
    }

    /** A page of what is read again has been delivered. */
    void resyncGetsOn() {
        if (ofResync) {
            isFine();
        }
    }

    private void isFine() {
        trouble = null;
        ofResync = false;
        failedPolls = 0;
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

    /**
     * It was told to end for others, and goes on; what is known of the last one stays.
     *
     * @param nextPoll when it does
     */
    void goesOn(Instant nextPoll) {
        toGoOn = true;
        nextAttempt = nextPoll;
    }

    /** Whether it goes on as soon as others have had their turn. */
    boolean isToGoOn() {
        return toGoOn;
    }

    /** @param failure null when it has none */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread polls
    void ended(@Nullable Exception failure, Instant nextPoll) {
        if (failure == null) {
            isFine();
        } else {
            trouble = failure;
            // A refused login is changes' trouble as well, and so is that nothing is in sight.
            ofResync = changesAreRead
                    && !(failure instanceof LoginRefusedException)
                    && !(failure instanceof NothingVisibleException);
            failedPolls++;
        }
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

    /** Whether changes and deletions are read all the same. */
    boolean isOfResync() {
        return ofResync;
    }

    long failedPolls() {
        return failedPolls;
    }

    @Nullable
    Instant nextAttempt() {
        return nextAttempt;
    }
}
