package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.gateway.LoginStanding;
import io.github.camelnetsuite.tba.gateway.Patience;
import io.github.camelnetsuite.tba.progress.CursorException;
import io.github.camelnetsuite.tba.progress.CursorHandle;
import io.github.camelnetsuite.tba.progress.DeletionCursor;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.progress.Progress;
import io.github.camelnetsuite.tba.progress.ResyncCursor;
import io.github.camelnetsuite.tba.progress.ResyncProgress;
import io.github.camelnetsuite.tba.progress.Resyncs;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.source.RecordSource;
import io.github.camelnetsuite.tba.source.SnapshotSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stages of one started consumer, put together: from its settings to the streams that it reads. Nothing is asked of
 * NetSuite before the first poll. Used by the polling thread; closed by any.
 */
final class Reading implements AutoCloseable {

    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final EndpointSettings settings;
    private final NetSuiteTbaComponent.AccountGuards guards;
    private final Gateway gateway;
    private final CertificateWatch certificate;
    private final Transport.Way way;
    private final List<ChangeStream> streams = new ArrayList<>();
    private final Resyncs resyncs;
    private final ResyncStream resync;

    /**
     * One that keeps its login, and waits as long as it takes.
     *
     * @param guards closed with this
     */
    Reading(EndpointSettings settings, NetSuiteTbaComponent component, NetSuiteTbaComponent.AccountGuards guards) {
        this(settings, component, guards, settings::login, Patience.ENDLESS);
    }

    /**
     * @param guards closed with this
     * @param source of the login as it is now, asked when it was refused
     * @param patience how long a pause may hold the polling thread
     */
    Reading(
            EndpointSettings settings,
            NetSuiteTbaComponent component,
            NetSuiteTbaComponent.AccountGuards guards,
            Supplier<Login> source,
            Patience patience) {
        this.settings = settings;
        this.guards = guards;
        CurrentLogin login = new CurrentLogin(
                settings.login(),
                source,
                now -> now.authorizer(settings.http(), guards, component.time(), component.random()));
        this.certificate = new CertificateWatch(
                () -> login.login().validity(), component.time(), "netsuite-tba:" + settings.resource());
        this.gateway = new Gateway(
                settings.http(),
                login,
                guards.limiter(),
                guards.breaker(),
                component.backoff(),
                settings.maxAttempts(),
                patience,
                component.time());
        this.way = new Transport.Way(gateway, login::login, component.time(), component.random(), component.pageSize());
        streams.add(new ChangeStream(
                ChangeStream.Kind.CHANGES,
                this::changes,
                settings.cursorStore(),
                settings.cursorName(),
                settings.terms()));
        if (settings.includeDeleted()) {
            streams.add(new ChangeStream(
                    ChangeStream.Kind.DELETIONS,
                    this::deletions,
                    settings.cursorStore(),
                    DeletionCursor.nameBeside(settings.cursorName()),
                    DeletionCursor.termsBeside(settings.terms())));
        }
        this.resyncs =
                new Resyncs(settings.cursorStore(), () -> component.time().sleep(A_MOMENT));
        this.resync = new ResyncStream(this::changes, resyncs, settings.cursorName(), settings.terms());
    }

    /**
     * What a poll reads, in this order: changes, then deletions, so that nothing of a record follows its deletion. Their
     * cursors are taken in the opposite order: when a route starts for the first time, deletions begin before the first
     * record is read, and so none of a record that was read is missed.
     *
     * @throws IllegalArgumentException when the record type or a field is unknown, saying what is known
     */
    List<ChangeStream> streams() throws InterruptedException {
        // What the options say is looked at before any of them begins.
        streams.forEach(ChangeStream::source);
        for (int i = streams.size() - 1; i >= 0; i--) {
            streams.get(i).begin();
        }
        return List.copyOf(streams);
    }

    /** Where that stands which was asked to be read again; empty when nothing was, or before all was read once. */
    Optional<ResyncProgress> resyncProgress() throws InterruptedException {
        return resyncProgress(streams.get(0).progress());
    }

    /** The same for one who reads changes in a way of his own. */
    Optional<ResyncProgress> resyncProgress(Progress changes) {
        return resync.progress(changes);
    }

    ResyncStream resync() {
        return resync;
    }

    /** By which it is asked for, by any thread. */
    Resyncs resyncs() {
        return resyncs;
    }

