package io.github.camelnetsuite.tba.sandbox.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One client connection: requests answered in order until either side closes. */
final class HttpConnection implements Runnable {
    private static final int IDLE_MILLIS = 60_000;

    private final Socket socket;
    private final HttpHandler handler;

    HttpConnection(Socket socket, HttpHandler handler) {
        this.socket = socket;
        this.handler = handler;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
            RequestReader reader = new RequestReader(in, out);
            while (serveNext(reader, out)) {
                // one request a turn
            }
        } catch (FaultyBody.BrokenOffException broken) {
            // closed by try-with-resources, as the fault wants
        } catch (IOException gone) {
            // a client that leaves is no event for a server
        }
    }

    private boolean serveNext(RequestReader reader, OutputStream out) throws IOException {
        AnswerWriter writer = new AnswerWriter(out);
        Optional<HttpRequest> request;
        try {
            request = reader.next();
        } catch (MalformedRequestException malformed) {
            writer.write(
                    HttpAnswer.of(malformed.status(), HttpFields.of("Content-Type", "text/plain"), "Bad request\n"),
                    false,
                    true);
            return false;
        }
        return request.isPresent() && serve(request.get(), writer, out);
    }

    private boolean serve(HttpRequest request, AnswerWriter writer, OutputStream out) throws IOException {
        HttpAnswer answer = answer(request);
        boolean keepAlive = !says(request.fields(), "close") && !says(answer.fields(), "close");
        switch (answer.delivery().drop()) {
            case RESET -> socket.setSoLinger(true, 0);
            case EMPTY -> {}
            case GARBAGE -> {
                out.write("\u0000\u0001 no http here\r\n".repeat(4).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            case NOTHING, AFTER -> {
                write(request, answer, writer, keepAlive);
                return keepAlive && answer.delivery().drop() == Delivery.Drop.NOTHING;
            }
        }
        return false;
    }

    private void write(HttpRequest request, HttpAnswer answer, AnswerWriter writer, boolean keepAlive)
            throws IOException {
        try {
            writer.write(answer, keepAlive, !request.method().equals("HEAD"));
        } catch (FaultyBody.BrokenOffException broken) {
            if (broken.stalled()) {
                waitForTheClientToLeave();
            }
            throw broken;
        }
    }

    /** Server close ends this too: it closes the socket. */
    private void waitForTheClientToLeave() throws IOException {
        socket.setSoTimeout(0);
        while (socket.getInputStream().read() >= 0) {
            // whatever still comes is not answered
        }
    }

    private HttpAnswer answer(HttpRequest request) {
        try {
            return handler.answer(request);
        } catch (Exception failure) {
            return HttpAnswer.of(
                    500,
                    HttpFields.of("Content-Type", "text/plain; charset=UTF-8", "Connection", "close"),
                    "The sandbox itself failed: " + failure + "\n");
        }
    }

    private static boolean says(HttpFields fields, String option) {
        return fields.first("Connection").filter(option::equalsIgnoreCase).isPresent();
    }
}
