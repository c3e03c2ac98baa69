package io.github.camelnetsuite.tba.progress;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates files that nobody else can read, where the file system knows POSIX permissions. */
public final class OwnerOnly {

    private OwnerOnly() {}

    public static FileAttribute<?>[] file(Path path) {
        return permissions(path, "rw-------");
    }

    public static FileAttribute<?>[] directory(Path path) {
        return permissions(path, "rwx------");
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
