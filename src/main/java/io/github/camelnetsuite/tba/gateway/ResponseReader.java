package io.github.camelnetsuite.tba.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Reads the answer to one attempt: whole, or as the exception that it means. */
final class ResponseReader<T> {

    private static final int LARGEST_ERROR_BODY = 64 << 10;

    private final Attempt attempt;
    private final AnswerReader<T> reader;
    private final Time time;
    /** A timestamp is accepted within five minutes of NetSuite's clock (Oracle help, subsect_156935170194). */
    private static final Duration NO_ACCEPTED_LOGIN_IS_FURTHER_OFF = Duration.ofMinutes(6);

    private final long sent;
    private volatile @Nullable NetSuiteException verdict;

    ResponseReader(Attempt attempt, AnswerReader<T> reader, Time time) {
        this.attempt = attempt;
        this.reader = reader;
        this.time = time;
        this.sent = time.nanos();
    }

    /**
     * What the status alone says, once it has come, while its body is still on the way: a refused login counts even if
     * its explanation never arrives.
     */
    Optional<NetSuiteException> verdict() {
        return Optional.ofNullable(verdict);
    }

    /**
     * @throws IOException when the answer breaks off
     * @throws NetSuiteException for everything but a good answer
     */
    Answer<T> read(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status != 200) {
            throw refusal(response);
        }
        Instant serverTime = DateUtils.parseStandardDate(response, "Date");
        try {
            if (serverTime == null) {
                throw new MalformedAnswerException("The answer has no Date header, as NetSuite's have");
            }
            boolean isLoggedIn = attempt.request().login() != NetSuiteRequest.Login.NONE;
            if (isLoggedIn
                    && Duration.between(time.instant(), serverTime).compareTo(NO_ACCEPTED_LOGIN_IS_FURTHER_OFF) > 0) {
                throw new MalformedAnswerException(
                        "The Date header is " + serverTime + ", further ahead than a clock that"
                                + " NetSuite accepts a login from: a proxy's, not NetSuite's. Reading on from it would skip records");
            }
            InputStream body = body(response);
            T value = reader.read(body);
            // A reader may stop at the end of its value: only the end of the body proves that all of it came.
            body.transferTo(OutputStream.nullOutputStream());
            return new Answer<>(
                    value, serverTime.minusNanos(time.nanos() - sent).truncatedTo(ChronoUnit.SECONDS));
        } catch (ErrorAnswer error) {
            throw Refusals.of(attempt, status, skew(response), retryAfter(response), error.envelope());
        } catch (MalformedAnswerException e) {
            throw e.of(attempt, status);
        }
    }

    private NetSuiteException refusal(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        NetSuiteException byStatus = Refusals.of(attempt, status, skew(response), retryAfter(response), new byte[0]);
        boolean telling = !(byStatus instanceof MalformedAnswerException);
        verdict = telling ? byStatus : null;
        try {
            return Refusals.of(attempt, status, skew(response), retryAfter(response), start(response));
        } catch (IOException | MalformedAnswerException unreadable) {
            if (telling) {
                return byStatus;
            }
            throw unreadable;
        }
    }

    private InputStream body(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null || !isReadable(entity)) {
            throw new MalformedAnswerException("The answer is " + Refusals.describe(start(response))
                    + ", not NetSuite's. Is a proxy or a login page between here and NetSuite?");
        }
        return new CappedStream(decoded(entity), reader.largest());
    }

    private boolean isReadable(HttpEntity entity) {
        try {
            ContentType type = ContentType.parse(entity.getContentType());
            return type != null
                    && type.getMimeType().toLowerCase(Locale.ROOT).endsWith(reader.format())
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unknownCharset) {
            return false;
        }
    }

    private static byte[] start(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? new byte[0] : decoded(entity).readNBytes(LARGEST_ERROR_BODY);
    }

    private static InputStream decoded(HttpEntity entity) throws IOException {
        String encoding = Optional.ofNullable(entity.getContentEncoding()).orElse("identity");
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> entity.getContent();
            case "gzip", "x-gzip" -> new GZIPInputStream(entity.getContent());
            default ->
                throw new MalformedAnswerException(
                        "The answer's Content-Encoding '" + ServerText.oneLine(encoding) + "' was not asked for");
        };
    }

    /** How far the clock here is ahead of the server's. */
    private @Nullable Duration skew(ClassicHttpResponse response) {
        Instant serverTime = DateUtils.parseStandardDate(response, "Date");
        return serverTime == null ? null : Duration.between(serverTime, time.instant());
    }

    private @Nullable Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null) {
            return null;
        }
        try {
            return Duration.ofSeconds(Long.parseLong(header.getValue().strip()));
        } catch (NumberFormatException notSeconds) {
            Instant until = DateUtils.parseStandardDate(header.getValue());
            Instant now = DateUtils.parseStandardDate(response, "Date");
            return until == null ? null : Duration.between(now == null ? time.instant() : now, until);
        }
    }
}
