package io.github.camelnetsuite.tba.progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive ownership of one cursor, by a lock of the operating system on a file of its own: the cursor's file is
 * replaced at each save, and a lock on it would go with the old one. The operating system releases it when the process
 * ends in whatever way, so there are no stale locks. The lock file stays; its absence or presence means nothing.
 *
 * <p>Two copies of this class in one process (two class loaders) still exclude each other, but the refused one weakens
 * the lock towards other processes; give their routes different directories.
 */
final class CursorLock {

    // One for the whole process, because the locks are: with POSIX, closing any channel of a file releases all locks
    // that this process has on it. So a second attempt must be refused before it opens the file.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final Set<OpenOption> OPEN = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path key;
    // Kept, because the platform forgets a lock that nobody refers to.
    private final FileLock lock;
    private boolean closed;

    private CursorLock(Path key, FileLock lock) {
        this.key = key;
        this.lock = lock;
    }

    /** @throws CursorLockedException when it is taken */
    static CursorLock take(String name, Path directory, String fileName) throws IOException {
        Path key = directory.toRealPath().resolve(fileName);
        if (!HELD.add(key)) {
            throw CursorLockedException.byThisProcess(name);
        }
        boolean taken = false;
        @Nullable FileChannel channel = null;
        try {
            channel = FileChannel.open(key, OPEN, OwnerOnly.file(key));
            FileLock lock = tryLock(name, channel);
            if (lock == null) {
                throw CursorLockedException.byAnotherProcess(name, holder(channel) + " on " + key);
            }
            leaveNote(channel);
            taken = true;
            return new CursorLock(key, lock);
        } finally {
            if (!taken) {
                closeQuietly(channel);
                HELD.remove(key);
            }
        }
    }

    private static @Nullable FileLock tryLock(String name, FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw CursorLockedException.byThisProcess(name);
        }
    }

    /** Who we are, for the message of whoever is refused. */
    private static void leaveNote(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
    }

    private static String holder(FileChannel channel) {
        ByteBuffer note = ByteBuffer.allocate(20);
        try {
            channel.read(note, 0);
        } catch (IOException e) {
            // Where locks are mandatory, a locked file cannot be read.
        }
        String pid = StandardCharsets.US_ASCII.decode(note.flip()).toString().strip();
        return pid.matches("[0-9]+") ? "process " + pid : "unknown";
    }

    private static void closeQuietly(@Nullable Channel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The operating system closes it in any case.
        }
    }

    /** Lets go; does nothing the second time. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            closeQuietly(lock.acquiredBy());
            HELD.remove(key);
        }
    }
}
