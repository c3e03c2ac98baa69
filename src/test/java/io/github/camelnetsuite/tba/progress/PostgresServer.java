package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL of this machine's own, one for all tests of this JVM, that can be made to crash and to start again.
 * PostgreSQL refuses to be run by root, so root runs it as nobody.
 */
public final class PostgresServer {

    private final Path home;
    private final Path data;
    private final List<String> asWhom;
    private int port;

    private PostgresServer() throws IOException, InterruptedException {
        home = Files.createTempDirectory("netsuite-tba-postgres");
        data = home.resolve("data");
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
        unpack();
        asWhom = asWhom();
        run("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        start();
    }

    /** The running one. */
    public static PostgresServer running() {
        return Running.SERVER;
    }

    private static final class Running {

        static final PostgresServer SERVER = server();

        private static PostgresServer server() {
            try {
                return new PostgresServer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Of the superuser, a connection at a time, without a pool. */
    public PGSimpleDataSource dataSource() {
        return dataSource("postgres");
    }

    /** Of this user. */
    public PGSimpleDataSource dataSource(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(user);
        source.setConnectTimeout(10);
        return source;
    }

    /** Ends it as a crash would: every process at once, nothing tidied up. */
    void crash() {
        run("pg_ctl", "stop", "-D", data.toString(), "-m", "immediate", "-w");
    }

    /** Starts it on what it finds, the port included if it had one. */
    void start() {
        if (port == 0) {
            port = freePort();
        }
        // Not forced to the disk: it is the server that crashes here, not the machine.
        String options =
                "-p " + port + " -F -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=50";
        run("pg_ctl", "start", "-D", data.toString(), "-l", home.resolve("log").toString(), "-o", options, "-W");
        DataSource source = dataSource();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    try (Connection connection = source.getConnection()) {
                        return connection.isValid(5);
                    } catch (SQLException notYet) {
                        return false;
                    }
                });
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack() throws IOException {
        String system = System.getProperty("os.name").split(" ")[0];
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = home.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    assertThat(file.toFile().setExecutable((entry.getMode() & 0100) != 0))
                            .isTrue();
                }
            }
        }
    }

    /** The beginning of every command: what gives up the rights of root, if we have them. */
    private List<String> asWhom() throws IOException, InterruptedException {
        if (!Files.getFileStore(home).supportsFileAttributeView("unix")
                || !Integer.valueOf(0).equals(Files.getAttribute(home, "unix:uid"))) {
            return List.of();
        }
        List<String> asNobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        own(65534);
        if (new ProcessBuilder(command(asNobody, "true")).start().waitFor() == 0) {
            return asNobody;
        }
        own(0);
        return List.of("unshare", "--user");
    }

    private void own(int user) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static List<String> command(List<String> prefix, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(String program, String... arguments) {
        List<String> command = command(asWhom, arguments);
        command.add(asWhom.size(), home.resolve("bin").resolve(program).toString());
        try {
            File output = Files.createTempFile("netsuite-tba-postgres", ".log").toFile();
            int exitCode = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start()
                    .waitFor();
            String said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
            Files.delete(output.toPath());
            assertThat(exitCode).as(String.join(" ", command) + "\n" + said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void remove() {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            crash();
        }
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
