package io.github.camelnetsuite.tba.kill;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A destination behind HTTP, which takes one request after the other; its size is in requests. */
final class HttpDestination implements Arrived, AutoCloseable {

    private final List<byte[]> taken = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    HttpDestination() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("POST")) {
            taken.add(body);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/import";
    }

    /** With all that a process had sent before its end. */
    @Override
    public long size() {
        awaitWhatIsUnderWay();
        return taken.size();
    }

    /** The server has one thread, so what comes through a new connection is answered behind what has come already. */
    private void awaitWhatIsUnderWay() {
        try (Socket question =
                new Socket(server.getAddress().getAddress(), server.getAddress().getPort())) {
            question.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
            question.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void read(Sink sink) {
        for (int i = 0; i < taken.size(); i++) {
            sink.piece(taken.get(i), i, i + 1L, true);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
