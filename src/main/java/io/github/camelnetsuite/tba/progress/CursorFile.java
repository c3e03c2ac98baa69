package io.github.camelnetsuite.tba.progress;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file of one cursor. Replaced whole: written beside, forced to the disk, moved over the old one in one step, and
 * the directory forced. Whenever the process or the machine stops, the file holds the old cursor or the new one.
 *
 * <p>Streams and not channels, because an interrupt closes a channel: a graceful stop could not save.
 */
final class CursorFile {

    private final String name;
    private final Path path;
    private final Path temporary;
    private final SaveWatch watch;

    CursorFile(String name, Path directory, SaveWatch watch) {
        String fileName = CursorFileName.encode(name);
        this.name = name;
        this.path = directory.resolve(fileName);
        this.temporary = directory.resolve(fileName + ".tmp");
        this.watch = watch;
    }

    /** What was saved last; empty when there is no file. */
    Optional<Cursor> read() {
        try {
            if (!exists()) {
                return Optional.empty();
            }
            return Optional.of(CursorCodec.decode(name, bytes()));
        } catch (CursorFormatException e) {
            throw new CursorCorruptException(name, "file " + path, e.reason(), e.getCause());
        } catch (IOException e) {
            throw CursorStoreException.of("Cursor '" + name + "' could not be read from " + path, e);
        }
    }

    /** What to say when the file was there and is not any more: that is not a first start. */
    CursorCorruptException vanished() {
        return CursorCorruptException.vanished(name);
    }

    private boolean exists() throws IOException, CursorFormatException {
        try {
            if (Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile()) {
                return true;
            }
            throw new CursorFormatException("is not a regular file");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** A link that somebody has put there would silently be replaced. */
    private void requireNothingInTheWay() throws IOException {
        try {
            exists();
        } catch (CursorFormatException e) {
            throw new FileSystemException(path.toString(), null, e.reason());
        }
    }

    private byte[] bytes() throws IOException, CursorFormatException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long size = file.length();
            CursorCodec.requirePlausible(size);
            byte[] start = new byte[(int) Math.min(size, CursorEnvelope.LONGEST_HEADER)];
            file.readFully(start);
            CursorEnvelope.payloadOffset(start, size);
            byte[] all = Arrays.copyOf(start, (int) size);
            file.readFully(all, start.length, all.length - start.length);
            return all;
        }
    }

    void write(Cursor cursor) {
        byte[] bytes = CursorCodec.encode(name, cursor);
        try {
            watch.reached(SaveStep.BEFORE_WRITE);
            requireNothingInTheWay();
            writeTemporary(bytes);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            watch.reached(SaveStep.MOVED);
            forceDirectory();
            watch.reached(SaveStep.DIRECTORY_FORCED);
        } catch (IOException e) {
            CursorStoreException failure =
                    CursorStoreException.of("Cursor '" + name + "' could not be saved to " + path, e);
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException left) {
                failure.addSuppressed(left);
            }
            throw failure;
        }
    }

    private void writeTemporary(byte[] bytes) throws IOException {
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, OwnerOnly.file(temporary));
        try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
            out.write(bytes);
            watch.reached(SaveStep.TEMPORARY_WRITTEN);
            out.getFD().sync();
        }
        watch.reached(SaveStep.TEMPORARY_FORCED);
    }

    /** Removes what a crash between writing and moving has left. */
    void clean() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw CursorStoreException.of("What a crash has left could not be removed: " + temporary, e);
        }
    }

    boolean delete() {
        try {
            boolean existed = Files.deleteIfExists(path);
            forceDirectory();
            return existed;
        } catch (IOException e) {
            throw CursorStoreException.of("Cursor '" + name + "' could not be removed from " + path, e);
        }
    }

    private void forceDirectory() throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel directory = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (AccessDeniedException e) {
            // Windows opens no directory, and journals the move by itself.
        } catch (ClosedByInterruptException e) {
            // The move has been done; only its outliving a loss of power right now is less certain.
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
