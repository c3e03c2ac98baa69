package io.github.camelnetsuite.tba;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A place on a loopback port that records are posted to: it refuses the first few and keeps what it takes. */
final class Destination implements AutoCloseable {

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals;
    private final HttpServer server;

    private Destination(HttpServer server, int refusals) {
        this.server = server;
        this.refusals = new AtomicInteger(refusals);
        server.createContext("/", this::answer);
        server.start();
    }

    static Destination refusing(int first) {
        return listening(0, first);
    }

    static Destination listening(int port, int refusals) {
        try {
            return new Destination(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0), refusals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (!refuse) {
            taken.add(body);
        }
        exchange.sendResponseHeaders(refuse ? 500 : 204, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/import";
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<String> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
