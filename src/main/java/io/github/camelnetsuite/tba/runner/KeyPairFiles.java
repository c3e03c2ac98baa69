package io.github.camelnetsuite.tba.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The two files of a key pair. A key is for its owner's eyes from its first byte on; nothing is overwritten. */
record KeyPairFiles(Path folder) {

    Path key() {
        return folder.resolve(KeygenCommand.KEY_FILE).toAbsolutePath();
    }

    Path certificate() {
        return folder.resolve(KeygenCommand.CERTIFICATE_FILE).toAbsolutePath();
    }

    /** @throws IllegalArgumentException when one of them is there */
    void requireFree() {
        for (Path file : Set.of(key(), certificate())) {
            if (Files.exists(file)) {
                throw taken(file);
            }
        }
    }

    void write(String keyPem, String certificatePem) throws IOException {
        Files.createDirectories(folder);
        try {
            create(key(), keyPem, forTheOwner());
            try {
                create(certificate(), certificatePem);
            } catch (IOException e) {
                Files.deleteIfExists(key());
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw taken(Path.of(e.getFile()));
        }
    }

    private FileAttribute<?>[] forTheOwner() throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void create(Path file, String text, FileAttribute<?>... attributes) throws IOException {
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            var bytes = java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static IllegalArgumentException taken(Path file) {
        return new IllegalArgumentException(
                file + " is there already, and may be in use: keygen overwrites nothing; move it"
                        + " away, or give another folder with --out");
    }
}
