package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import java.time.Duration;

/**
 * Asks an account one question after another: no more requests in all than are allowed, and none after some minutes; what
 * may pass is asked twice, but not what was not answered in time, which may still be at work there.
 */
final class Questions {

    /** An examination is no load for an account. */
    static final int MOST_REQUESTS = 25;

    /** Somebody waits for the outcome. The last one to be asked by then has its own deadline besides. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Time time;
    private final Duration patience;
    private final Duration end;
    private int requests;

    /** @param patience how long an answer is waited for */
    Questions(Time time, Duration patience) {
        this.time = time;
        this.patience = patience;
        this.end = now().plus(LONGEST);
    }

    private Duration now() {
        return Duration.ofNanos(time.nanos());
    }

    /** One that is answered by one request. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws InterruptedException;
    }

    /** One of which it matters only whether it may be asked; answered by one request, too. */
    @FunctionalInterface
    interface Trial {
        void ask() throws InterruptedException;
    }

    /** All requests that are allowed have been sent, or all time that there is has passed. */
    static final class EnoughException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EnoughException(String what) {
            super(what + " are enough");
        }
    }

    <T> T ask(Question<T> question) throws InterruptedException {
        try {
            return askOnce(question);
        } catch (NetSuiteException failure) {
            if (!failure.isTransient() || isLate(failure)) {
                throw failure;
            }
            time.sleep(PAUSE);
            return askOnce(question);
        }
    }

    /** For a login that must not be tried again. */
    <T> T askOnce(Question<T> question) throws InterruptedException {
        spend();
        return question.ask();
    }

    /** Counts a request that is sent otherwise. */
    void spend() {
        if (requests == MOST_REQUESTS) {
            throw new EnoughException(MOST_REQUESTS + " requests");
        }
        if (now().compareTo(end) >= 0) {
            throw new EnoughException(LONGEST.toMinutes() + " minutes");
        }
        requests++;
    }

    private static boolean isLate(NetSuiteException failure) {
        return failure instanceof UnavailableException unavailable
                && unavailable.kind() == UnavailableException.Kind.TIMED_OUT;
    }

    int requests() {
        return requests;
    }

    Duration patience() {
        return patience;
    }
}
