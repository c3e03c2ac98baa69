package io.github.camelnetsuite.tba.progress;

import java.util.Optional;

/**
 * A cursor that is taken: nobody else can write it until this is closed. May be closed by another thread than the one
 * that saves; whichever comes first is finished first.
 */
public interface CursorHandle extends AutoCloseable {

    /**
     * What was saved last; empty only when nothing ever was.
     *
     * @throws CursorCorruptException when it cannot be trusted any more, or has vanished
     * @throws CursorLockedException when somebody else has taken the cursor meanwhile, as with {@link #save}
     * @throws CursorStoreException when it cannot be read
     * @throws IllegalStateException when closed
     */
    Optional<Cursor> load();

    /**
     * Asked before records are handed over: a route that has lost its cursor must not deliver what may be older by now
     * than what its successor has delivered. Does nothing in a store whose ownership can't be lost.
     *
     * @throws CursorLockedException when somebody else has taken the cursor meanwhile
     * @throws CursorStoreException when that cannot be found out
     */
    default void requireHeld() {}

    /**
     * Saves whole or not at all; when this returns, the cursor outlives the process and, as far as the place of
     * storage can promise it, the machine's loss of power.
     *
     * @throws CursorLockedException when somebody else has taken the cursor meanwhile (only a store whose ownership
     *     can be lost, such as a database); nothing was written
     * @throws CursorStoreException when it cannot be written; what was saved before stays
     * @throws IllegalStateException when closed
     */
    void save(Cursor cursor);

    /**
     * Removes what is stored, whole or not at all, and lets go of the cursor.
     *
     * @throws CursorLockedException when somebody else has taken the cursor meanwhile, as with {@link #save}
     * @throws CursorStoreException when it cannot be removed; it stays, and is held
     * @throws IllegalStateException when closed
     */
    void delete();

    /** Lets go of the cursor. Does nothing the second time. */
    @Override
    void close();
}
