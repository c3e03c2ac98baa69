package io.github.camelnetsuite.tba.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads requests from a connection (RFC 9112): Content-Length and chunked bodies, {@code Expect: 100-continue}. */
final class RequestReader {
    private static final int MAX_HEAD = 64 * 1024;
    private static final int MAX_BODY = 16 * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private int headBytes;

    RequestReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** The next request, or empty when the client has closed the connection between two requests. */
    Optional<HttpRequest> next() throws IOException {
        headBytes = 0;
        Optional<String> start = line();
        while (start.isPresent() && start.get().isEmpty()) {
            start = line();
        }
        if (start.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = start.get().split(" ", -1);
        if (parts.length != 3 || !parts[1].startsWith("/") || !parts[2].startsWith("HTTP/1.")) {
            throw new MalformedRequestException(400, "request line");
        }
        HttpFields fields = fields();
        return Optional.of(new HttpRequest(parts[0], parts[1], fields, body(fields)));
    }

    private HttpFields fields() throws IOException {
        List<HttpFields.Field> fields = new ArrayList<>();
        while (true) {
            String line = line().orElseThrow(EOFException::new);
            if (line.isEmpty()) {
                return new HttpFields(fields);
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new MalformedRequestException(400, "header field");
            }
            fields.add(new HttpFields.Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
    }

    private byte[] body(HttpFields fields) throws IOException {
        boolean chunked = fields.first("Transfer-Encoding")
                .map(coding -> coding.toLowerCase(Locale.ROOT).contains("chunked"))
                .orElse(false);
        int length = length(fields);
        if ((chunked || length > 0)
                && fields.first("Expect")
                        .filter("100-continue"::equalsIgnoreCase)
                        .isPresent()) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        if (chunked) {
            return chunks();
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("request body");
        }
        return body;
    }

    private static int length(HttpFields fields) throws IOException {
        try {
            int length = Integer.parseInt(fields.first("Content-Length").orElse("0"));
            if (length < 0 || length > MAX_BODY) {
                throw new MalformedRequestException(413, "body length");
            }
            return length;
        } catch (NumberFormatException notANumber) {
            throw new MalformedRequestException(400, "content length");
        }
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String head = line().orElseThrow(EOFException::new);
            int semicolon = head.indexOf(';');
            int size;
            try {
                size = Integer.parseInt((semicolon < 0 ? head : head.substring(0, semicolon)).strip(), 16);
            } catch (NumberFormatException notHex) {
                throw new MalformedRequestException(400, "chunk size");
            }
            if (size < 0 || body.size() + size > MAX_BODY) {
                throw new MalformedRequestException(413, "body length");
            }
            if (size == 0) {
                fields();
                return body.toByteArray();
            }
            body.write(in.readNBytes(size));
            line();
        }
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        while (true) {
            int next = in.read();
            if (next < 0) {
                if (line.size() == 0) {
                    return Optional.empty();
                }
                throw new EOFException("header line");
            }
            if (++headBytes > MAX_HEAD + MAX_BODY || line.size() > MAX_HEAD) {
                throw new MalformedRequestException(431, "header size");
            }
            if (next == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
            }
            line.write(next);
        }
    }
}
