package io.github.camelnetsuite.tba.sandbox.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * An HTTP/1.1 server on 127.0.0.1, a thread per connection. Not the JDK's {@code com.sun.net.httpserver}: that one
 * writes the machine's time into every Date header, and a simulated account has a clock of its own.
 */
public final class HttpServer implements AutoCloseable {
    private final ServerSocket listener;
    private final HttpHandler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService connections;

    private HttpServer(ServerSocket listener, HttpHandler handler) {
        this.listener = listener;
        this.handler = handler;
        this.connections = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "netsuite-sandbox-" + listener.getLocalPort());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts serving.
     *
     * @param port the port on 127.0.0.1; 0 takes a free one
     * @throws IOException when the port is taken
     */
    public static HttpServer start(int port, HttpHandler handler) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 256);
        } catch (IOException taken) {
            listener.close();
            throw taken;
        }
        HttpServer server = new HttpServer(listener, handler);
        server.connections.execute(server::accept);
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                if (listener.isClosed()) {
                    quietly(socket);
                }
                connections.execute(() -> {
                    new HttpConnection(socket, handler).run();
                    open.remove(socket);
                });
            } catch (IOException | RejectedExecutionException closed) {
                // the loop condition tells a closed server from a broken connection
            }
        }
    }

    /** Stops at once; requests in progress are cut off. */
    @Override
    public void close() {
        quietly(listener);
        connections.shutdownNow();
        open.forEach(HttpServer::quietly);
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyGone) {
            // nothing left to do
        }
    }
}
