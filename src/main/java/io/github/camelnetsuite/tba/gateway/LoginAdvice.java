package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people are to look at when NetSuite refuses a login, which depends on how one logs in. */
interface LoginAdvice {

    /** A list in a sentence, its end included. */
    String toCheck();

    /** What a role needs in order to log in, as the role's form calls it. */
    String permission();

    /** Whether NetSuite compares the time of the request with its own. */
    boolean clockMatters();

    /**
     * What an answer means that is no success, where these requests have answers of their own.
     *
     * @param skew how far the clock here is ahead of the server's; null where the server did not say
     * @param body its first part; empty where it has not come
     */
    default Optional<NetSuiteException> refusal(Attempt attempt, int status, @Nullable Duration skew, byte[] body) {
        return Optional.empty();
    }
}
