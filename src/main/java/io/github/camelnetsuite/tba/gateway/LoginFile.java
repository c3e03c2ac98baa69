package io.github.camelnetsuite.tba.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A log of logins in a file that only its owner can read, beside the cursors. It is locked while it is open. Thread-safe.
 */
public final class LoginFile implements LoginLines {

    /** Locks of files hold between processes; this one between the threads of this one. */
    private static final ReentrantLock WITHIN_THE_PROCESS = new ReentrantLock();

    private final Path file;

    private LoginFile(Path file) {
        this.file = file;
    }

    /** That of an account in this directory, which exists by the time that something is added. */
    public static LoginFile in(Path directory, String account) {
        return new LoginFile(directory.resolve(account + ".logins"));
    }

    @Override
    public Object state() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(attributes.size(), attributes.lastModifiedTime());
        } catch (NoSuchFileException none) {
            return "none";
        }
    }

    @Override
    public List<String> read() throws IOException {
        return undisturbed(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.lock(0, Long.MAX_VALUE, true);
                return lines(channel);
            } catch (NoSuchFileException none) {
                return List.of();
            }
        });
    }

    @Override
    public void add(String line, Done done) throws IOException {
        undisturbed(() -> {
            Files.createDirectories(file.toAbsolutePath().getParent(), ownerOnly(file, "rwx------"));
            try (FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    ownerOnly(file, "rw-------"))) {
                channel.lock();
                List<String> lines = lines(channel);
                List<String> kept = new ArrayList<>(lines);
                kept.removeIf(done.among(lines));
                kept.add(line);
                write(kept, channel);
                return kept;
            }
        });
    }

    /** What is done with the file. */
    @FunctionalInterface
    private interface Access {
        List<String> run() throws IOException;
    }

    /** A channel closes itself under a thread that is interrupted; what was refused has to be put down all the same. */
    private static List<String> undisturbed(Access access) throws IOException {
        WITHIN_THE_PROCESS.lock();
        boolean interrupted = Thread.interrupted();
        try {
            return access.run();
        } catch (OverlappingFileLockException e) {
            throw new IOException("Somebody else in this process has locked it", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            WITHIN_THE_PROCESS.unlock();
        }
    }

    private static List<String> lines(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // Reads on.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static void write(List<String> lines, FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        channel.position(0);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.truncate(bytes.limit());
        channel.force(true);
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** The file only. */
    @Override
    public String toString() {
        return file.toString();
    }
}
