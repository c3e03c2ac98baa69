package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.progress.CursorCorruptException;
import io.github.camelnetsuite.tba.progress.CursorHandle;
import io.github.camelnetsuite.tba.progress.CursorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Removes several cursors, which belong together. */
final class ForgottenCursors {

    private ForgottenCursors() {}

    /** @param handle null for a damaged one */
    private record Taken(
            CursorStore store, String name, @Nullable CursorHandle handle) {

        /** A damaged one can't be taken, and nobody else can have it. */
        static Taken of(CursorStore store, String name) {
            try {
                return new Taken(store, name, store.open(name));
            } catch (CursorCorruptException damaged) {
                return new Taken(store, name, null);
            }
        }

        void remove() {
            if (handle == null) {
                store.delete(name);
            } else {
                handle.delete();
            }
        }

        void letGo() {
            if (handle != null) {
                handle.close();
            }
        }
    }

    /**
     * Takes all of them before it removes the first, so that none is removed while one is in use. Where the place of
     * storage fails in between, the same again removes the rest.
     *
     * @param cursors their names, by where they are
     * @return those that are removed
     * @throws io.github.camelnetsuite.tba.progress.CursorLockedException when a route or process has one; all stay
     */
    static List<String> of(Map<CursorStore, List<String>> cursors) {
        List<Taken> taken = new ArrayList<>();
        try {
            cursors.forEach((store, names) -> names.forEach(name -> taken.add(Taken.of(store, name))));
            taken.forEach(Taken::remove);
        } finally {
            taken.forEach(Taken::letGo);
        }
        return taken.stream().map(Taken::name).toList();
    }
}
