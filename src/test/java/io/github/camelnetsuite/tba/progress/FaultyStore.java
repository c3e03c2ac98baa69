package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.model.DeliveryPromise;
import io.github.camelnetsuite.tba.model.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Keeps cursors as stored bytes, fails or dies when it is told to, and holds what is saved against the promise: a cursor
 * is read as it was written, and never moves backwards. A store that has died takes nothing more before it is reborn,
 * as a process that was killed does.
 */
public final class FaultyStore implements CursorStore {

    private final MemoryCursorStore kept = new MemoryCursorStore();
    private final Function<String, DeliveryPromise> promises;
    private Fault fault = Fault.NONE;
    private int savesLeft;
    private boolean dead;
    private final Map<String, CursorHandle> taken = new TreeMap<>();

    public FaultyStore(DeliveryPromise promise) {
        this(name -> promise);
    }

    /** @param promises by the name of the cursor, which says what its saves are about */
    public FaultyStore(Function<String, DeliveryPromise> promises) {
        this.promises = promises;
    }

    /** What goes wrong with a save. */
    public enum Fault {
        NONE,
        FAILS,
        FAILS_HAVING_WRITTEN,
        DIES,
        DIES_HAVING_WRITTEN;

        boolean writes() {
            return this == NONE || this == FAILS_HAVING_WRITTEN || this == DIES_HAVING_WRITTEN;
        }

        boolean dies() {
            return this == DIES || this == DIES_HAVING_WRITTEN;
        }
    }

    /** The save after so many good ones goes wrong, once. */
    public void failAfter(int saves, Fault how) {
        savesLeft = saves;
        fault = how;
    }

    /** As if the process ended now. */
    public void die() {
        dead = true;
        interrupted();
    }

    /** Whatever cursor it was: the process reads by all of them. */
    private void interrupted() {
        taken.keySet().stream().map(promises).distinct().forEach(DeliveryPromise::interrupted);
    }

    public boolean isDead() {
        return dead;
    }

    /** Another process begins, with what is stored. */
    public void rebirth() {
        dead = false;
        fault = Fault.NONE;
        taken.values().forEach(CursorHandle::close);
    }

    private void save(String name, CursorHandle handle, Cursor cursor) {
        change(name, () -> {
            Optional<Cursor> before = kept.read(name);
            handle.save(readBack(cursor));
            before.ifPresent(one -> assertThat(Standing.isBehind(cursor, one))
                    .as("%s behind %s", cursor.phase(), one.phase())
                    .isFalse());
        });
    }

    private void change(String name, Runnable change) {
        if (dead) {
            throw new CursorStoreException("The process is gone", null);
        }
        Fault now = savesLeft-- == 0 ? fault : Fault.NONE;
        if (now.writes()) {
            change.run();
            promises.apply(name).saved();
        }
        if (now != Fault.NONE) {
            dead = now.dies();
            interrupted();
            throw new CursorStoreException("The disk is full, or the process gone", null);
        }
    }

    private static Cursor readBack(Cursor cursor) {
        byte[] payload = CursorJson.encode("any", cursor);
        try {
            Cursor read = CursorJson.decode("any", payload);
            assertThat(read).isEqualTo(cursor);
            return read;
        } catch (CursorFormatException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public CursorHandle open(String name) {
        CursorHandle handle = kept.open(name);
        taken.put(name, handle);
        return new CursorHandle() {
            @Override
            public Optional<Cursor> load() {
                return handle.load();
            }

            @Override
            public void save(Cursor cursor) {
                FaultyStore.this.save(name, handle, cursor);
            }

            @Override
            public void delete() {
                change(name, handle::delete);
            }

            @Override
            public void close() {
                handle.close();
            }
        };
    }

    @Override
    public List<String> names() {
        return kept.names();
    }

    @Override
    public Optional<Cursor> read(String name) {
        return kept.read(name);
    }

    @Override
    public void replace(String name, Cursor cursor) {
        kept.replace(name, cursor);
    }

    @Override
    public boolean delete(String name) {
        return kept.delete(name);
    }
}
