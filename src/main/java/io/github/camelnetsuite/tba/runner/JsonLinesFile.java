package io.github.camelnetsuite.tba.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of lines that several producers append to. A line is one write; it is confirmed after a flush that came later,
 * if the file was still the one at the path. Whatever goes wrong fails the lines that are not confirmed, and the next
 * line opens the file anew and ends what was torn. The file is created with its first line. Thread-safe.
 */
final class JsonLinesFile {

    private static final Logger LOG = LoggerFactory.getLogger(JsonLinesFile.class);

    private final Path path;
    private final List<Line> written = new ArrayList<>();
    private int users;
    private boolean flushing;
    private @Nullable Opened opened;
    private @Nullable Supplier<ExecutorService> executors;
    private @Nullable ExecutorService flusher;

    /** The file as it was opened, with what the platform knows it by, be it renamed. */
    private record Opened(FileChannel channel, @Nullable Object key) {}

    /** A line in the file that waits for its flush. */
    private record Line(Opened file, Consumer<@Nullable IOException> outcome) {}

    JsonLinesFile(Path path) {
        this.path = path;
    }

    /**
     * Makes ready for one more producer; ends a torn last line.
     *
     * @throws IOException when lines could not be written here
     */
    synchronized void use(Supplier<ExecutorService> forFlushing) throws IOException {
        executors = forFlushing;
        if (Files.exists(path)) {
            openedFile();
        } else {
            checkCreatable();
        }
        users++;
    }

    /**
     * One producer less.
     *
     * @return after the last one, what still flushes and shall be shut down
     */
    synchronized @Nullable ExecutorService leave() {
        users = Math.max(0, users - 1);
        if (users > 0) {
            return null;
        }
        ExecutorService running = flusher;
        flusher = null;
        if (!flushing) {
            close();
        }
        return running;
    }

    /**
     * Writes a line.
     *
     * @param body JSON; newlines, which can only stand between its tokens, become blanks
     * @param outcome is told null when the line is on the disk, else why it may not be
     * @throws IOException when it could not be written; then the outcome is not told
     */
    synchronized void append(byte[] body, Consumer<@Nullable IOException> outcome) throws IOException {
        Opened file = openedFile();
        try {
            writeWhole(file.channel(), line(body));
        } catch (IOException e) {
            discard(file);
            throw e;
        }
        written.add(new Line(file, outcome));
        if (flusher == null && executors != null) {
            flusher = executors.get();
        }
        if (flusher != null && !flushing) {
            flushing = true;
            flusher.execute(this::flush);
        }
    }

    private static ByteBuffer line(byte[] body) {
        byte[] line = new byte[body.length + 1];
        for (int i = 0; i < body.length; i++) {
            line[i] = body[i] == '\n' || body[i] == '\r' ? (byte) ' ' : body[i];
        }
        line[body.length] = '\n';
        return ByteBuffer.wrap(line);
    }

    private synchronized Opened openedFile() throws IOException {
        Opened file = opened;
        if (file == null || !file.channel().isOpen()) {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            file = new Opened(channel, key());
            try {
                endTornLine(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            opened = file;
        }
        return file;
    }

    private void checkCreatable() throws IOException {
        Path folder = Objects.requireNonNull(path.getParent());
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        try {
            Files.delete(Files.createTempFile(folder, ".jsonl-", ".tmp"));
        } catch (IOException e) {
            throw new IOException(path + " can't be written: no file can be created in " + folder, e);
        }
    }

    /** What was cut off in the middle was never confirmed and comes again, on a line of its own. */
    private void endTornLine(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size == 0) {
            return;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        try (FileChannel reader = FileChannel.open(path, StandardOpenOption.READ)) {
            reader.read(last, size - 1);
        }
        if (last.get(0) != '\n') {
            writeWhole(channel, ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    private static void writeWhole(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private @Nullable Object key() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** Until nothing waits; so who has nothing to flush holds no thread. */
    private void flush() {
        for (List<Line> lines = waiting(); !lines.isEmpty(); lines = waiting()) {
            confirm(lines);
        }
    }

    private synchronized List<Line> waiting() {
        List<Line> lines = List.copyOf(written);
        written.clear();
        if (lines.isEmpty()) {
            flushing = false;
            close();
        }
        return lines;
    }

    private void confirm(List<Line> lines) {
        Opened flushed = current();
        IOException failure = flushed == null ? null : flushed(flushed);
        for (Line line : lines) {
            boolean same = Objects.equals(line.file(), flushed);
            try {
                line.outcome().accept(same ? failure : new IOException("A line before it broke " + path));
            } catch (RuntimeException e) {
                // The other lines wait as well.
                LOG.error("What follows a line in {} failed", path, e);
            }
        }
    }

    private @Nullable IOException flushed(Opened file) {
        try {
            file.channel().force(false);
            if (Files.exists(path) && Objects.equals(file.key(), key())) {
                return null;
            }
            throw new IOException(path + " was removed or replaced while it was written");
        } catch (IOException e) {
            discard(file);
            return e;
        }
    }

    private synchronized @Nullable Opened current() {
        return opened;
    }

    /** After a failure nobody knows what of the file is on the disk. */
    private synchronized void discard(Opened file) {
        if (file.equals(opened)) {
            opened = null;
        }
        try {
            file.channel().close();
        } catch (IOException ignored) {
            // It failed already.
        }
    }

    private synchronized void close() {
        if (users == 0 && opened != null) {
            discard(opened);
        }
    }
}