    SnapshotSource changes() {
        return settings.transport().changes(way, type(), settings);
    }

    RecordSource deletions() {
        return settings.transport().deletions(way, type(), settings);
    }

    /** Takes the cursor of changes, for one who reads them in a way of his own. */
    Progress changesProgress(RecordSource clock) throws InterruptedException {
        return progress(settings.cursorName(), settings.terms(), clock);
    }

    /** Takes the cursor of deletions, for one who reads them in a way of his own. */
    Progress deletionsProgress(RecordSource clock) throws InterruptedException {
        return progress(
                DeletionCursor.nameBeside(settings.cursorName()), DeletionCursor.termsBeside(settings.terms()), clock);
    }

    private Progress progress(String name, Progress.Terms terms, RecordSource clock) throws InterruptedException {
        CursorHandle handle = settings.cursorStore().open(name);
        boolean kept = false;
        try {
            Progress progress = Progress.resume(handle, terms, clock::serverTime);
            kept = true;
            return progress;
        } finally {
            if (!kept) {
                handle.close();
            }
        }
    }

    /** Some records, of these ids or of any. */
    List<ReadRecord> some(List<Long> ids, int most) throws InterruptedException {
        return settings.transport().some(way, type(), settings, ids, most);
    }

    /** How many requests it has sent, each attempt counted, but for those that fetch access tokens. */
    long requests() {
        return gateway.requests();
    }

    /** What an administrator should know of this way of reading before it shows; empty for nothing. */
    Optional<String> warning() {
        return settings.transport().warning(settings);
    }

    /** What it may mean that a first read found nothing, though NetSuite shows the role something of the type. */
    String nothingToRead() {
        RecordType type = type();
        return "0 " + type + "s to read, though the role sees some: the options "
                + (type == RecordType.CUSTOMER ? "stage, filter" : "filter")
                + " and since leave out all of them; if there"
                + " are others, the role's subsidiaries hide them (Setup > Users/Roles > Manage Roles)";
    }

    private RecordType type() {
        return RecordType.of(settings.resource())
                .orElseThrow(() -> new IllegalArgumentException("There is no record type '" + settings.resource()
                        + "' in netsuite-tba:" + settings.resource() + ": known are "
                        + Stream.of(RecordType.values())
                                .map(RecordType::spelling)
                                .collect(Collectors.joining(", "))));
    }

    /** NetSuite's clock up to which all of it was read; null during the first read. For the polling thread. */
    @Nullable
    Instant through() throws InterruptedException {
        Instant earliest = Instant.MAX;
        for (ChangeStream stream : streams) {
            if (stream.isHeld()) {
                continue;
            }
            Instant through = stream.progress().through();
            if (through == null) {
                return null;
            }
            earliest = through.isBefore(earliest) ? through : earliest;
        }
        return earliest;
    }

    /** What the bounded memories of the overlap have cost. For the polling thread. */
    long forgotten() throws InterruptedException {
        long forgotten = 0;
        for (ChangeStream stream : streams) {
            forgotten += stream.progress().forgotten();
        }
        return forgotten;
    }

    /** What is kept in memory can't be trusted to be what is stored: read it again with the next poll. */
    void forgetProgress() {
        streams.forEach(ChangeStream::forgetProgress);
    }

    /** What the first poll is going to do, for people. */
    String standing() {
        try {
            String changes = settings.cursorStore()
                    .read(settings.cursorName())
                    .map(cursor -> cursor.phase() instanceof Phase.Tail tail
                            ? "continuing from " + tail.through()
                            : "continuing the first snapshot")
                    .orElse("first snapshot");
            return settings.cursorStore()
                    .read(ResyncCursor.nameBeside(settings.cursorName()))
                    .filter(ResyncCursor::is)
                    .map(cursor -> changes + ", then a " + ResyncCursor.standing(cursor))
                    .orElse(changes);
        } catch (CursorException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What is known of logins with the route's credentials. */
    LoginStanding loginStanding() {
        return gateway.rememberedStanding();
    }

    /** What was postponed has come to an end, or the reading has moved on meanwhile. */
    void beginAfresh() {
        gateway.beginAfresh();
    }

    CertificateWatch certificate() {
        return certificate;
    }

    EndpointSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        streams.forEach(ChangeStream::close);
        gateway.close();
        guards.close();
    }
}
