package io.github.camelnetsuite.tba.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.camelnetsuite.tba.progress.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** {@code status.json}, where progress is kept: written by a process that runs, for its owner only, and whole or not. */
record StatusFile(Path file) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static StatusFile in(RunnerProperties settings, Surroundings here) {
        String configured = settings.option("cursorDirectory");
        return new StatusFile(here.directory()
                .resolve(configured == null ? ".netsuite-tba" : configured)
                .toAbsolutePath()
                .resolve("status.json"));
    }

    void write(RunStatus status) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(folder, OwnerOnly.directory(folder));
        Path fresh = file.resolveSibling("status.json." + status.process() + ".new");
        try (WritableByteChannel channel = Files.newByteChannel(
                fresh,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                OwnerOnly.file(fresh))) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(status));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty when no process has written one here. */
    Optional<RunStatus> read() throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), RunStatus.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
