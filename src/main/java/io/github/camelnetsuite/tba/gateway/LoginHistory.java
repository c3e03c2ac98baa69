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

    private final Deque<Duration> refusals = new ArrayDeque<>();
    private boolean accepted;
    private boolean probing;
    private int pauses;
    private Duration pausedUntil = Duration.ofSeconds(Long.MIN_VALUE);
    private Instant pausedUntilAsShown = Instant.MIN;
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

    /**
     * Whether one more attempt may be made now; if not, the pause begins.
     *
     * @param now by a clock that nobody sets: were it set forward, a user could be locked; back, nothing would be read
     * @param shown the same moment for people
     */
    boolean refuse(LoginRefusedException refusal, Duration now, Instant shown) {
        accepted = false;
        lastRefusal = refusal;
        refusals.addLast(now);
        while (refusals.getFirst().compareTo(now.minus(WINDOW)) <= 0) {
            refusals.removeFirst();
        }
        if (refusals.size() < MOST_REFUSALS) {
            return true;
        }
        Duration windowHasRoom = refusals.getFirst().plus(WINDOW);
        Duration pauseEnds = now.plus(PAUSES.get(Math.min(pauses++, PAUSES.size() - 1)));
        pausedUntil = windowHasRoom.compareTo(pauseEnds) > 0 ? windowHasRoom : pauseEnds;
        pausedUntilAsShown = shown.plus(pausedUntil.minus(now));
        return false;
    }

    /** The last refusal with the time of the next attempt in its text; null when an attempt may be made. */
    @Nullable
    LoginRefusedException tooEarly(Duration now) {
        return lastRefusal == null || now.compareTo(pausedUntil) >= 0
                ? null
                : new LoginRefusedException(lastRefusal, pausedUntilAsShown);
    }
}
