package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.progress.OwnerOnly;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tenants whose accounts are read: a folder with a properties file in UTF-8 for each, {@code NAME.properties}. Folder
 * and files are for their owner's eyes from the first byte on; a file is replaced in one step, so that who reads it finds
 * the old one or the new one.
 */
final class AccountFiles {

    private static final String SUFFIX = ".properties";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
    /** NetSuite's keys have 64 hexadecimal digits; a name that looks like one is in the wrong column. */
    private static final Pattern KEY = Pattern.compile("(?i)[0-9a-f]{32,}");

    private final Path folder;

    AccountFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path folder() {
        return folder;
    }

    /** @throws IllegalArgumentException for what can't be a tenant's name; it is not shown */
    static String checkedName(String name) {
        if (!NAME.matcher(name).matches() || name.endsWith(".")) {
            throw new IllegalArgumentException("name: a tenant's name has 1 to 100 letters, digits, dots, dashes and"
                    + " underscores, begins with none of dot and dash, and ends with no dot");
        }
        if (KEY.matcher(name).matches()) {
            throw new IllegalArgumentException("name looks like a key or a token: give the tenant's name");
        }
        return name;
    }

    /** Sorted; none where there is no folder. */
    List<String> names() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                names.add(name.substring(0, name.length() - SUFFIX.length()));
            }
        } catch (IOException e) {
            throw trouble("can't be read", e);
        }
        names.removeIf(name -> !NAME.matcher(name).matches());
        Collections.sort(names);
        return List.copyOf(names);
    }

    /**
     * What is kept of this tenant; empty for none of that name.
     *
     * @throws IllegalArgumentException when it can't be read
     */
    Optional<AccountValues> read(String name) {
        Path file = file(name);
        try {
            return Optional.of(AccountValues.parse(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not in UTF-8: save it in UTF-8");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + " is no properties file: a backslash and a u begin four hexadecimal"
                            + " digits there, and a backslash is written as two");
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can't be read (" + reason(e) + ")");
        }
    }

    /** Where the file of this tenant is, or would be. */
    Path file(String name) {
        return folder.resolve(checkedName(name) + SUFFIX);
    }

    /**
     * Keeps all of these, or none of them.
     *
     * @throws IllegalArgumentException when that is not possible; then everything is as it was
     */
    void write(Map<String, AccountValues> accounts) {
        Map<Path, Path> ready = new LinkedHashMap<>();
        Map<Path, Optional<String>> moved = new LinkedHashMap<>();
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OwnerOnly.directory(folder));
            }
            for (Map.Entry<String, AccountValues> account : accounts.entrySet()) {
                Path file = file(account.getKey());
                Path temporary = folder.resolve("." + account.getKey() + SUFFIX + ".tmp");
                ready.put(file, temporary);
                create(temporary, account.getValue().text());
            }
            for (Map.Entry<Path, Path> file : ready.entrySet()) {
                moved.put(file.getKey(), textIfThere(file.getKey()));
                Files.move(file.getValue(), file.getKey(), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            ready.values().forEach(AccountFiles::deleteIfPossible);
            moved.forEach(AccountFiles::undo);
            throw trouble("can't be written to", e);
        }
    }

    private static Optional<String> textIfThere(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1)) : Optional.empty();
    }

    private static void create(Path file, String text) throws IOException {
        create(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void create(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, OwnerOnly.file(file));
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
    }

    private static void undo(Path file, Optional<String> before) {
        try {
            if (before.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                create(file, before.get().getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException stays) {
            // What is said is that it failed, and where.
        }
    }

    private static void deleteIfPossible(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // It is for its owner's eyes, and the next attempt begins with it.
        }
    }

    /** Whether there was one. */
    boolean delete(String name) {
        try {
            return Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw trouble("can't be written to", e);
        }
    }

    private IllegalArgumentException trouble(String what, IOException e) {
        return new IllegalArgumentException("Folder " + folder + " " + what + " (" + reason(e) + ")");
    }

    /** The system's own words, without the path, or the kind of trouble. */
    private static String reason(IOException e) {
        @Nullable String words = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
        return Objects.requireNonNullElse(words, e.getClass().getSimpleName());
    }
}
