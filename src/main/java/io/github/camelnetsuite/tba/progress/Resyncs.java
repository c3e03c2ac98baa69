package io.github.camelnetsuite.tba.progress;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks for what is to be read again, and gives it up, in this process or another one: by nothing but the cursor of the
 * resync in the store that the route uses. Whoever changes it takes it for the moment of that change only, and changes
 * what is still as it was known. Safe for use by several threads.
 */
public final class Resyncs {

    private static final int TRIES = 50;

    private final CursorStore store;
    private final Pause pause;

    /** Waits a moment, some hundredths of a second, for somebody else's change to be done. */
    @FunctionalInterface
    public interface Pause {
        void make() throws InterruptedException;
    }

    public Resyncs(CursorStore store, Pause pause) {
        this.store = store;
        this.pause = pause;
    }

    /**
     * Asks for it; the route takes it up with its next poll, behind its first read, or when it is started.
     *
     * @param changes the name of the route's cursor
     * @return the cursor that it begins with
     * @throws IllegalArgumentException when one is pending, or there is no such route
     */
    public Cursor ask(String changes, ResyncRequest what, Instant now) {
        Cursor begin = begin(changes, what, now);
        String name = ResyncCursor.nameBeside(changes);
        return patiently(() -> {
            try (CursorHandle handle = store.open(name)) {
                handle.load().ifPresent(pending -> {
                    throw new IllegalArgumentException("One is pending already (" + ResyncCursor.standing(pending)
                            + "): let it end, or replace it (resync --replace), or give it up (resync --cancel)");
                });
                handle.save(begin);
                return begin;
            }
        });
    }

    /** Asks for it instead of what was asked for before, if anything was, be its cursor damaged. */
    public Cursor replace(String changes, ResyncRequest what, Instant now) {
        Cursor begin = begin(changes, what, now);
        requireNoOther(changes);
        return patiently(() -> {
            store.replace(ResyncCursor.nameBeside(changes), begin);
            return begin;
        });
    }

    /**
     * Gives up what was asked for, be its cursor damaged. What is being handed over may still come, a page at most.
     *
     * @return whether anything was asked for
     */
    public boolean cancel(String changes) {
        requireNoOther(changes);
        return patiently(() -> store.delete(ResyncCursor.nameBeside(changes)));
    }

    /** A route elsewhere may have been given that name. */
    private void requireNoOther(String changes) {
        try {
            pending(changes).ifPresent(ResyncCursor::resync);
        } catch (CursorCorruptException damaged) {
            // What is to be replaced or removed may be.
        }
    }

    private Cursor begin(String changes, ResyncRequest what, Instant now) {
        Cursor route = store.read(changes)
                .orElseThrow(() -> new IllegalArgumentException("There is no cursor '" + changes
                        + "', so nothing was read that could be read again: start its route"));
        if (DeletionCursor.is(route)) {
            throw new IllegalArgumentException("Cursor '" + changes
                    + "' is one of deletions, which `cursor rewind` has delivered again; name the one of the changes");
        } else if (ResyncCursor.is(route)) {
            throw new IllegalArgumentException(
                    "Cursor '" + changes + "' is one of a resync itself; name the one of the changes");
        }
        return what.beside(route, now);
    }

    /** What is asked for, and how far that is. */
    Optional<Cursor> pending(String changes) {
        return store.read(ResyncCursor.nameBeside(changes));
    }

    /** Puts down how far it got, unless it was given up or replaced meanwhile; then it changes nothing and says false. */
    boolean move(String changes, Cursor from, Cursor to) {
        return ifStill(changes, from, handle -> handle.save(to));
    }

    /** It has been read to its end, unless it was given up or replaced meanwhile. */
    boolean end(String changes, Cursor last) {
        return ifStill(changes, last, CursorHandle::delete);
    }

    private boolean ifStill(String changes, Cursor known, Consumer<CursorHandle> change) {
        return patiently(() -> {
            try (CursorHandle handle = store.open(ResyncCursor.nameBeside(changes))) {
                boolean still = handle.load().filter(known::equals).isPresent();
                if (still) {
                    change.accept(handle);
                }
                return still;
            }
        });
    }

    private <T> T patiently(Supplier<T> change) {
        for (int tries = 1; ; tries++) {
            try {
                return change.get();
            } catch (CursorLockedException e) {
                if (tries == TRIES) {
                    throw e;
                }
                await(e);
            }
        }
    }

    private void await(CursorLockedException locked) {
        try {
            pause.make();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw locked;
        }
    }
}
