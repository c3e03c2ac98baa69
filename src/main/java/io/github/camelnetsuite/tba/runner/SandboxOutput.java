package io.github.camelnetsuite.tba.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder for invented records. It is emptied, so it is nothing that a user may name. */
record SandboxOutput(Path folder) {

    static SandboxOutput below(Path directory) {
        return new SandboxOutput(directory.resolve("netsuite-sandbox"));
    }

    /**
     * Deletes what is in it, not following links.
     *
     * @throws IllegalArgumentException when it is a link or a file: then what is there is not from here
     */
    void empty() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(
                    folder.toAbsolutePath() + " is to be emptied, but it is not a folder; move it away");
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }

    boolean contains(Path file) {
        return file.toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
    }
}
