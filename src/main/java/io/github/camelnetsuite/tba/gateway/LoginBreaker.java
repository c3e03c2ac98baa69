package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a refused login from becoming a locked user, over all routes of one account. NetSuite locks a user for 30
 * minutes after five refused logins (Oracle help, subsect_156935170194), so there are never more than two within 30
 * minutes: after two, logins are refused here for 15, then 30, then 60 minutes, and in any case until the window has
 * room, or until the credentials change. While nothing is known about the credentials, one request at a time finds out;
 * once they were accepted, all may go. Requests that are in flight while a good token is revoked are refused together:
 * no more of them than the limiter lets out. Thread-safe; one instance an account.
 */
public final class LoginBreaker {

    private static final int MOST_REFUSALS = 2;
    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));

    private final Time time;
    private final Deque<Instant> refusals = new ArrayDeque<>();
    private String credentials = "";
    private boolean accepted;
    private boolean probing;
    private int pauses;
    private Instant pausedUntil = Instant.MIN;
    private @Nullable LoginRefusedException lastRefusal;

    public LoginBreaker(Time time) {
        this.time = time;
    }

    /**
     * Asks for leave to log in; waits while another request finds out about the same credentials.
     *
     * @param fingerprint of the credentials
     * @return whether this request is the one that finds out; to be handed to {@link #leave}
     * @throws LoginRefusedException when it is too early, with the text of the last real refusal
     */
    synchronized boolean enter(String fingerprint) throws InterruptedException {
        if (!fingerprint.equals(credentials)) {
            forget(fingerprint);
        }
        while (true) {
            refuseWhilePaused();
            if (accepted) {
                return false;
            }
            if (!probing) {
                probing = true;
                return true;
            }
            wait();
        }
    }

    /** Every {@link #enter} is followed by one of this, whatever came of it. */
    synchronized void leave(boolean probe) {
        if (probe) {
            probing = false;
            notifyAll();
        }
    }

    synchronized void accepted(String fingerprint) {
        if (fingerprint.equals(credentials)) {
            accepted = true;
            pauses = 0;
            notifyAll();
        }
    }

    /** Whether the refused request may be signed afresh and sent once more; if not, the pause begins. */
    synchronized boolean refused(String fingerprint, LoginRefusedException refusal) {
        if (!fingerprint.equals(credentials)) {
            return false;
        }
        accepted = false;
        lastRefusal = refusal;
        refusals.addLast(time.instant());
        forgetOldRefusals();
        if (refusals.size() < MOST_REFUSALS) {
            return true;
        }
        Instant windowHasRoom = refusals.getFirst().plus(WINDOW);
        Instant pauseEnds = time.instant().plus(PAUSES.get(Math.min(pauses++, PAUSES.size() - 1)));
        pausedUntil = windowHasRoom.isAfter(pauseEnds) ? windowHasRoom : pauseEnds;
        return false;
    }

    /** The refusal with the time of the next attempt in its text. */
    synchronized LoginRefusedException withNextAttempt(LoginRefusedException refusal) {
        return new LoginRefusedException(refusal, pausedUntil);
    }

    private void refuseWhilePaused() {
        if (time.instant().isBefore(pausedUntil) && lastRefusal != null) {
            throw withNextAttempt(lastRefusal);
        }
    }

    private void forget(String fingerprint) {
        credentials = fingerprint;
        refusals.clear();
        accepted = false;
        pauses = 0;
        pausedUntil = Instant.MIN;
        lastRefusal = null;
    }

    private void forgetOldRefusals() {
        Instant start = time.instant().minus(WINDOW);
        while (!refusals.isEmpty() && !refusals.getFirst().isAfter(start)) {
            refusals.removeFirst();
        }
    }
}
