package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import java.time.Duration;

/** Asks an account one question after another: no more requests in all than are allowed; what may pass is asked twice. */
final class Questions {

    /** An examination is no load for an account. */
    static final int MOST_REQUESTS = 25;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Time time;
    private int requests;

    Questions(Time time) {
        this.time = time;
    }

    /** One that is answered by one request. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws InterruptedException;
    }

    /** All requests that are allowed have been sent. */
    static final class EnoughException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        EnoughException() {
            super(MOST_REQUESTS + " requests are enough");
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
            throw new EnoughException();
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
}
