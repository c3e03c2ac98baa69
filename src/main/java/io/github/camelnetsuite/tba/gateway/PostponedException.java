package io.github.camelnetsuite.tba.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The next attempt has to wait for longer than the thread that asks may. Nothing has failed for good: whoever asked comes
 * back after {@link #pause()} and has the attempts that are left.
 */
public final class PostponedException extends NetSuiteException {

    private static final long serialVersionUID = 1L;

    private final transient Duration pause;

    /** @param reason what went wrong; null where somebody else was told to wait */
    PostponedException(Duration pause, @Nullable NetSuiteException reason) {
        super(
                "Postponed by " + pause.toMillis() + " ms"
                        + (reason == null ? ", since the account is asked to wait" : ": " + reason.getMessage()),
                reason == null ? 0 : reason.status(),
                reason);
        this.pause = pause;
    }

    @Override
    PostponedException again() {
        return new PostponedException(pause, getCause() instanceof NetSuiteException reason ? reason : null);
    }

    /** After which it makes sense to come back. */
    public Duration pause() {
        return pause;
    }

    @Override
    public boolean isTransient() {
        return false;
    }
}
