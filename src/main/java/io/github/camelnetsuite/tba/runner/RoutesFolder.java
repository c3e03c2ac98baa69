package io.github.camelnetsuite.tba.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the YAML of the routes is. */
final class RoutesFolder {

    private RoutesFolder() {}

    /**
     * The folder that was named, else {@code ./routes}, else {@code routes/} beside the jar.
     *
     * @throws IllegalArgumentException when it is not there, or a file
     */
    static Path find(@Nullable Path named, Path directory) {
        if (named != null) {
            Path folder = directory.resolve(named).toAbsolutePath();
            if (!Files.isDirectory(folder)) {
                throw new IllegalArgumentException("Option --routes: "
                        + (Files.exists(folder) ? folder + " is not a folder" : "there is no folder " + folder));
            }
            return folder;
        }
        Path local = directory.resolve("routes").toAbsolutePath();
        return Files.isDirectory(local)
                ? local
                : BesideTheJar.find("routes")
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        "No routes: there is no folder routes here nor beside the jar; name one with --routes"));
    }
}
