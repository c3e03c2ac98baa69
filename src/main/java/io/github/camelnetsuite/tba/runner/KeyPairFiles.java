package io.github.camelnetsuite.tba.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The two files of a key pair: both or none. A key is for its owner's eyes from its first byte on; nothing is
 * overwritten.
 */
record KeyPairFiles(Path folder) {

    Path key() {
        return folder.resolve(KeygenCommand.KEY_FILE).toAbsolutePath();
    }

    Path certificate() {
        return folder.resolve(KeygenCommand.CERTIFICATE_FILE).toAbsolutePath();
    }

    /** @throws IllegalArgumentException when one of them is there, or there is a file instead of the folder */
    void requireFree() {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("Option --out is " + folder.toAbsolutePath()
                    + ", which is a file: give a folder for the two files");
        }
        for (Path file : Set.of(key(), certificate())) {
            if (Files.exists(file)) {
                throw taken(file);
            }
        }
    }

    /** @throws IllegalArgumentException when that is not possible; then nothing is left of it */
    void write(String keyPem, String certificatePem) {
        List<Path> made = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            create(made, key(), keyPem, forTheOwner());
            create(made, certificate(), certificatePem);
        } catch (IOException e) {
            made.forEach(KeyPairFiles::delete);
            requireFree();
            throw new IllegalArgumentException("Option --out: " + folder.toAbsolutePath() + " can't be written to ("
                    + reason(e) + "); neither file was made");
        }
    }

    private FileAttribute<?>[] forTheOwner() throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void create(List<Path> made, Path file, String text, FileAttribute<?>... attributes)
            throws IOException {
        try (WritableByteChannel channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            made.add(file);
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // The next run says that it is there.
        }
    }

    /** The system's own words, without the path, or the kind of trouble. */
    private static String reason(IOException e) {
        String words = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
        return Objects.requireNonNullElse(words, e.getClass().getSimpleName());
    }

    private static IllegalArgumentException taken(Path file) {
        return new IllegalArgumentException(
                file + " is there already, and may be in use: keygen overwrites nothing; move it"
                        + " away, or give another folder with --out");
    }
}
