package io.github.camelnetsuite.tba.gateway;

import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
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
    private final Time time;
    private final LongAdder requests = new LongAdder();

    /**
     * @param authorizer closed with this
     * @param limiter shared by all gateways to the account
     * @param breaker shared by all gateways to the account
     * @param maxAttempts how often a request is sent at most
     */
    public Gateway(
            HttpSettings settings,
            RequestAuthorizer authorizer,
            AccountLimiter limiter,
            LoginBreaker breaker,
            Backoff backoff,
            int maxAttempts,
            Time time) {
        this.http = HttpExchange.open(settings, time);
        this.authorizer = authorizer;
        this.advice = UsualAdvice.of(authorizer.scheme());
        this.limiter = limiter;
        this.breaker = breaker;
        this.backoff = backoff;
        this.maxAttempts = maxAttempts;
        this.time = time;
    }

    /**
     * Sends a request until it is answered or it makes no sense to go on.
     *
     * @throws NetSuiteException whose type says what to do
     * @throws InterruptedException within a second of an interruption, wherever the exchange stands
     */
    public <T> Answer<T> exchange(NetSuiteRequest request, AnswerReader<T> reader) throws InterruptedException {
        int timeouts = 0;
        for (int number = 1; ; number++) {
            Attempt attempt = new Attempt(request, http.host(), number, maxAttempts, advice);
            try {
                return send(attempt, reader);
            } catch (LoginRefusedException refusal) {
                // A refusal can be a nonce that a proxy replayed or a slow clock: one fresh signature tells.
                if (refusal.notBefore() != null || !refusal.isNetSuites() || number == maxAttempts) {
                    throw refusal;
                }
            } catch (NetSuiteException failure) {
                timeouts += isTimeout(failure) ? 1 : 0;
                boolean last = !failure.isTransient() || number == maxAttempts || timeouts == MOST_TIMEOUTS;
                pause(number, failure, last);
                if (last) {
                    throw failure;
                }
            }
        }
    }

    /**
     * Sends a request once with other credentials than those of this gateway. That it is refused counts like a refusal of
     * these; that it is not tells nothing about them.
     *
     * @throws LoginRefusedException also when it is too early for an attempt
     */
    public <T> Answer<T> attemptAs(RequestAuthorizer other, NetSuiteRequest request, AnswerReader<T> reader)
            throws InterruptedException {
        String login = authorizer.fingerprint();
        limiter.enter();
        try {
            boolean probe = breaker.enter(login);
            try {
                return http.send(new Attempt(request, http.host(), 1, 1, advice), other.prepare(), reader);
            } catch (LoginRefusedException refusal) {
                throw breaker.refused(login, refusal);
            } finally {
                breaker.leave(login, probe);
            }
        } finally {
            limiter.leave();
        }
    }

    /** What is known of logins with these credentials, without asking NetSuite. */
    public LoginStanding standing() {
        return breaker.standing(authorizer.fingerprint());
    }

    /** Throttling slows down everybody who asks this account, even when this request gives up; other troubles only it. */
    private void pause(int number, NetSuiteException failure, boolean last) throws InterruptedException {
        if (failure instanceof ThrottledException throttled && !throttled.isKnown()) {
            limiter.throttled(backoff.after(number, failure));
        } else if (!last) {
            Duration pause = backoff.after(number, failure);
            LOG.debug("Trying again in {} ms: {}", pause.toMillis(), failure.getMessage());
            time.sleep(pause);
        }
    }

    /** One attempt: a slot, leave to log in, and what its outcome teaches both. */
    private <T> Answer<T> send(Attempt attempt, AnswerReader<T> reader) throws InterruptedException {
        String login = authorizer.fingerprint();
        limiter.enter();
        try {
            if (attempt.request().login() == NetSuiteRequest.Login.NONE) {
                requests.increment();
                return http.send(attempt, null, reader);
            }
            boolean probe = breaker.enter(login);
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
