package io.github.camelnetsuite.tba.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/** A server on loopback that answers what a test tells it to, down to the byte. */
public final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Deque<Reply> script = new ArrayDeque<>();
    private final List<Received> received = new ArrayList<>();
    private Function<Received, Reply> otherwise = request -> Reply.json(Reply.PAGE);

    public ScriptedServer() {
        this(ServerSocketFactory.getDefault(), "http");
    }

    ScriptedServer(ServerSocketFactory sockets, String scheme) {
        try {
            this.socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.scheme = scheme;
        threads.execute(this::accept);
    }

    /** A request as it came. */
    public record Received(String line, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** The next replies; after them a good empty page. */
    public synchronized ScriptedServer replies(Reply... replies) {
        script.addAll(List.of(replies));
        return this;
    }

    /** What to do when there is no reply left. */
    public synchronized ScriptedServer otherwise(Function<Received, Reply> answer) {
        otherwise = answer;
        return this;
    }

    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** How many connections it took, whatever came through them. */
    public int connections() {
        return connections.size();
    }

    public URI url() {
        return URI.create(scheme + "://localhost:" + socket.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                threads.execute(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Received request = read(connection.getInputStream());
            while (request != null && next(request).answer(connection)) {
                request = read(connection.getInputStream());
            }
        } catch (IOException | InterruptedException gone) {
            // The client went away, as it may.
        }
    }

    private synchronized Reply next(Received request) {
        received.add(request);
        return script.isEmpty() ? otherwise.apply(request) : script.removeFirst();
    }

    private static Received read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
