package io.github.camelnetsuite.tba.runner;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Files and folders that were delivered with the jar. */
final class BesideTheJar {

    private BesideTheJar() {}

    /** Finds one, if this runs from a jar and it is there. */
    static Optional<Path> find(String name) {
        CodeSource source = BesideTheJar.class.getProtectionDomain().getCodeSource();
        try {
            Path code = Path.of(source.getLocation().toURI());
            Path beside = code.resolveSibling(name);
            return code.toString().endsWith(".jar") && Files.exists(beside) ? Optional.of(beside) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
