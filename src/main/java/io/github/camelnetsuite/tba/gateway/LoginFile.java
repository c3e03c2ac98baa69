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
 * it is open. Lines older than a day are dropped but for the last that
 * tells that credentials have worked, and those that can't be
 * read are passed over: what is lost with them is caution, no record.
 */
public final class LoginFile implements LoginLog {

    private static final Logger LOG = LoggerFactory.getLogger(LoginFile.class);
    private static final Duration KEPT = Duration.ofDays(1);

    /** Locks of files hold between processes; this one between the threads of this one. */
    private static final ReentrantLock WITHIN_THE_PROCESS = new ReentrantLock();

    private final Path file;
    private final Set<String> known = new HashSet<>();
    private Object read = "nothing yet";
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
        // A channel closes itself under a thread that is interrupted; what was refused has to be put down all the same.
        boolean interrupted = Thread.interrupted();
        try {
            known.add(line);
            Files.createDirectories(file.toAbsolutePath().getParent(), ownerOnly(file, "rwx------"));
            try (FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    ownerOnly(file, "rw-------"))) {
                channel.lock();
                List<String> lines = lines(channel);
                List<String> kept = new ArrayList<>(lines);
                kept.removeIf(old -> isDone(old, lines, event.at()));
                kept.add(line);
                write(kept, channel);
            }
        } catch (IOException | OverlappingFileLockException e) {
            complain(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            WITHIN_THE_PROCESS.unlock();
        }
    }

    /**
     * Whether a line tells nothing more: one of the future that was read was put down again as of then; one that is older
     * than a day is over, unless it is the last to tell that these credentials have worked.
     */
    private boolean isDone(String line, List<String> all, Instant now) {
        Event event = event(line).orElse(null);
        if (event == null) {
            return false;
        }
        if (event.at().isAfter(now)) {
            return known.contains(line);
        }
        return event.at().isBefore(now.minus(KEPT)) && !(event.accepted() && isLastAccepted(event, all));
    }

    private static boolean isLastAccepted(Event event, List<String> all) {
        return all.stream()
                .flatMap(line -> event(line).stream())
                .noneMatch(other -> other.accepted()
                        && other.fingerprint().equals(event.fingerprint())
                        && other.at().isAfter(event.at()));
    }

    @Override
    public List<Event> news() {
        WITHIN_THE_PROCESS.lock();
        boolean interrupted = Thread.interrupted();
        try {
            Object state = state();
            return state.equals(read) ? List.of() : readNews(state);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException | OverlappingFileLockException e) {
            complain(e);
            return List.of();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            WITHIN_THE_PROCESS.unlock();
        }
    }

    /** Differs when the file does; asked for before it is read, so that nothing that is written meanwhile is missed. */
    private Object state() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return List.of(attributes.size(), attributes.lastModifiedTime());
    }

    private List<Event> readNews(Object state) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.lock(0, Long.MAX_VALUE, true);
            List<Event> news = lines(channel).stream()
                    .filter(known::add)
                    .flatMap(line -> event(line).stream())
                    .sorted(Comparator.comparing(Event::at))
                    .toList();
            read = state;
            return news;
        }
    }

    private void complain(Exception e) {
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
