package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.progress.CursorCorruptException;
import io.github.camelnetsuite.tba.progress.CursorHandle;
import io.github.camelnetsuite.tba.progress.CursorStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Removes several cursors, which belong together. */
final class ForgottenCursors {

    private ForgottenCursors() {}

    /**
     * Takes all of them before it removes the first, so that none is removed while one is in use. Where the place of
     * storage fails in between, the same again removes the rest.
     *
     * @return those that are removed
     * @throws io.github.camelnetsuite.tba.progress.CursorLockedException when a route or process has one; all stay
     */
    static List<String> of(CursorStore store, List<String> names) {
        Map<String, Optional<CursorHandle>> taken = new LinkedHashMap<>();
        try {
            names.forEach(name -> taken.put(name, take(store, name)));
            taken.forEach((name, handle) -> handle.ifPresentOrElse(CursorHandle::delete, () -> store.delete(name)));
        } finally {
            taken.values().forEach(handle -> handle.ifPresent(CursorHandle::close));
        }
        return names;
    }

    /** A damaged one can't be taken, and nobody else can have it. */
    private static Optional<CursorHandle> take(CursorStore store, String name) {
        try {
            return Optional.of(store.open(name));
        } catch (CursorCorruptException damaged) {
            return Optional.empty();
        }
    }
}
