package io.github.camelnetsuite.tba.progress;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keeps cursors as long as this object lives, for simulated accounts and tests. After a restart everything is read again. */
public final class MemoryCursorStore implements CursorStore {

    private final Map<String, Cursor> cursors = new TreeMap<>();
    private final Set<String> held = new TreeSet<>();

    @Override
    public synchronized CursorHandle open(String name) {
        requireFree(name);
        held.add(name);
        return new Handle(name);
    }

    @Override
    public synchronized List<String> names() {
        return List.copyOf(cursors.keySet());
    }

    @Override
    public synchronized Optional<Cursor> read(String name) {
        return Optional.ofNullable(cursors.get(requireName(name)));
    }

    @Override
    public synchronized void replace(String name, Cursor cursor) {
        requireFree(name);
        cursors.put(name, cursor);
    }

    @Override
    public synchronized boolean delete(String name) {
        requireFree(name);
        return cursors.remove(name) != null;
    }

    private void requireFree(String name) {
        if (held.contains(requireName(name))) {
            throw CursorLockedException.byThisProcess(name);
        }
    }

    private static String requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Option cursorName is blank");
        }
        return name;
    }

    private final class Handle implements CursorHandle {

        private @Nullable String name;

        Handle(String name) {
            this.name = name;
        }

        @Override
        public Optional<Cursor> load() {
            synchronized (MemoryCursorStore.this) {
                return Optional.ofNullable(cursors.get(requireOpen()));
            }
        }

        @Override
        public void save(Cursor cursor) {
            synchronized (MemoryCursorStore.this) {
                cursors.put(requireOpen(), cursor);
            }
        }

        @Override
        public void delete() {
            synchronized (MemoryCursorStore.this) {
                cursors.remove(requireOpen());
                close();
            }
        }

        @Override
        public void close() {
            synchronized (MemoryCursorStore.this) {
                if (name != null) {
                    held.remove(name);
                    name = null;
                }
            }
        }

        private String requireOpen() {
            if (name == null) {
                throw new IllegalStateException("The cursor has been closed");
            }
            return name;
        }
    }
}
