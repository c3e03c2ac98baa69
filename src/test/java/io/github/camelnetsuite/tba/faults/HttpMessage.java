package io.github.camelnetsuite.tba.faults;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A request or an answer as it stands on the wire; its body is as long as its Content-Length says.
 *
 * @param start the request line or the status line
 * @param fields the header lines, in their order
 */
public record HttpMessage(String start, List<String> fields, byte[] body) {

    /** The next one on a connection; null when it has ended. */
    static HttpMessage read(InputStream in) throws IOException {
        HttpMessage head = readHead(in);
        return head == null ? null : new HttpMessage(head.start, head.fields, in.readNBytes(head.length()));
    }

    /** The same, its body not read. */
    static HttpMessage readHead(InputStream in) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        for (String field = line(in); !field.isEmpty(); field = line(in)) {
            fields.add(field);
        }
        return new HttpMessage(start, fields, new byte[0]);
    }

    /** What it says of its body. */
    int length() {
        String length = field("Content-Length");
        return length.isEmpty() ? 0 : Integer.parseInt(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    /** Empty where there is none. */
    public String field(String name) {
        return fields.stream()
                .filter(field -> names(field, name))
                .map(field -> field.substring(field.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static boolean names(String field, String name) {
        return field.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    HttpMessage with(String name, String value) {
        List<String> all = new ArrayList<>(without(name).fields);
        all.add(name + ": " + value);
        return new HttpMessage(start, all, body);
    }

    HttpMessage without(String name) {
        return new HttpMessage(
                start, fields.stream().filter(field -> !names(field, name)).toList(), body);
    }

    HttpMessage withStatus(int status) {
        return new HttpMessage("HTTP/1.1 " + status + " Whatever", fields, body);
    }

    HttpMessage withBody(byte[] other) {
        return new HttpMessage(start, fields, other).with("Content-Length", Integer.toString(other.length));
    }

    /** The same without compression. */
    public HttpMessage plain() {
        if (!field("Content-Encoding").equals("gzip")) {
            return this;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return without("Content-Encoding").withBody(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] head() {
        return (start + "\r\n" + String.join("\r\n", fields) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head());
        out.writeBytes(body);
        return out.toByteArray();
    }
}
