package io.github.camelnetsuite.tba.auth;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The access token that is good now. However many ask while there is none, one fetches it and the others wait for what
 * comes of that, a failure too. Thread-safe.
 */
final class CurrentToken {

    /** Null while there is none, or after NetSuite has refused it. */
    private @Nullable AccessToken token;
    /** Ends empty when the one who fetches was interrupted, which concerns nobody else. */
    private @Nullable CompletableFuture<Optional<AccessToken>> fetching;

    /** Fetches a token. */
    interface Fetch {

        AccessToken now() throws InterruptedException;

        /** The same failure, for one who only waited for it. */
        RuntimeException forOneWhoWaited(RuntimeException failure);
    }

    /** Returns when there is a good token. */
    AccessToken require(InstantSource clock, Fetch fetch) throws InterruptedException {
        while (true) {
            CompletableFuture<Optional<AccessToken>> others;
            CompletableFuture<Optional<AccessToken>> mine = new CompletableFuture<>();
            synchronized (this) {
                if (token != null && token.isGoodAt(clock.instant())) {
                    return token;
                }
                others = fetching;
                fetching = others == null ? mine : others;
            }
            if (others == null) {
                return fetched(mine, fetch);
            }
            Optional<AccessToken> found = outcome(others, fetch);
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    private AccessToken fetched(CompletableFuture<Optional<AccessToken>> mine, Fetch fetch)
            throws InterruptedException {
        try {
            AccessToken fetched = fetch.now();
            end(fetched);
            mine.complete(Optional.of(fetched));
            return fetched;
        } catch (RuntimeException | Error failure) {
            end(null);
            mine.completeExceptionally(failure);
            throw failure;
        } catch (InterruptedException interrupted) {
            end(null);
            mine.complete(Optional.empty());
            throw interrupted;
        }
    }

    /** Before those who wait go on: whoever asks again is to find this token, or to fetch one. */
    private synchronized void end(@Nullable AccessToken fetched) {
        token = fetched;
        fetching = null;
    }

    private static Optional<AccessToken> outcome(CompletableFuture<Optional<AccessToken>> others, Fetch fetch)
            throws InterruptedException {
        try {
            return others.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw fetch.forOneWhoWaited(failure);
            }
            throw new IllegalStateException("No access token could be fetched", e.getCause());
        }
    }

    /**
     * NetSuite has refused a token: no request sets out with it any more.
     *
     * @return whether that was news: it was the current one, and nobody had said so before
     */
    synchronized boolean refused(AccessToken which) {
        boolean news = which.equals(token);
        token = news ? null : token;
        return news;
    }

    @Override
    public String toString() {
        return "CurrentToken";
    }
}
