package io.github.camelnetsuite.tba.sandbox.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Writes one answer to a connection. */
final class AnswerWriter {
    private static final Map<Integer, String> PHRASES = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(204, "No Content"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    private final OutputStream wire;

    AnswerWriter(OutputStream wire) {
        this.wire = wire;
    }

    void write(HttpAnswer answer, boolean keepAlive, boolean withBody) throws IOException {
        boolean bodyless = answer.status() == 204 || answer.status() == 304 || answer.status() < 200;
        wire.write(head(answer, keepAlive, bodyless).getBytes(StandardCharsets.UTF_8));
        if (!bodyless && withBody) {
            body(answer);
        }
        wire.flush();
    }

    private static String head(HttpAnswer answer, boolean keepAlive, boolean bodyless) {
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(PHRASES.getOrDefault(answer.status(), "Status"))
                .append("\r\n");
        answer.fields().list().forEach(field -> head.append(field.name())
                .append(": ")
                .append(field.value())
                .append("\r\n"));
        if (answer.fields().first("Connection").isEmpty()) {
            head.append(keepAlive ? "Connection: keep-alive\r\n" : "Connection: close\r\n");
        }
        if (!bodyless) {
            Optional<byte[]> bytes = answer.bytes();
            if (bytes.isEmpty()) {
                head.append("Transfer-Encoding: chunked\r\n");
            } else if (answer.fields().first("Content-Length").isEmpty()) {
                head.append("Content-Length: ").append(bytes.get().length).append("\r\n");
            }
        }
        return head.append("\r\n").toString();
    }

    private void body(HttpAnswer answer) throws IOException {
        Delivery delivery = answer.delivery();
        OutputStream out = delivery.equals(Delivery.WHOLE) ? wire : new FaultyBody(wire, delivery);
        if (answer.bytes().isPresent()) {
            out.write(answer.bytes().get());
            return;
        }
        if (answer.stream().isPresent()) {
            Chunks chunks = new Chunks(out);
            BufferedOutputStream buffered = new BufferedOutputStream(chunks, 32 * 1024);
            answer.stream().get().writeTo(buffered);
            buffered.flush();
            chunks.end();
        }
    }

    /** Chunked coding of RFC 9112 section 7.1. */
    private static final class Chunks extends OutputStream {
        private final OutputStream out;

        Chunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > 0) {
                out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(bytes, offset, length);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }

        void end() throws IOException {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
