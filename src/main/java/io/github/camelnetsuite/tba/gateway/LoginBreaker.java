package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a refused login from becoming a locked user, over all routes of one account. NetSuite locks a user for 30
 * minutes after five refused logins (Oracle help, subsect_156935170194), so within 30 minutes there are never more than
 * two, but for credentials that were not refused yet, such as changed ones: they have one attempt each, until four were
 * refused. The same credentials are refused here for 15, then 30, then 60 minutes, and in any case until the window has
 * room. A {@link LoginLog} makes that hold over restarts and processes.
 *
 * <p>Credentials that are accepted are not held back by others that are not. While nothing is known about some, one
 * request at a time finds out. Requests that are in flight while a good token is revoked are refused together: no more
 * of them than the limiter lets out. Thread-safe; one instance an account.
 */
public final class LoginBreaker {

    /** Fewer than the five that lock a user. */
    private static final int MOST_OF_ALL_CREDENTIALS = 4;

    private static final int MOST_REPEATED = 2;

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
     * Asks for leave to log in; waits while others find out, be it about the same credentials or because no more than
     * they may be refused.
     *
     * @param fingerprint of the credentials
     * @return whether this request is one that finds out; to be handed to {@link #leave}
     * @throws LoginRefusedException when it is too early, with the text of the last real refusal
     * @throws PostponedException when the wait takes longer than this
     */
    boolean enter(String fingerprint, Patience patience) throws InterruptedException {
        return enter(fingerprint, MOST_OF_ALL_CREDENTIALS, patience);
    }

    /** The same for a guess, which leaves the attempts of changed credentials to those; empty when it is too early. */
    Optional<Boolean> enterToGuess(String fingerprint) throws InterruptedException {
        try {
            return Optional.of(enter(fingerprint, MOST_REPEATED, Patience.ENDLESS));
        } catch (LoginRefusedException tooEarly) {
            return Optional.empty();
        }
    }

    private boolean enter(String fingerprint, int most, Patience patience) throws InterruptedException {
        for (boolean hasWaited = false; ; hasWaited = true) {
            List<LoginLog.Event> news = log.news();
            synchronized (this) {
                learn(news);
                requireTime(fingerprint, most);
                LoginHistory history = history(fingerprint);
                if (history.isAccepted()) {
                    return false;
                }
                if (!history.isProbing() && refusedLately().size() + probing() < allowed(history, most)) {
                    history.beginProbe();
                    return true;
                }
                patience.waitOn(this, hasWaited);
            }
        }
    }

    /**
     * Asks once more, right before something is sent that may be refused, since others may have been refused meanwhile.
     *
     * @throws LoginRefusedException when it is too early by now
     */
    void requireLeave(String fingerprint) {
        List<LoginLog.Event> news = log.news();
        synchronized (this) {
            learn(news);
            requireTime(fingerprint, MOST_OF_ALL_CREDENTIALS);
        }
    }

    private void requireTime(String fingerprint, int most) {
        LoginRefusedException tooEarly = tooEarly(fingerprint, most);
        if (tooEarly != null) {
            throw tooEarly;
        }
    }

    /** Why nothing may be sent yet with these credentials; null when it may. */
    private @Nullable LoginRefusedException tooEarly(String fingerprint, int most) {
        LoginHistory history = history(fingerprint);
        Duration now = now();
        LoginRefusedException again = history.tooEarly(now);
        if (again != null || history.isAccepted()) {
            return again;
        }
        List<Duration> refusals = refusedLately();
        int allowed = allowed(history, most);
        if (refusals.size() < allowed) {
            return null;
        }
        Instant until = time.instant()
                .plus(refusals.get(refusals.size() - allowed)
                        .plus(LoginHistory.WINDOW)
                        .minus(now));
        return history.isRefusedSince(windowBegan())
                ? history.refusedUntil(until)
                : LoginRefusedException.ofOthers(refusals.size(), until);
    }

    /** How many logins to the account may have been refused for these credentials to be tried. */
    private int allowed(LoginHistory history, int most) {
        return history.isRefusedSince(windowBegan()) ? Math.min(most, MOST_REPEATED) : most;
    }

    /** When logins with whatever credentials were refused within the window, the earliest first. */
    private List<Duration> refusedLately() {
        return histories.values().stream()
                .flatMap(each -> each.refusedSince(windowBegan()))
                .sorted()
                .toList();
    }

    private long probing() {
        return histories.values().stream().filter(LoginHistory::isProbing).count();
    }

    private Duration windowBegan() {
        return now().minus(LoginHistory.WINDOW);
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

    void accepted(String fingerprint) {
        boolean news;
        synchronized (this) {
            LoginHistory history = history(fingerprint);
            news = !history.isAccepted();
            history.accept(time.instant());
            notifyAll();
        }
        if (news) {
            log.add(LoginLog.Event.of(time.instant(), fingerprint, true));
        }
    }

    /**
     * NetSuite refused.
     *
     * @return the refusal to hand on, with the time of the next attempt in its text; as it came while the request may
     *     be signed afresh and sent once more
     */
    LoginRefusedException refused(String fingerprint, LoginRefusedException refusal) {
        List<LoginLog.Event> news = log.news();
        List<LoginLog.Event> told = new ArrayList<>();
        LoginRefusedException tooEarly;
        synchronized (this) {
            learn(news);
            LoginHistory history = history(fingerprint);
            Instant lastAccepted = history.lastAccepted();
            if (history.isAccepted() && lastAccepted != null) {
                told.add(LoginLog.Event.of(lastAccepted, fingerprint, true));
            }
            history.refuse(refusal, now(), time.instant());
            told.add(LoginLog.Event.of(time.instant(), fingerprint, false));
            tooEarly = tooEarly(fingerprint, MOST_REPEATED);
        }
        told.forEach(log::add);
        return tooEarly == null ? refusal : tooEarly;
    }

    /** What is known of logins with these credentials, by whatever process. */
    LoginStanding standing(String fingerprint) {
        List<LoginLog.Event> news = log.news();
        synchronized (this) {
            learn(news);
        }
        return remembered(fingerprint);
    }

    /** The same, as far as this process has heard by now: asks nobody, and takes no time. */
    synchronized LoginStanding remembered(String fingerprint) {
        LoginHistory history = history(fingerprint);
        LoginRefusedException tooEarly = tooEarly(fingerprint, MOST_OF_ALL_CREDENTIALS);
        return new LoginStanding(
                history.lastAccepted(),
                history.isRefusedSince(windowBegan()),
                refusedLately().size(),
                tooEarly == null ? null : tooEarly.notBefore());
    }

    /**
     * What others have found out. What lies in the future by the clock here was written by one that was set back since, or
     * by that of another machine, which is ahead: it counts as now, once, and stands in the log as now.
     */
    private void learn(List<LoginLog.Event> news) {
        for (LoginLog.Event event : news) {
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
                log.add(new LoginLog.Event(when, event.fingerprint(), event.accepted(), event.id()));
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
