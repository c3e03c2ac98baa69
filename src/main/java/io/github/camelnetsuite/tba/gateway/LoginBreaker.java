package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a refused login from becoming a locked user, over all routes of one account. NetSuite locks a user for 30
 * minutes after five refused logins (Oracle help, subsect_156935170194), so there are never more than two within 30
 * minutes with the same credentials: after two, logins are refused here for 15, then 30, then 60 minutes, and in any
 * case until the window has room. A {@link LoginLog} makes that hold over restarts and processes. Other credentials have a history of their own, so changed ones may go at once and one
 * route's bad credentials neither stop nor are helped by another's good ones.
 *
 * <p>While nothing is known about credentials, one request at a time finds out; once they were accepted, all may go.
 * Requests that are in flight while a good token is revoked are refused together: no more of them than the limiter lets
 * out. Thread-safe; one instance an account.
 */
public final class LoginBreaker {

    private final Time time;
    private final LoginLog log;
    private final Map<String, LoginHistory> histories = new HashMap<>();

    /** @param log what other processes know of logins to this account, and what they shall know */
    public LoginBreaker(Time time, LoginLog log) {
        this.time = time;
        this.log = log;
    }

    /** One that forgets with its process. */
    public LoginBreaker(Time time) {
        this(time, LoginLog.NONE);
    }

    /**
     * Asks for leave to log in; waits while another request finds out about the same credentials.
     *
     * @param fingerprint of the credentials
     * @return whether this request is the one that finds out; to be handed to {@link #leave}
     * @throws LoginRefusedException when it is too early, with the text of the last real refusal
     */
    synchronized boolean enter(String fingerprint) throws InterruptedException {
        LoginHistory history = history(fingerprint);
        while (true) {
            learn();
            LoginRefusedException tooEarly = history.tooEarly(now());
            if (tooEarly != null) {
                throw tooEarly;
            }
            if (history.isAccepted()) {
                return false;
            }
            if (history.beginProbe()) {
                return true;
            }
            wait();
        }
    }

    /**
     * Asks once more, right before something is sent that may be refused, since others may have been refused meanwhile.
     *
     * @throws LoginRefusedException when it is too early by now
     */
    synchronized void requireLeave(String fingerprint) {
        learn();
        LoginRefusedException tooEarly = history(fingerprint).tooEarly(now());
        if (tooEarly != null) {
            throw tooEarly;
        }
    }

    /** Whether the last that is known of these credentials is a refusal. */
    synchronized boolean refusedLast(String fingerprint) {
        LoginHistory history = histories.get(fingerprint);
        return history != null && history.refusedLast();
    }

    /** Every {@link #enter} is followed by one of this, whatever came of it. */
    synchronized void leave(String fingerprint, boolean probe) {
        if (probe) {
            history(fingerprint).endProbe();
            notifyAll();
        }
    }

    synchronized void accepted(String fingerprint) {
        LoginHistory history = history(fingerprint);
        boolean news = !history.isAccepted();
        history.accept(time.instant());
        if (news) {
            log.add(new LoginLog.Event(time.instant(), fingerprint, true));
        }
        notifyAll();
    }

    /**
     * NetSuite refused.
     *
     * @return the refusal to hand on, with the time of the next attempt in its text; as it came while the request may
     *     be signed afresh and sent once more
     */
    synchronized LoginRefusedException refused(String fingerprint, LoginRefusedException refusal) {
        learn();
        LoginHistory history = history(fingerprint);
        Instant lastAccepted = history.lastAccepted();
        if (history.isAccepted() && lastAccepted != null) {
            log.add(new LoginLog.Event(lastAccepted, fingerprint, true));
        }
        history.refuse(refusal, now(), time.instant());
        log.add(new LoginLog.Event(time.instant(), fingerprint, false));
        @Nullable LoginRefusedException tooEarly = history.tooEarly(now());
        return tooEarly == null ? refusal : tooEarly;
    }

    /** What is known of logins with these credentials, by whatever process. */
    synchronized LoginStanding standing(String fingerprint) {
        learn();
        LoginHistory history = history(fingerprint);
        Duration since = now().minus(LoginHistory.WINDOW);
        return new LoginStanding(
                history.lastAccepted(),
                histories.values().stream()
                        .mapToInt(each -> each.refusedSince(since))
                        .sum(),
                history.notBefore(now()));
    }

    /**
     * What others have found out. What lies in the future by the clock here was written by one that was set back since:
     * it counts as now, once, and stands in the log as now.
     */
    private void learn() {
        for (LoginLog.Event event : log.news()) {
            Instant now = time.instant();
            LoginHistory history = history(event.fingerprint());
            Instant when = event.at().isAfter(now) ? now : event.at();
            Instant lastAccepted = history.lastAccepted();
            if (event.accepted()) {
                history.wasAccepted(when);
            } else if (lastAccepted == null || !lastAccepted.isAfter(when)) {
                history.refuse(LoginRefusedException.before(when), now().minus(Duration.between(when, now)), when);
            }
            if (!when.equals(event.at())) {
                log.add(new LoginLog.Event(when, event.fingerprint(), event.accepted()));
            }
        }
    }

    private Duration now() {
        return Duration.ofNanos(time.nanos());
    }

    private LoginHistory history(String fingerprint) {
        return histories.computeIfAbsent(fingerprint, credentials -> new LoginHistory());
    }
}
