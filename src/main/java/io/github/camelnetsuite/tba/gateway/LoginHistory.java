package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known about one set of credentials; the {@link LoginBreaker} that holds it is its lock. */
final class LoginHistory {

    static final Duration WINDOW = Duration.ofMinutes(30);

    private static final int MOST_REFUSALS = 2;
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));

    private final List<Duration> refusals = new ArrayList<>();
    private boolean accepted;
    private boolean probing;
    private int pauses;
    private Duration pausedUntil = Duration.ofSeconds(Long.MIN_VALUE);
    private Instant pausedUntilAsShown = Instant.MIN;
    private @Nullable Instant lastAccepted;
    private @Nullable LoginRefusedException lastRefusal;

    boolean isAccepted() {
        return accepted;
    }

    boolean refusedLast() {
        return lastRefusal != null && !accepted;
    }

    /** Whether a request finds out. */
    boolean isProbing() {
        return probing;
    }

    void beginProbe() {
        probing = true;
    }

    void endProbe() {
        probing = false;
    }

    void accept(Instant when) {
        accepted = true;
        wasAccepted(when);
    }

    /** Another process was let in, which tells nothing about now. */
    void wasAccepted(Instant when) {
        lastAccepted = when;
        pauses = 0;
    }

    @Nullable
    Instant lastAccepted() {
        return lastAccepted;
    }

    /**
     * Whether one more attempt may be made; if not, the pause begins.
     *
     * @param when by a clock that nobody sets: were it set forward, a user could be locked; back, nothing would be read
     * @param shown the same moment for people
     */
    boolean refuse(LoginRefusedException refusal, Duration when, Instant shown) {
        accepted = false;
        lastRefusal = refusal;
        refusals.add(when);
        Collections.sort(refusals);
        refusals.removeIf(earlier -> earlier.compareTo(when.minus(WINDOW)) <= 0);
        if (refusals.size() < MOST_REFUSALS) {
            return true;
        }
        Duration windowHasRoom = refusals.get(0).plus(WINDOW);
        Duration pauseEnds = when.plus(PAUSES.get(Math.min(pauses++, PAUSES.size() - 1)));
        Duration until = windowHasRoom.compareTo(pauseEnds) > 0 ? windowHasRoom : pauseEnds;
        if (until.compareTo(pausedUntil) > 0) {
            pausedUntil = until;
            pausedUntilAsShown = shown.plus(until.minus(when));
        }
        return false;
    }

    /** When logins were refused after then. */
    Stream<Duration> refusedSince(Duration then) {
        return refusals.stream().filter(refusal -> refusal.compareTo(then) > 0);
    }

    boolean isRefusedSince(Duration then) {
        return refusedSince(then).findAny().isPresent();
    }

    /** The last refusal with the time of the next attempt in its text; null when an attempt may be made. */
    @Nullable
    LoginRefusedException tooEarly(Duration now) {
        return now.compareTo(pausedUntil) >= 0 ? null : refusedUntil(pausedUntilAsShown);
    }

    /** The last refusal with this time of the next attempt in its text; null when there was none. */
    @Nullable
    LoginRefusedException refusedUntil(Instant until) {
        return lastRefusal == null ? null : new LoginRefusedException(lastRefusal, until);
    }
}
