package io.github.camelnetsuite.tba.progress;

import java.util.Optional;

/** A cursor file together with the lock that makes it ours. */
final class FileCursorHandle implements CursorHandle {

    private final String name;
    private final CursorFile file;
    private final CursorLock lock;
    private boolean stored;
    private boolean closed;

    /** @throws CursorCorruptException when the file cannot be trusted; the lock stays the caller's to close */
    FileCursorHandle(String name, CursorFile file, CursorLock lock) {
        this.name = name;
        this.file = file;
        this.lock = lock;
        this.stored = file.read().isPresent();
    }

    @Override
    public synchronized Optional<Cursor> load() {
        requireOpen();
        Optional<Cursor> cursor = file.read();
        if (cursor.isEmpty() && stored) {
            throw file.vanished();
        }
        return cursor;
    }

    @Override
    public synchronized void save(Cursor cursor) {
        requireOpen();
        file.write(cursor);
        stored = true;
    }

    @Override
    public synchronized void delete() {
        requireOpen();
        file.delete();
        close();
    }

    @Override
    public synchronized void close() {
        closed = true;
        lock.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Cursor '" + name + "' has been closed");
        }
    }
}
