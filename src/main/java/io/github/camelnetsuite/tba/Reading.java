package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.auth.Nonces;
import io.github.camelnetsuite.tba.auth.OAuth1Signer;
import io.github.camelnetsuite.tba.gateway.Backoff;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.progress.CursorException;
import io.github.camelnetsuite.tba.progress.CursorHandle;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.progress.Progress;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.source.RecordSource;
import io.github.camelnetsuite.tba.source.SuiteQlSource;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The stages of one started consumer, put together: from its settings to the source that it reads and the progress that
 * it keeps. Nothing is asked of NetSuite before the first poll. Used by the polling thread.
 */
final class Reading implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final EndpointSettings settings;
    private final Gateway gateway;
    private final int pageSize;
    private @Nullable RecordSource source;
    private @Nullable Progress progress;

    Reading(EndpointSettings settings, NetSuiteTbaComponent component, NetSuiteTbaComponent.AccountGuards guards) {
        this.settings = settings;
        this.pageSize = component.pageSize();
        this.gateway = new Gateway(
                settings.http(),
                new OAuth1Signer(settings.credentials(), component.time(), new Nonces(component.random())),
                guards.limiter(),
                guards.breaker(),
                Backoff.fullJitter(FIRST_PAUSE, LONGEST_PAUSE, component.random())
                        .orRetryAfter(),
                settings.maxAttempts(),
                component.time());
    }

    /**
     * What to read.
     *
     * @throws IllegalArgumentException when the record type or a field is unknown, saying what is known
     */
    RecordSource source() {
        if (source == null) {
            RecordType type = RecordType.of(settings.resource())
                    .orElseThrow(() -> new IllegalArgumentException("There is no record type '" + settings.resource()
                            + "' in netsuite-tba:" + settings.resource() + ": known are "
                            + Arrays.toString(RecordType.values())));
            source = new SuiteQlSource(
                    gateway,
                    type,
                    FieldSelection.parse(type, settings.fields()),
                    settings.stage(),
                    settings.filter(),
                    settings.expandAddresses(),
                    pageSize);
        }
        return source;
    }

    /** Where this route stands. */
    Progress progress() throws InterruptedException {
        if (progress == null) {
            RecordSource clock = source();
            CursorHandle handle = settings.cursorStore().open(settings.cursorName());
            try {
                progress = Progress.resume(handle, settings.terms(), clock::serverTime);
            } finally {
                if (progress == null) {
                    handle.close();
                }
            }
        }
        return progress;
    }

    /** What is kept in memory can't be trusted to be what is stored: read it again with the next poll. */
    void forgetProgress() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }

    /** What the first poll is going to do, for people. */
    String standing() {
        try {
            return settings.cursorStore()
                    .read(settings.cursorName())
                    .map(cursor -> cursor.phase() instanceof Phase.Tail tail
                            ? "continuing from " + tail.through()
                            : "continuing the first snapshot")
                    .orElse("first snapshot");
        } catch (CursorException e) {
            return String.valueOf(e.getMessage());
        }
    }

    EndpointSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        forgetProgress();
        gateway.close();
    }
}
