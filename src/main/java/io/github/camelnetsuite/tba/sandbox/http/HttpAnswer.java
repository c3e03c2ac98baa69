package io.github.camelnetsuite.tba.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One answer. A body of known bytes goes out with Content-Length, a streamed one chunked.
 *
 * @param bytes the body, or empty when {@code stream} writes it
 * @param stream writes the body as it is produced
 * @param delivery what goes wrong on the wire
 */
public record HttpAnswer(
        int status, HttpFields fields, Optional<byte[]> bytes, Optional<Stream> stream, Delivery delivery) {

    /** Writes a body. */
    @FunctionalInterface
    public interface Stream {
        void writeTo(OutputStream out) throws IOException;
    }

    public static HttpAnswer of(int status, HttpFields fields, byte[] body) {
        return new HttpAnswer(status, fields, Optional.of(body), Optional.empty(), Delivery.WHOLE);
    }

    public static HttpAnswer of(int status, HttpFields fields, String body) {
        return of(status, fields, body.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpAnswer streaming(int status, HttpFields fields, Stream stream) {
        return new HttpAnswer(status, fields, Optional.empty(), Optional.of(stream), Delivery.WHOLE);
    }

    public HttpAnswer with(Delivery faulty) {
        return new HttpAnswer(status, fields, bytes, stream, faulty);
    }

    public HttpAnswer with(HttpFields other) {
        return new HttpAnswer(status, other, bytes, stream, delivery);
    }
}
