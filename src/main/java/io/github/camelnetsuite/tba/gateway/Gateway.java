package io.github.camelnetsuite.tba.gateway;

import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one NetSuite account. An exchange waits for a slot and for leave to log in, is signed afresh for every
 * attempt, and is repeated while what went wrong may pass: with growing, jittered pauses, as long as NetSuite asks for
 * where it does; once only after a time-out, because the request may still run on the server. Thread-safe.
 */
public final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int MOST_TIMEOUTS = 2;

    private final HttpExchange http;
    private final RequestAuthorizer authorizer;
    private final LoginAdvice advice;
    private final AccountLimiter limiter;
    private final LoginBreaker breaker;
    private final Backoff backoff;
    private final int maxAttempts;
    private final Patience patience;
    private final Time time;
    private final LongAdder requests = new LongAdder();
    private volatile Spent spent = Spent.NOTHING;

    /** What was tried before an exchange was postponed. */
    private record Spent(int attempts, int timeouts) {
        static final Spent NOTHING = new Spent(0, 0);
    }

    /** One whose threads wait as long as it takes. */
    public Gateway(
            HttpSettings settings,
            RequestAuthorizer authorizer,
            AccountLimiter limiter,
            LoginBreaker breaker,
            Backoff backoff,
            int maxAttempts,
            Time time) {
        this(settings, authorizer, limiter, breaker, backoff, maxAttempts, Patience.ENDLESS, time);
    }

    /**
     * @param authorizer closed with this
     * @param limiter shared by all gateways to the account
     * @param breaker shared by all gateways to the account
     * @param maxAttempts how often a request is sent at most
     * @param patience how long the thread that asks may be held by a pause; where that is not endless, one thread asks
     */
    public Gateway(
            HttpSettings settings,
            RequestAuthorizer authorizer,
            AccountLimiter limiter,
            LoginBreaker breaker,
            Backoff backoff,
            int maxAttempts,
            Patience patience,
            Time time) {
        this.http = HttpExchange.open(settings, time);
        this.authorizer = authorizer;
        this.advice = UsualAdvice.of(authorizer.scheme());
        this.limiter = limiter;
        this.breaker = breaker;
        this.backoff = backoff;
        this.maxAttempts = maxAttempts;
        this.patience = patience;
        this.time = time;
    }

    /**
     * Sends a request until it is answered or it makes no sense to go on.
     *
     * @throws NetSuiteException whose type says what to do
     * @throws PostponedException when the next attempt has to wait for longer than this gateway's patience
     * @throws InterruptedException within a second of an interruption, wherever the exchange stands
     */
    public <T> Answer<T> exchange(NetSuiteRequest request, AnswerReader<T> reader) throws InterruptedException {
        Spent before = spent;
        int timeouts = before.timeouts();
        NetSuiteException reason = null;
        for (int number = before.attempts() + 1; ; number++) {
            Attempt attempt = new Attempt(request, http.host(), number, maxAttempts, advice);
            try {
                pause(number - 1, reason);
                Answer<T> answer = send(attempt, reader, reason);
                spent = Spent.NOTHING;
                return answer;
            } catch (PostponedException later) {
                spent = new Spent(number - 1, timeouts);
                throw later;
            } catch (LoginRefusedException refusal) {
                // A refusal can be a nonce that a proxy replayed or a slow clock: one fresh signature tells.
                if (refusal.notBefore() != null || !refusal.isNetSuites() || number >= maxAttempts) {
                    throw refusal;
                }
                reason = null;
            } catch (NetSuiteException failure) {
                slowDown(number, failure);
                timeouts += isTimeout(failure) ? 1 : 0;
                if (!failure.isTransient() || number >= maxAttempts || timeouts >= MOST_TIMEOUTS) {
                    throw failure;
                }
                reason = failure;
            }
        }
    }

    /**
     * Sends a request once with credentials that are guessed, unless that would cost an attempt of those of this gateway.
     *
     * @return empty where it would
     * @throws LoginRefusedException when NetSuite says so
     */
    public <T> Optional<Answer<T>> attemptAs(RequestAuthorizer other, NetSuiteRequest request, AnswerReader<T> reader)
            throws InterruptedException {
        String login = other.fingerprint();
        limiter.enter();
        try {
            Optional<Boolean> probe = breaker.enterToGuess(login);
            if (probe.isEmpty()) {
                return Optional.empty();
            }
            try {
                Answer<T> answer = http.send(new Attempt(request, http.host(), 1, 1, advice), other.prepare(), reader);
                breaker.accepted(login);
                return Optional.of(answer);
            } catch (LoginRefusedException refusal) {
                throw breaker.refused(login, refusal);
            } finally {
                breaker.leave(login, probe.get());
            }
        } finally {
            limiter.leave();
        }
    }

    /** What is known of logins with these credentials, without asking NetSuite. */
    public LoginStanding standing() {
        return standing(authorizer);
    }

    /** The same, as far as this process has heard by now: takes no time. */
    public LoginStanding rememberedStanding() {
        return breaker.remembered(authorizer.fingerprint());
    }

    /** What is known of logins with other credentials for the account. */
    public LoginStanding standing(RequestAuthorizer other) {
        return breaker.standing(other.fingerprint());
    }

    /** What comes next has all its attempts: what was postponed before has come to an end, a good or a bad one. */
    public void beginAfresh() {
        spent = Spent.NOTHING;
    }

    /** Throttling slows down everybody who asks this account, even when this request gives up. */
    private void slowDown(int number, NetSuiteException failure) {
        if (failure instanceof ThrottledException throttled && !throttled.isKnown()) {
            limiter.throttled(backoff.after(number, failure));
        }
    }

    /** Other troubles slow down this request only. */
    private void pause(int failed, @Nullable NetSuiteException reason) throws InterruptedException {
        if (reason == null || (reason instanceof ThrottledException throttled && !throttled.isKnown())) {
            return;
        }
        Duration pause = backoff.after(failed, reason);
        patience.require(pause, reason);
        LOG.debug("Trying again in {} ms: {}", pause.toMillis(), reason.getMessage());
        time.sleep(pause);
    }

    /** One attempt: a slot, leave to log in, and what its outcome teaches both. */
    private <T> Answer<T> send(Attempt attempt, AnswerReader<T> reader, @Nullable NetSuiteException reason)
            throws InterruptedException {
        if (breaker.refusedLast(authorizer.fingerprint())) {
            authorizer.renew();
        }
        String login = authorizer.fingerprint();
        limiter.enter(patience, reason);
        try {
            if (attempt.request().login() == NetSuiteRequest.Login.NONE) {
                requests.increment();
                return http.send(attempt, null, reader);
            }
            boolean probe = breaker.enter(login, patience);
            try {
                return sendWithLeave(login, attempt, reader);
            } finally {
                breaker.leave(login, probe);
            }
        } finally {
            limiter.leave();
        }
    }

    private <T> Answer<T> sendWithLeave(String login, Attempt attempt, AnswerReader<T> reader)
            throws InterruptedException {
        RequestAuthorizer prepared = null;
        try {
            prepared = authorizer.prepare();
            requests.increment();
            Answer<T> answer = http.send(attempt, prepared, reader);
            breaker.accepted(login);
            limiter.succeeded();
            return answer;
        } catch (LoginRefusedException refusal) {
            // Without a token nothing was sent that is not counted yet. A token that ends while several requests are
            // under way with it is one refusal.
            boolean counts = prepared != null && prepared.refused();
            throw counts ? breaker.refused(login, refusal) : refusal;
        } catch (RequestRefusedException | PermissionMissingException understood) {
            breaker.accepted(login);
            throw understood;
        }
    }

    /** How many requests were sent, each attempt counted, but for those that fetch access tokens. */
    public long requests() {
        return requests.sum();
    }

    private static boolean isTimeout(NetSuiteException failure) {
        return failure instanceof UnavailableException unavailable
                && unavailable.kind() == UnavailableException.Kind.TIMED_OUT;
    }

    @Override
    public void close() {
        http.close();
        authorizer.close();
    }
}
