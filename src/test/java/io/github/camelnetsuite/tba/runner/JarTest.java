package io.github.camelnetsuite.tba.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found beside the jar: the runner's classes in one, as the build packs them. */
class JarTest {

    @TempDir
    Path distribution;

    @TempDir
    Path directory;

    private Path jar;

    @BeforeEach
    void pack() throws IOException, URISyntaxException {
        Path classes = Path.of(NetSuiteTba.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "7.8.9");
        jar = distribution.resolve("netsuite-tba.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> inside = Files.list(classes.resolve("io/github/camelnetsuite/tba/runner"))) {
            for (Path one : inside.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(one).toString()));
                Files.copy(one, out);
            }
        }
        Files.createDirectories(distribution.resolve("routes"));
        Files.writeString(distribution.resolve("routes/own.yaml"), """
                - route: {id: "{{id}}", from: {uri: "netsuite-tba:customer", steps: [{to: "mock:a"}]}}
                """);
        Files.writeString(distribution.resolve("application.properties"), """
                id = beside the jar
                camel.component.netsuite-tba.cursorName = beside
                camel.component.netsuite-tba.accountId = 7654321
                """);
    }

    @Test
    void itsVersionIsThatOfTheBuild() throws Exception {
        try (JavaProcess version = JavaProcess.startJar(jar, directory, Map.of(), "--version")) {
            assertThat(version.exitCode()).isZero();
            assertThat(version.out()).startsWith("netsuite-tba 7.8.9 (Camel 4.");
        }
    }

    @Test
    void routesAndPropertiesBesideItAreUsedAndOverruledFromNearer() throws Exception {
        Files.writeString(
                directory.resolve("application.properties"), "camel.component.netsuite-tba.cursorName = here");
        try (SmallSandbox account = new SmallSandbox();
                JavaProcess run = JavaProcess.startJar(
                        jar,
                        directory,
                        account.sandbox.environment(),
                        "-Dcamel.component.netsuite-tba.accountId=1234567_SB1",
                        "run",
                        "--once")) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("beside the jar: 40 records");
        }
        assertThat(directory.resolve(".netsuite-tba/here.cursor")).exists();
    }
}
