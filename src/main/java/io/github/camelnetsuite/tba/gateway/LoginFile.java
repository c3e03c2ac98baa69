package io.github.camelnetsuite.tba.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log of logins in a file that only its owner can read, beside the cursors: a line for each, {@code 2026-03-12T08:57:09Z
 * refused 3f2a… 8c1d…} (the last word makes lines differ). It is locked while
 * it is open. Lines older than a day are dropped, and those that can't be
 * read are passed over: what is lost with them is caution, no record.
 */
public final class LoginFile implements LoginLog {

    private static final Logger LOG = LoggerFactory.getLogger(LoginFile.class);
    private static final Duration KEPT = Duration.ofDays(1);

    /** Locks of files hold between processes; this one between the threads of this one. */
    private static final ReentrantLock WITHIN_THE_PROCESS = new ReentrantLock();

    private final Path file;
    private final Set<String> known = new HashSet<>();
    private boolean hasComplained;

    private LoginFile(Path file) {
        this.file = file;
    }

    /** The log of an account in this directory, which exists by the time that something is added. */
    public static LoginFile in(Path directory, String account) {
        return new LoginFile(directory.resolve(account + ".logins"));
    }

    @Override
    public void add(Event event) {
        String line = event.at() + (event.accepted() ? " accepted " : " refused ") + event.fingerprint() + " "
                + UUID.randomUUID().toString().substring(0, 8);
        WITHIN_THE_PROCESS.lock();
        try {
            known.add(line);
            Files.createDirectories(file.toAbsolutePath().getParent(), ownerOnly(file, "rwx------"));
            try (FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    ownerOnly(file, "rw-------"))) {
                channel.lock();
                List<String> lines = new ArrayList<>(lines(channel));
                lines.removeIf(old ->
                        event(old).filter(then -> isOld(then, event.at())).isPresent());
                lines.add(line);
                write(lines, channel);
            }
        } catch (IOException e) {
            complain(e);
        } finally {
            WITHIN_THE_PROCESS.unlock();
        }
    }

    private static boolean isOld(Event then, Instant now) {
        return then.at().isBefore(now.minus(KEPT));
    }

    @Override
    public List<Event> news() {
        WITHIN_THE_PROCESS.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.lock(0, Long.MAX_VALUE, true);
            return lines(channel).stream()
                    .filter(known::add)
                    .flatMap(line -> event(line).stream())
                    .sorted(Comparator.comparing(Event::at))
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            complain(e);
            return List.of();
        } finally {
            WITHIN_THE_PROCESS.unlock();
        }
    }

    private void complain(IOException e) {
        if (!hasComplained) {
            hasComplained = true;
            LOG.warn(
                    "{} can't be used: refused logins are remembered in this process only ({})",
                    file,
                    e.getClass().getSimpleName());
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

    private static Optional<Event> event(String line) {
        String[] words = line.split(" ", -1);
        try {
            return words.length == 4 && (words[1].equals("accepted") || words[1].equals("refused"))
                    ? Optional.of(new Event(Instant.parse(words[0]), words[2], words[1].equals("accepted")))
                    : Optional.empty();
        } catch (DateTimeParseException damaged) {
            return Optional.empty();
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
