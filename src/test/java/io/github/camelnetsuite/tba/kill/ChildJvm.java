package io.github.camelnetsuite.tba.kill;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * How a Java process is started quickly, since these tests start hundreds: this test's class path with jars instead of
 * folders, which is what Java's archive of loaded classes needs, and that archive once it was written.
 */
final class ChildJvm {

    private final Path folder;
    private final String classPath;
    private final Path archive;

    /** @param folder for what is written here */
    ChildJvm(Path folder) {
        this.folder = folder;
        this.archive = folder.resolve("classes.jsa");
        List<String> entries = new ArrayList<>();
        String own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try {
            for (String entry : own.split(File.pathSeparator, -1)) {
                Path path = Path.of(entry).toAbsolutePath();
                entries.add(Files.isDirectory(path) ? jar(path, entries.size()).toString() : path.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.classPath = String.join(File.pathSeparator, entries);
    }

    private Path jar(Path classes, int number) throws IOException {
        Path jar = folder.resolve("classes-" + number + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            zip.setLevel(0);
            for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }

    /** The start of a command line for what lives long enough to be compiled well. */
    List<String> longCommand(String heap) {
        List<String> command = command(heap);
        command.removeIf(option -> option.contains("TieredStopAtLevel") || option.contains("UseSerialGC"));
        return command;
    }

    /** The start of a command line. */
    List<String> command(String heap) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-XX:ArchiveClassesAtExit=" + archive,
                "-cp",
                classPath));
    }
}
