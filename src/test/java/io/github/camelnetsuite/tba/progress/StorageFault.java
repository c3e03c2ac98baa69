package io.github.camelnetsuite.tba.progress;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** What can keep a cursor file from being saved. Some are real, some are what the system would say, also to root. */
public enum StorageFault {
    FULL_DISK("the system says the disk is full") {
        @Override
        void at(SaveStep step, Path directory) throws IOException {
            fail(step == SaveStep.TEMPORARY_WRITTEN, directory, "No space left on device");
        }
    },
    READ_ONLY_DIRECTORY("the system says the directory is read-only") {
        @Override
        void at(SaveStep step, Path directory) throws IOException {
            fail(step == SaveStep.BEFORE_WRITE, directory, "Read-only file system");
        }
    },
    PERMISSION_LOST("the system says there is no permission") {
        @Override
        void at(SaveStep step, Path directory) throws IOException {
            if (step == SaveStep.BEFORE_WRITE) {
                throw new AccessDeniedException(directory.toString());
            }
        }
    },
    RENAMING_FAILS("the system says the renaming failed") {
        @Override
        void at(SaveStep step, Path directory) throws IOException {
            fail(step == SaveStep.TEMPORARY_FORCED, directory, "Device or resource busy");
        }
    },
    DIRECTORY_IN_THE_WAY("a directory in the way") {
        @Override
        void begin(Path cursor, Path aside) throws IOException {
            Files.move(cursor, aside);
            Files.createDirectory(cursor);
        }
    },
    LINK_IN_THE_WAY("a link in the way") {
        @Override
        void begin(Path cursor, Path aside) throws IOException {
            Files.move(cursor, aside);
            Files.createSymbolicLink(cursor, aside);
        }
    };

    private final String what;

    StorageFault(String what) {
        this.what = what;
    }

    /** Fails a save at one of its steps. */
    void at(SaveStep step, Path directory) throws IOException {}

    /** Puts something in the cursor's place. */
    void begin(Path cursor, Path aside) throws IOException {}

    private static void fail(boolean now, Path directory, String reason) throws IOException {
        if (now) {
            throw new FileSystemException(directory.toString(), null, reason);
        }
    }

    @Override
    public String toString() {
        return what;
    }

    /** A directory of cursors where this can begin and end. */
    public static final class Place {

        private final Path directory;
        private final AtomicReference<StorageFault> now = new AtomicReference<>();

        public Place(Path directory) {
            this.directory = directory;
        }

        public CursorStore store() {
            return new FileCursorStore(directory, step -> {
                StorageFault fault = now.get();
                if (fault != null) {
                    fault.at(step, directory);
                }
            });
        }

        public void begin(StorageFault fault, String cursor) throws IOException {
            fault.begin(file(cursor), aside(cursor));
            now.set(fault);
        }

        public void end(String cursor) throws IOException {
            now.set(null);
            if (Files.exists(aside(cursor))) {
                Files.delete(file(cursor));
                Files.move(aside(cursor), file(cursor));
            }
        }

        /** What is saved, wherever it lies now. */
        public Cursor saved(String cursor) throws IOException {
            Path file = Files.exists(aside(cursor), LinkOption.NOFOLLOW_LINKS) ? aside(cursor) : file(cursor);
            return CursorCodec.decode(cursor, file.toString(), Files.readAllBytes(file));
        }

        private Path file(String cursor) {
            return directory.resolve(cursor + ".cursor");
        }

        private Path aside(String cursor) {
            return directory.resolve(cursor + ".aside");
        }
    }
}
