package io.github.camelnetsuite.tba.progress;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each cursor in a file of its own in one directory, on a local disk or on a network file system with working
 * locks. {@code NAME.cursor} is the cursor (see {@link CursorCodec}), {@code NAME.cursor.tmp}
 * exists only during a save, {@code NAME.cursor.lock} is empty but for the number of the process that took it last. All
 * are readable by their owner only, where the file system knows such permissions.
 *
 * <p>The directory is created when the first cursor is taken.
 */
public final class FileCursorStore implements CursorStore {

    private final Path directory;
    private final SaveWatch watch;

    public FileCursorStore(Path directory) {
        this(directory, SaveWatch.NONE);
    }

    FileCursorStore(Path directory, SaveWatch watch) {
        this.directory = directory.toAbsolutePath();
        this.watch = watch;
    }

    /** Where the cursors are, as an absolute path. */
    public Path directory() {
        return directory;
    }

    /**
     * Finds out whether cursors can be kept here, and leaves nothing behind.
     *
     * @throws CursorStoreException naming the option {@code cursorDirectory} and what is wrong
     */
    public void checkUsable() {
        Path existing = directory;
        while (existing.getParent() != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        if (!Files.exists(existing)) {
            throw unusable(existing + " is a symbolic link that leads nowhere", null);
        } else if (!Files.isDirectory(existing)) {
            throw unusable(existing + " is not a directory", null);
        }
        try {
            Files.delete(Files.createTempFile(existing, ".netsuite-tba-", ".tmp", OwnerOnly.file(existing)));
        } catch (IOException e) {
            throw unusable("cannot create files in " + existing + ": " + CursorStoreException.reason(e), e);
        }
    }

    private CursorStoreException unusable(String reason, @Nullable IOException cause) {
        return new CursorStoreException(
                "Option cursorDirectory: progress cannot be kept in " + directory + ": " + reason, cause);
    }

    @Override
    public CursorHandle open(String name) {
        CursorFile file = new CursorFile(name, directory, watch);
        createDirectory();
        CursorLock lock = lock(name);
        boolean opened = false;
        try {
            file.clean();
            CursorHandle handle = new FileCursorHandle(name, file, lock);
            opened = true;
            return handle;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    @Override
    public List<String> names() {
        if (!Files.exists(directory)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                CursorFileName.decode(String.valueOf(file.getFileName())).ifPresent(names::add);
            }
        } catch (IOException e) {
            throw unusable(CursorStoreException.reason(e), e);
        }
        Collections.sort(names);
        return List.copyOf(names);
    }

    @Override
    public Optional<Cursor> read(String name) {
        return new CursorFile(name, directory, watch).read();
    }

    @Override
    public void replace(String name, Cursor cursor) {
        CursorFile file = new CursorFile(name, directory, watch);
        createDirectory();
        CursorLock lock = lock(name);
        try {
            file.clean();
            file.write(cursor);
        } finally {
            lock.close();
        }
    }

    @Override
    public boolean delete(String name) {
        CursorFile file = new CursorFile(name, directory, watch);
        if (!Files.exists(directory)) {
            return false;
        }
        CursorLock lock = lock(name);
        try {
            file.clean();
            return file.delete();
        } finally {
            lock.close();
        }
    }

    private CursorLock lock(String name) {
        try {
            return CursorLock.take(name, directory, CursorFileName.encode(name) + ".lock");
        } catch (IOException e) {
            throw CursorStoreException.of("Cursor '" + name + "' could not be locked in " + directory, e);
        }
    }

    private void createDirectory() {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, OwnerOnly.directory(directory));
            }
        } catch (IOException e) {
            throw unusable("the directory cannot be created: " + CursorStoreException.reason(e), e);
        }
    }
}
