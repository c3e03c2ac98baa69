package io.github.camelnetsuite.tba.progress;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A row of the table of cursors while it is ours. */
final class JdbcCursorHandle implements CursorHandle {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcCursorHandle.class);
    private static final long UNKNOWN = -1;

    private final String name;
    private final String owner;
    private final CursorTable table;
    private final Duration lease;
    private final Runnable closing;
    private Runnable heart = () -> {};
    // Of what was read or saved last. Unknown before that, and after a save that failed: it may have been done all the
    // same, and only its confirmation been lost.
    private long version = UNKNOWN;
    private boolean stored;
    private boolean closed;

    JdbcCursorHandle(String name, String owner, CursorTable table, Duration lease, Runnable closing) {
        this.name = name;
        this.owner = owner;
        this.table = table;
        this.lease = lease;
        this.closing = closing;
    }

    synchronized void stayAlive(Heartbeat heartbeat, Duration every) {
        heart = heartbeat.begin(every, this::beat);
    }

    /** Not synchronized: a save must not wait for it. */
    private void beat() {
        try {
            if (!table.renew(name, owner)) {
                LOG.debug("Cursor '{}' is not ours any more", name);
            }
        } catch (RuntimeException e) {
            LOG.debug("The lease of cursor '{}' was not renewed", name, e);
        }
    }

    @Override
    public synchronized Optional<Cursor> load() {
        requireOpen();
        Optional<CursorTable.Found> found = table.read(name);
        if (found.isEmpty() || (stored && found.get().cursor().isEmpty())) {
            throw new CursorCorruptException(
                    name, table.place(name), "has vanished while the route was using it", null);
        }
        if (!owner.equals(found.get().owner())) {
            throw lost();
        }
        version = found.get().version();
        stored = found.get().cursor().isPresent();
        return found.get().cursor();
    }

    @Override
    public synchronized void save(Cursor cursor) {
        requireOpen();
        byte[] payload = CursorCodec.encode(name, cursor);
        boolean sure = version != UNKNOWN;
        long from = sure ? version : currentVersion();
        version = UNKNOWN;
        boolean saved = table.save(name, owner, from, payload);
        if (!saved && !sure) {
            // The save that failed was still under way.
            from = currentVersion();
            saved = table.save(name, owner, from, payload);
        }
        version = saved ? from + 1 : from;
        if (!saved) {
            throw lost();
        }
        stored = true;
    }

    private long currentVersion() {
        return table.claim(name, owner)
                .filter(claim -> owner.equals(claim.owner()))
                .map(CursorTable.Claim::version)
                .orElseThrow(this::lost);
    }

    private CursorLockedException lost() {
        return CursorLockedException.lost(
                name,
                table.claim(name, owner)
                        .map(claim -> owner.equals(claim.owner())
                                ? "was changed by somebody else"
                                : claim.owner() == null
                                        ? "was taken by another process and let go again"
                                        : "was taken over by " + claim.holder())
                        .orElse("was removed"));
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        heart.run();
        try {
            table.release(name, owner);
        } catch (CursorStoreException e) {
            LOG.warn("{}. It becomes free within {} s", e.getMessage(), lease.toSeconds());
        } finally {
            closing.run();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Cursor '" + name + "' has been closed");
        }
    }
}
