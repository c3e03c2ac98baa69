package io.github.camelnetsuite.tba.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Stands between the component and an account and passes on what comes, byte by byte, until a {@link Trouble} is put
 * into some answers. A signature stays right: the simulated account takes its own address from the Host header, which
 * is this proxy's.
 */
public final class TcpProxy implements AutoCloseable {

    private final InetSocketAddress account;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<HttpMessage> requests = new ArrayList<>();
    private ServerSocket door;
    private Future<?> porter;
    private Socket lock;
    private Imposed imposed;
    private Consumer<HttpMessage> awaited = request -> {};

    /** A trouble and the answers that it is put into. */
    private static final class Imposed {

        private final Pattern target;
        private final int nth;
        private final int times;
        private final Trouble trouble;
        private int matching;

        Imposed(Pattern target, int nth, int times, Trouble trouble) {
            this.target = target;
            this.nth = nth;
            this.times = times;
            this.trouble = trouble;
        }

        boolean hits(HttpMessage request) {
            return target.matcher(named(request)).find() && ++matching >= nth && matching - nth < times;
        }
    }

    /** The request line, and behind it the operation of a SOAP request. */
    private static String named(HttpMessage request) {
        return request.start() + " " + request.field("SOAPAction");
    }

    public TcpProxy(URI account) {
        this.account = new InetSocketAddress(account.getHost(), account.getPort());
        this.door = open(0);
        this.port = door.getLocalPort();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** All requests so far. */
    public synchronized List<HttpMessage> requests() {
        return List.copyOf(requests);
    }

    /**
     * Puts a trouble into the answers to some requests, in place of an earlier one.
     *
     * @param target a regular expression found in the request line, which the name of a SOAP operation follows
     * @param nth the first of them that is hit, from 1
     * @param times how many are hit
     */
    public synchronized void impose(String target, int nth, int times, Trouble trouble) {
        imposed = new Imposed(Pattern.compile(target), nth, times, trouble);
    }

    /** Before the first of these requests for which it is time, this is done. */
    public synchronized void once(String target, BooleanSupplier time, Runnable work) {
        Pattern pattern = Pattern.compile(target);
        awaited = request -> {
            if (pattern.matcher(named(request)).find() && time.getAsBoolean()) {
                awaited = other -> {};
                work.run();
            }
        };
    }

    /** From now on everything is passed on, and connections are taken again. */
    public synchronized void lift() {
        imposed = null;
        awaited = request -> {};
        if (lock != null) {
            close(lock);
            lock = null;
            door = open(port);
        }
    }

    /** Ends all connections and refuses new ones, while nobody else can take the port. */
    public synchronized void refuseConnections() {
        close(door);
        connections.forEach(TcpProxy::close);
        lock = new Socket();
        try {
            // The port is free when nobody waits at it any more.
            porter.get(10, TimeUnit.SECONDS);
            lock.setReuseAddress(true);
            lock.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private ServerSocket open(int at) {
        try {
            ServerSocket opened = new ServerSocket(at, 50, InetAddress.getLoopbackAddress());
            porter = threads.submit(() -> accept(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                Socket connection = opened.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            }
        } catch (IOException closed) {
            // As refuseConnections and close want it.
        }
    }

    private void serve(Socket component) {
        try (component;
                Socket onwards = new Socket(account.getAddress(), account.getPort())) {
            connections.add(onwards);
            component.setTcpNoDelay(true);
            onwards.setTcpNoDelay(true);
            InputStream asked = new BufferedInputStream(component.getInputStream());
            InputStream answered = new BufferedInputStream(onwards.getInputStream());
            boolean open = true;
            while (open) {
                HttpMessage request = HttpMessage.read(asked);
                open = request != null && pass(request, component, onwards, answered);
            }
        } catch (IOException | InterruptedException gone) {
            // Either side may leave whenever it wants.
        }
    }

    private boolean pass(HttpMessage request, Socket component, Socket onwards, InputStream answered)
            throws IOException, InterruptedException {
        Optional<Trouble> trouble = troubleOf(request);
        onwards.getOutputStream().write(request.bytes());
        if (trouble.isPresent()) {
            HttpMessage answer = HttpMessage.read(answered);
            return answer != null && trouble.get().instead(answer).answer(component);
        }
        try {
            return stream(answered, component.getOutputStream());
        } catch (SocketException reset) {
            component.setSoLinger(true, 0);
            throw reset;
        }
    }

    /** Passes an answer on as it comes, however it ends; false when no other may follow it. */
    private static boolean stream(InputStream answered, OutputStream out) throws IOException {
        HttpMessage head = HttpMessage.readHead(answered);
        if (head == null) {
            return false;
        }
        out.write(head.head());
        out.flush();
        byte[] block = new byte[8192];
        int left = head.length();
        while (left > 0) {
            int got = answered.read(block, 0, Math.min(left, block.length));
            if (got < 0) {
                return false;
            }
            out.write(block, 0, got);
            out.flush();
            left -= got;
        }
        return head.start().startsWith("HTTP/") && !head.field("Connection").equalsIgnoreCase("close");
    }

    /** @throws SocketException for what a busy machine read just before its connection was closed */
    private synchronized Optional<Trouble> troubleOf(HttpMessage request) throws SocketException {
        if (lock != null) {
            throw new SocketException("Nobody is here");
        }
        awaited.accept(request);
        requests.add(request);
        return imposed != null && imposed.hits(request) ? Optional.of(imposed.trouble) : Optional.empty();
    }

    private static void close(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        close(door);
        if (lock != null) {
            close(lock);
        }
        connections.forEach(TcpProxy::close);
        threads.shutdownNow();
    }
}
