package io.github.camelnetsuite.tba.progress;

import java.util.Optional;

/** A cursor's name as the name of its file and back. */
final class CursorFileName {

    private static final String SUFFIX = ".cursor";

    private CursorFileName() {}

    /** @throws IllegalArgumentException for a name that is blank, too long or not well-formed Unicode */
    static String encode(String name) {
        return EncodedName.encode(name) + SUFFIX;
    }

    /** The name behind a file's name; empty for a file that is not a cursor's. */
    static Optional<String> decode(String fileName) {
        return fileName.endsWith(SUFFIX)
                ? EncodedName.decode(fileName.substring(0, fileName.length() - SUFFIX.length()))
                : Optional.empty();
    }
}
