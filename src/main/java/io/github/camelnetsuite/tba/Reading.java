package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.Backoff;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.progress.CursorCorruptException;
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
 * it keeps. Nothing is asked of NetSuite before the first poll. Used by the polling thread; closed by any.
 */
final class Reading implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final EndpointSettings settings;
    private final Gateway gateway;
    private final CertificateWatch certificate;
    private final int pageSize;
    private @Nullable RecordSource source;
    private volatile @Nullable Progress progress;
    private boolean begun;
    private boolean closed;

    Reading(EndpointSettings settings, NetSuiteTbaComponent component, NetSuiteTbaComponent.AccountGuards guards) {
        this.settings = settings;
        this.pageSize = component.pageSize();
        this.certificate = new CertificateWatch(
                settings.login().validity(), component.time(), "netsuite-tba:" + settings.resource());
        this.gateway = new Gateway(
                settings.http(),
                settings.login().authorizer(settings.http(), guards, component.time(), component.random()),
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
        Progress known = progress;
        return known == null ? resumed() : known;
    }

    private Progress resumed() throws InterruptedException {
        RecordSource clock = source();
        CursorHandle handle = settings.cursorStore().open(settings.cursorName());
        boolean kept = false;
        try {
            // A route that goes on must not begin anew unasked: with since=now it would skip what changed meanwhile.
            if (begun && handle.load().isEmpty()) {
                throw CursorCorruptException.vanished(settings.cursorName());
            }
            Progress resumed = Progress.resume(handle, settings.terms(), clock::serverTime);
            keep(resumed);
            kept = true;
            return resumed;
        } finally {
            if (!kept) {
                handle.close();
            }
        }
    }

    /** Unless this was closed while the place of storage took its time: nobody would ever let go of the cursor. */
    private synchronized void keep(Progress resumed) throws InterruptedException {
        if (closed) {
            throw new InterruptedException("Closed while the cursor was being taken");
        }
        progress = resumed;
        begun = true;
    }

    /** What is kept in memory can't be trusted to be what is stored: read it again with the next poll. */
    synchronized void forgetProgress() {
        Progress known = progress;
        progress = null;
        if (known != null) {
            known.close();
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

    CertificateWatch certificate() {
        return certificate;
    }

    EndpointSettings settings() {
        return settings;
    }

    @Override
    public synchronized void close() {
        closed = true;
        forgetProgress();
        gateway.close();
    }
}
