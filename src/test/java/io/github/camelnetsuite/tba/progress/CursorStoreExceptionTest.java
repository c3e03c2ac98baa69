package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Java's texts for many troubles of a disk are a path and nothing more; the user's say what happened. */
class CursorStoreExceptionTest {

    static List<Arguments> troubles() {
        return List.of(
                arguments(new AccessDeniedException("/c/a.cursor"), "access denied"),
                arguments(new ClosedByInterruptException(), "interrupted"),
                arguments(new NoSuchFileException("/c"), "/c does not exist"),
                arguments(new FileAlreadyExistsException("/c"), "/c exists and is not what it should be"),
                arguments(
                        new AtomicMoveNotSupportedException("/c/a.tmp", "/c/a", "other device"),
                        "this file system cannot replace a file in one step"),
                arguments(new FileSystemException("/c/a", null, "Read-only file system"), "Read-only file system"),
                arguments(new FileSystemException("/c/a"), "/c/a"),
                arguments(new IOException("No space left on device"), "No space left on device"),
                arguments(new IOException(), "IOException"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void itSaysWhatHappenedAndWhereToLook(IOException cause, String reason) {
        assertThat(CursorStoreException.of("Cursor 'a' could not be saved to /c/a.cursor", cause))
                .hasMessage("Cursor 'a' could not be saved to /c/a.cursor: " + reason
                        + ". Check the option cursorDirectory and its file system")
                .hasCause(cause);
    }
}
