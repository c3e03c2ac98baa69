package io.github.camelnetsuite.tba.progress;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A row of the table of cursors while it is ours. */
final class JdbcCursorHandle implements CursorHandle {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcCursorHandle.class);

    private final String name;
    private final String owner;
    private final CursorTable table;
    private final Duration lease;
    private final Runnable closing;
    // A save that failed may have been done all the same, or be done later. So each has a version of its own, and
    // follows any that may be there of those before it.
    private long sure;
    private long tried;
    private boolean stored;
    private boolean closed;

    /** @param version in which the row was taken */
    JdbcCursorHandle(String name, String owner, long version, CursorTable table, Duration lease, Runnable closing) {
        this.name = name;
        this.owner = owner;
        this.sure = version;
        this.tried = version;
        this.table = table;
        this.lease = lease;
        this.closing = closing;
    }

    @Override
    public synchronized Optional<Cursor> load() {
        requireOpen();
        Optional<Cursor> cursor = table.read(name);
        if (stored && cursor.isEmpty()) {
            throw CursorCorruptException.vanished(name);
        }
        // Asked last: what was read before is ours if the row is still.
        requireHeld();
        stored = cursor.isPresent();
        return cursor;
    }

    @Override
    public synchronized void requireHeld() {
        requireOpen();
        if (table.renew(List.of(owner)) == 0) {
            throw lost();
        }
    }

    @Override
    public synchronized void save(Cursor cursor) {
        requireOpen();
        byte[] payload = CursorCodec.encode(name, cursor);
        tried++;
        if (!table.save(name, owner, sure, tried, payload)) {
            throw lost();
        }
        sure = tried;
        stored = true;
    }

    @Override
    public synchronized void delete() {
        requireOpen();
        if (!table.remove(name, owner)) {
            throw lost();
        }
        close();
    }

    private CursorLockedException lost() {
        return CursorLockedException.lost(
                name,
                table.claim(name)
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
