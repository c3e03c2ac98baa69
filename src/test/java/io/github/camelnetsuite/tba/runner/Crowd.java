package io.github.camelnetsuite.tba.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.AccountFolder;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SandboxRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Many small simulated accounts in a folder of accounts, some of them broken, and what arrived of each. */
final class Crowd implements AutoCloseable {

    static final int CUSTOMERS = 20;
    static final int CONTACTS = 30;

    /** How an account may be of no use, for good. */
    enum Breakage {
        /** Takes connections and says nothing. */
        BLACK_HOLE,
        /** Its records are sent to where nobody ever answers. */
        STALLED_DESTINATION,
        BAD_CREDENTIALS,
        THROTTLED,
        SERVER_ERROR,
        NO_PERMISSION,
        MISCONFIGURED
    }

    private final Path directory;
    private final AccountFolder folder;
    private final List<Sandbox> sandboxes = new ArrayList<>();
    private final List<String> healthy = new ArrayList<>();
    private final Map<String, Breakage> broken = new LinkedHashMap<>();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerSocket hole;
    private final List<Socket> swallowed = new ArrayList<>();

    /** @param directory where the runner is to run */
    Crowd(Path directory) throws IOException {
        this.directory = directory;
        this.folder = new AccountFolder(directory.resolve("accounts"));
        this.hole = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        Thread swallowing = new Thread(this::swallow, "black-hole");
        swallowing.setDaemon(true);
        swallowing.start();
    }

    private void swallow() {
        try {
            while (true) {
                swallowed.add(hole.accept());
            }
        } catch (IOException closed) {
            // The crowd has gone.
        }
    }

    /** Accounts that have nothing wrong. */
    Crowd healthy(int number) {
        for (int i = 0; i < number; i++) {
            String name = "healthy-%03d".formatted(i);
            healthy.add(name);
            folder.account(name, sandbox(SandboxRole.FULL));
        }
        return this;
    }

    private Sandbox sandbox(SandboxRole role) {
        Sandbox sandbox = Sandbox.builder()
                .customers(CUSTOMERS)
                .contacts(CONTACTS)
                .seed(sandboxes.size())
                .accountId(String.valueOf(1_000_000 + sandboxes.size()))
                .role(role)
                .start();
        sandboxes.add(sandbox);
        return sandbox;
    }

    /** More accounts, broken in this way. */
    Crowd broken(Breakage how, int number) {
        for (int i = 0; i < number; i++) {
            String name = how.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + i;
            broken.put(name, how);
            breakIt(name, how);
        }
        return this;
    }

    private void breakIt(String name, Breakage how) {
        String nowhere = "http://127.0.0.1:" + hole.getLocalPort();
        switch (how) {
            case BLACK_HOLE -> folder.account(name, sandbox(SandboxRole.FULL), "baseUrl = " + nowhere);
            case STALLED_DESTINATION -> folder.account(name, sandbox(SandboxRole.FULL), "property.to = " + nowhere);
            case BAD_CREDENTIALS ->
                folder.account(name, sandbox(SandboxRole.FULL), "accessTokenSecret = " + "0".repeat(64));
            case THROTTLED -> folder.account(name, faulty("{\"match\":{},\"status\":429}"));
            case SERVER_ERROR -> folder.account(name, faulty("{\"match\":{},\"status\":503}"));
            case NO_PERMISSION -> folder.account(name, sandbox(SandboxRole.GUIDE));
            case MISCONFIGURED -> folder.write(name, "accountId = 1234567");
        }
    }

    private Sandbox faulty(String fault) {
        Sandbox sandbox = sandbox(SandboxRole.FULL);
        try {
            http.send(
                    HttpRequest.newBuilder(sandbox.baseUrl().resolve("/sandbox/v1/faults"))
                            .POST(HttpRequest.BodyPublishers.ofString(fault))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return sandbox;
    }

    Map<String, Breakage> broken() {
        return broken;
    }

    /** Has the broken ones in the folder, or not. */
    void withBroken(boolean with) throws IOException {
        for (String name : broken.keySet()) {
            Path there = folder.folder().resolve(name + ".properties");
            Path aside = directory.resolve(name + ".aside");
            if (Files.exists(there) != with) {
                Files.move(with ? aside : there, with ? there : aside);
            }
        }
    }

    /** Takes away what arrived, and what is known of it. */
    void forgetWhatArrived() throws IOException {
        for (String folder : List.of("netsuite", ".netsuite-tba")) {
            try (Stream<Path> inside = Files.walk(directory.resolve(folder))) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** How many of the healthy accounts have arrived with all their records. */
    int complete() {
        return (int) healthy.stream()
                .filter(name -> lines(name, "customer") >= CUSTOMERS && lines(name, "contact") >= CONTACTS)
                .count();
    }

    /** The files of the healthy accounts whose records are not those of the account, each once. */
    List<String> lostOrRepeated() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String name : healthy) {
            if (isLostOrRepeated(name, "customer", CUSTOMERS)) {
                wrong.add(name + " customers");
            }
            if (isLostOrRepeated(name, "contact", CONTACTS)) {
                wrong.add(name + " contacts");
            }
        }
        return wrong;
    }

    private boolean isLostOrRepeated(String name, String type, int expected) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(file(name, type))) {
            ids.add(json.readTree(line).path("id").asText());
        }
        return ids.size() != expected || Set.copyOf(ids).size() != expected;
    }

    private Path file(String name, String type) {
        return directory.resolve("netsuite").resolve(name).resolve(type + ".jsonl");
    }

    private long lines(String name, String type) {
        try (Stream<String> lines = Files.lines(file(name, type))) {
            return lines.count();
        } catch (IOException | UncheckedIOException notYet) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        hole.close();
        for (Socket socket : List.copyOf(swallowed)) {
            socket.close();
        }
        sandboxes.forEach(Sandbox::close);
    }
}
