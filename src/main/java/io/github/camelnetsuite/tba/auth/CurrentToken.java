package io.github.camelnetsuite.tba.auth;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The access token that is good now. However many ask while there is none, one fetches it and the others wait for what
 * comes of that, a failure too. Thread-safe.
 */
final class CurrentToken {

    private static final long NONE = 0;

    private @Nullable AccessToken token;
    private @Nullable CompletableFuture<Long> fetching;
    private long number = NONE;
    private boolean refused;

    /** Fetches a token. */
    @FunctionalInterface
    interface Fetch {
        AccessToken now() throws InterruptedException;
    }

    /**
     * Returns when there is a good token.
     *
     * @return which one it is: each has a number of its own
     */
    long require(InstantSource clock, Fetch fetch) throws InterruptedException {
        long found = NONE;
        while (found == NONE) {
            CompletableFuture<Long> others;
            CompletableFuture<Long> mine = new CompletableFuture<>();
            synchronized (this) {
                if (token != null && !refused && token.isGoodAt(clock.instant())) {
                    return number;
                }
                others = fetching;
                fetching = others == null ? mine : others;
            }
            found = others == null ? fetched(mine, fetch) : outcome(others);
        }
        return found;
    }

    private long fetched(CompletableFuture<Long> mine, Fetch fetch) throws InterruptedException {
        try {
            long kept = keep(fetch.now());
            mine.complete(kept);
            return kept;
        } catch (RuntimeException | Error failure) {
            end(mine);
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            end(mine);
            // Only an interruption has left it open, and that concerns nobody but this thread.
            mine.complete(NONE);
        }
    }

    private synchronized long keep(AccessToken fetched) {
        token = fetched;
        refused = false;
        return ++number;
    }

    private synchronized void end(CompletableFuture<Long> mine) {
        if (fetching == mine) {
            fetching = null;
        }
    }

    private static long outcome(CompletableFuture<Long> others) throws InterruptedException {
        try {
            return others.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("No access token could be fetched", e.getCause());
        }
    }

    /** The last token that there was. */
    synchronized String value() {
        if (token == null) {
            throw new IllegalStateException("There is no access token before prepare()");
        }
        return token.value();
    }

    /**
     * NetSuite has refused a token: no request sets out with it any more.
     *
     * @return whether that was news: it was the current one, and nobody had said so before
     */
    synchronized boolean refused(long which) {
        boolean news = which == number && !refused;
        refused |= which == number;
        return news;
    }

    @Override
    public String toString() {
        return "CurrentToken";
    }
}
