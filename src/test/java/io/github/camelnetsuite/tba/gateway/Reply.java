package io.github.camelnetsuite.tba.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What a {@link ScriptedServer} does with one request. */
@FunctionalInterface
public interface Reply {

    String DATE = "Thu, 12 Mar 2026 08:57:09 GMT";
    String PAGE = "{\"links\":[],\"count\":0,\"hasMore\":false,\"items\":[],\"offset\":0,\"totalResults\":0}";

    /** @return whether the connection stays open for another request */
    boolean answer(Socket connection) throws IOException, InterruptedException;

    /** How the end of a body is told. */
    enum Framing {
        CONTENT_LENGTH,
        CHUNKED,
        CLOSE
    }

    /** A good answer in NetSuite's dress. */
    static Reply json(String body) {
        return of(200, "Content-Type: application/vnd.oracle.resource+json; type=collection; charset=UTF-8", body);
    }

    /** An error with NetSuite's envelope. */
    static Reply error(int status, String code, String detail) {
        return error(status, "", code, detail);
    }

    static Reply error(int status, String moreHeaders, String code, String detail) {
        return of(
                status,
                moreHeaders + "Content-Type: application/vnd.oracle.resource+json; type=error; charset=UTF-8",
                "{\"type\":\"https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1\",\"title\":\"Bad Request\","
                        + "\"status\":" + status + ",\"o:errorDetails\":[{\"detail\":\"" + detail
                        + "\",\"o:errorCode\":\"" + code + "\"}]}");
    }

    static Reply invalidLogin() {
        return error(401, "INVALID_LOGIN", "Invalid login attempt. For more details, see the Login Audit Trail.");
    }

    static Reply throttled(String moreHeaders) {
        return error(429, moreHeaders, "CONCURRENCY_LIMIT_EXCEEDED", "Concurrent request limit exceeded.");
    }

    static Reply of(int status, String headers, String body) {
        return of(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply of(int status, String headers, byte[] body) {
        return raw(head(status, headers, "Content-Length: " + body.length), body, true);
    }

    /** A good answer of which only the first bytes arrive. */
    static Reply cut(byte[] body, Framing framing, int bytes) {
        return cut("Content-Type: application/json", body, framing, bytes);
    }

    /** The same of another media type. */
    static Reply cut(String type, byte[] body, Framing framing, int bytes) {
        return switch (framing) {
            case CONTENT_LENGTH -> raw(head(200, type, "Content-Length: " + body.length), first(body, bytes), false);
            case CLOSE -> raw(head(200, type, "Connection: close"), first(body, bytes), false);
            case CHUNKED -> raw(head(200, type, "Transfer-Encoding: chunked"), chunks(first(body, bytes)), false);
        };
    }

    static Reply raw(String head, byte[] body, boolean staysOpen) {
        return connection -> {
            OutputStream out = connection.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return staysOpen;
        };
    }

    static String head(int status, String... headers) {
        return "HTTP/1.1 " + status + " Whatever\r\nDate: " + DATE + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    /** Resets the connection without a word. */
    static Reply reset() {
        return connection -> {
            connection.setSoLinger(true, 0);
            return false;
        };
    }

    /** These bytes, then nothing more, until the client goes away. */
    static Reply stallAfter(String text) {
        return connection -> {
            connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            connection.getOutputStream().flush();
            return connection.getInputStream().read() >= 0;
        };
    }

    /** A head, then a byte now and then for ever. */
    static Reply drip(String head) {
        return connection -> {
            OutputStream out = connection.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(' ');
                out.flush();
                Thread.sleep(10);
            }
        };
    }

    static byte[] gzip(byte[] body) {
        try {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(zipped)) {
                out.write(body);
            }
            return zipped.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] first(byte[] body, int bytes) {
        return java.util.Arrays.copyOf(body, bytes);
    }

    /** In chunks of up to 100 bytes, without the chunk that ends them. */
    private static byte[] chunks(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += 100) {
            int length = Math.min(100, body.length - at);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, at, length);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }
}
