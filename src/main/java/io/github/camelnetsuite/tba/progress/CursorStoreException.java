package io.github.camelnetsuite.tba.progress;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The place where progress is kept does not work: full, read-only, gone. What was saved before is still there. */
public final class CursorStoreException extends CursorException {

    private static final long serialVersionUID = 1;

    /** @param message one line: what could not be done, why, and what to check */
    public CursorStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** @param problem a sentence without its end, as in {@code Cursor 'a' could not be saved to /data/a.cursor} */
    static CursorStoreException of(String problem, IOException cause) {
        return new CursorStoreException(
                problem + ": " + reason(cause) + ". Check the option cursorDirectory and its file system", cause);
    }

    /** @param problem a sentence without its end, as in {@code Cursor 'a' could not be saved to table x} */
    static CursorStoreException of(String problem, SQLException cause) {
        return new CursorStoreException(
                problem + ": " + reason(cause) + ". Check the option dataSource and its database", cause);
    }

    /** Its first line: the others may show what was to be stored. */
    static String reason(SQLException cause) {
        return Objects.requireNonNullElse(cause.getMessage(), "")
                .lines()
                .findFirst()
                .map(line -> line.strip().replaceFirst("\\.+$", ""))
                .filter(line -> !line.isEmpty())
                .orElseGet(() -> cause.getClass().getSimpleName() + ", SQL state " + cause.getSQLState());
    }

    static String reason(IOException cause) {
        // The messages of these are a path and nothing more.
        if (cause instanceof AccessDeniedException) {
            return "access denied";
        } else if (cause instanceof ClosedByInterruptException) {
            return "interrupted";
        } else if (cause instanceof NoSuchFileException e) {
            return e.getFile() + " does not exist";
        } else if (cause instanceof FileAlreadyExistsException e) {
            return e.getFile() + " exists and is not what it should be";
        } else if (cause instanceof AtomicMoveNotSupportedException) {
            return "this file system cannot replace a file in one step";
        } else if (cause instanceof FileSystemException e && e.getReason() != null) {
            return e.getReason();
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }
}
