package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of accounts, as somebody writes them. */
public record AccountFolder(Path folder) {

    /** Writes a file anew, all at once. */
    public AccountFolder write(String name, String... lines) {
        try {
            Files.createDirectories(folder);
            Path written = Files.write(folder.resolve("." + name + ".new"), List.of(lines));
            Files.move(written, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** An account that logs in to this sandbox. */
    public AccountFolder account(String name, Sandbox sandbox, String... more) {
        return account(name, sandbox, sandbox.credentials(), more);
    }

    public AccountFolder account(String name, Sandbox sandbox, SandboxCredentials credentials, String... more) {
        return write(
                name,
                Stream.concat(
                                Stream.of(
                                        "accountId = " + credentials.accountId(),
                                        "consumerKey = " + credentials.consumerKey(),
                                        "consumerSecret = " + credentials.consumerSecret(),
                                        "accessToken = " + credentials.tokenId(),
                                        "accessTokenSecret = " + credentials.tokenSecret(),
                                        "baseUrl = " + sandbox.baseUrl()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    public AccountFolder remove(String name) {
        try {
            Files.delete(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path file(String name) {
        return folder.resolve(name + ".properties");
    }

    String text(String name) {
        try {
            return Files.readAllLines(file(name)).stream().collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
