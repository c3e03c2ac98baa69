package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known about one set of credentials; the {@link LoginBreaker} that holds it is its lock. */
final class LoginHistory {

    private static final int MOST_REFUSALS = 2;
    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));

    private final Deque<Instant> refusals = new ArrayDeque<>();
    private boolean accepted;
    private boolean probing;
    private int pauses;
    private Instant pausedUntil = Instant.MIN;
    private @Nullable LoginRefusedException lastRefusal;

    boolean isAccepted() {
        return accepted;
    }

    /** Whether the caller is now the one that finds out; false while another one does. */
    boolean beginProbe() {
        boolean free = !probing;
        probing = true;
        return free;
    }

    void endProbe() {
        probing = false;
    }

    void accept() {
        accepted = true;
        pauses = 0;
    }

    /** Whether one more attempt may be made now; if not, the pause begins. */
    boolean refuse(LoginRefusedException refusal, Instant now) {
        accepted = false;
        lastRefusal = refusal;
        refusals.addLast(now);
        while (!refusals.getFirst().isAfter(now.minus(WINDOW))) {
            refusals.removeFirst();
        }
        if (refusals.size() < MOST_REFUSALS) {
            return true;
        }
        Instant windowHasRoom = refusals.getFirst().plus(WINDOW);
        Instant pauseEnds = now.plus(PAUSES.get(Math.min(pauses++, PAUSES.size() - 1)));
        pausedUntil = windowHasRoom.isAfter(pauseEnds) ? windowHasRoom : pauseEnds;
        return false;
    }

    /** The last refusal with the time of the next attempt in its text; null when an attempt may be made. */
    @Nullable
    LoginRefusedException tooEarly(Instant now) {
        return lastRefusal == null || !now.isBefore(pausedUntil)
                ? null
                : new LoginRefusedException(lastRefusal, pausedUntil);
    }
}
