package io.github.camelnetsuite.tba.progress;

import java.util.List;
import java.util.Optional;

/**
 * Keeps cursors by name. A cursor is owned by at most one route at a time, over all processes that share the store.
 * Every store passes one suite of contract tests. Safe for use by several threads. A store of your own keeps what {@link
 * CursorCodec} makes of a cursor, and throws these exceptions.
 *
 * <p>All methods throw {@link CursorStoreException} when the place of storage does not work, and
 * {@link IllegalArgumentException} for a name that is blank or that the store cannot hold.
 */
public interface CursorStore {

    /**
     * Takes the cursor of that name, whether or not anything is stored, until the handle is closed or the process
     * ends in whatever way; a store that cannot see a process die lets go of its cursors within a stated time.
     *
     * @throws CursorLockedException when another route or process has it
     * @throws CursorCorruptException when what is stored cannot be trusted; the cursor is then not taken
     */
    CursorHandle open(String name);

    /** The names under which something is stored, sorted; also of those that are in use or damaged. */
    List<String> names();

    /**
     * Reads without taking: what was saved last, possibly by a route that is running.
     *
     * @throws CursorCorruptException when what is stored cannot be trusted
     */
    Optional<Cursor> read(String name);

    /**
     * Stores this cursor instead of what is there, be it damaged.
     *
     * @throws CursorLockedException when a route or process has it
     */
    void replace(String name, Cursor cursor);

    /**
     * Removes what is stored, be it damaged: a route of this name starts over.
     *
     * @return whether anything was stored
     * @throws CursorLockedException when a route or process has it
     */
    boolean delete(String name);
}
