package io.github.camelnetsuite.tba.sandbox;

import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpFields;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** Gives an answer the header fields that every answer of NetSuite has (as captured in 2026), and gzip when asked. */
final class AnswerDress {
    /** RFC 9110 section 5.6.7. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Supplier<String> ids;

    AnswerDress(Supplier<String> ids) {
        this.ids = ids;
    }

    HttpAnswer dress(HttpAnswer answer, HttpRequest request, Instant now) throws IOException {
        HttpFields fields = answer.fields()
                .with("Date", DATE.format(now))
                .with("Cache-Control", "No-Cache")
                .with("Expires", "0")
                .with("Pragma", "No-Cache")
                .with("Strict-Transport-Security", "max-age=31536000")
                .with("Vary", "User-Agent, Accept-Encoding")
                .with("X-Content-Type-Options", "nosniff")
                .with("X-N-OperationId", ids.get())
                .with("X-NetSuite-JobId", ids.get());
        Optional<byte[]> body = answer.bytes();
        boolean zip = request.fields().all("Accept-Encoding").stream()
                .anyMatch(coding -> coding.toLowerCase(Locale.ROOT).contains("gzip"));
        if (!zip || body.isEmpty() || body.get().length == 0) {
            return answer.with(fields);
        }
        return HttpAnswer.of(answer.status(), fields.with("Content-Encoding", "gzip"), zipped(body.get()));
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(body);
        }
        return out.toByteArray();
    }
}
