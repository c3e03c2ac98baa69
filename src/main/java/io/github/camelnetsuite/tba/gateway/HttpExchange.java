package io.github.camelnetsuite.tba.gateway;

import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: sends a request, reads its answer, and ends both at one deadline. The work runs on a thread of its own,
 * so that the deadline and an interruption hold wherever it hangs: connecting, waiting, or in the middle of a body.
 */
final class HttpExchange implements AutoCloseable {

    /** No page comes near it; a page that does not fit in a small heap must not take the process with it. */
    private static final long LARGEST_BODY = 16L << 20;

    private static final int LARGEST_ERROR_BODY = 64 << 10;

    private final CloseableHttpClient client;
    private final URI baseUrl;
    private final Duration deadline;
    private final ExecutorService io;
    private final Time time;

    private HttpExchange(CloseableHttpClient client, URI baseUrl, Duration deadline, ExecutorService io, Time time) {
        this.client = client;
        this.baseUrl = baseUrl;
        this.deadline = deadline;
        this.io = io;
        this.time = time;
    }

    static HttpExchange open(HttpSettings settings, RequestAuthorizer authorizer, Time time) {
        return new HttpExchange(
                HttpClients.build(settings, authorizer),
                settings.baseUrl(),
                settings.requestTimeout(),
                Executors.newCachedThreadPool(HttpExchange::ioThread),
                time);
    }

    private static Thread ioThread(Runnable work) {
        Thread thread = new Thread(work, "netsuite-io");
        thread.setDaemon(true);
        return thread;
    }

    String host() {
        return baseUrl.getAuthority();
    }

    @Override
    public void close() {
        io.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    /** @throws NetSuiteException for everything but a good answer */
    <T> Answer<T> send(Attempt attempt, AnswerReader<T> reader) throws InterruptedException {
        HttpUriRequestBase http = httpRequest(attempt.request());
        Future<Answer<T>> answer = io.submit(() -> {
            long sent = time.nanos();
            return client.execute(http, response -> read(attempt, reader, response, sent));
        });
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UnavailableException(
                    "No complete answer within " + deadline.toSeconds() + " s (" + attempt + ").",
                    UnavailableException.Kind.TIMED_OUT,
                    null);
        } catch (CancellationException e) {
            throw new InterruptedException("Stopped during " + attempt);
        } catch (ExecutionException e) {
            throw translated(attempt, e.getCause());
        } finally {
            // Closes the connection where the work still hangs on it; does nothing after a good end.
            http.cancel();
            answer.cancel(true);
        }
    }

    private HttpUriRequestBase httpRequest(NetSuiteRequest request) {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method(), URI.create(baseUrl + request.target()));
        http.setHeader("Accept", "application/json");
        http.setHeader("Accept-Encoding", "gzip");
        request.headers().forEach(http::setHeader);
        if (request.body() != null) {
            http.setEntity(new StringEntity(request.body(), ContentType.parse(request.contentType())));
        }
        return http;
    }

    private <T> Answer<T> read(Attempt attempt, AnswerReader<T> reader, ClassicHttpResponse response, long sent)
            throws IOException {
        int status = response.getCode();
        Instant serverTime = DateUtils.parseStandardDate(response, "Date");
        if (status != 200) {
            throw Refusals.of(attempt, status, skew(serverTime), retryAfter(response), errorBody(response));
        }
        if (serverTime == null) {
            throw new MalformedAnswerException(
                    "The answer has no Date header, as NetSuite's have (" + attempt + ").", status, null);
        }
        try (InputStream body = body(attempt, response)) {
            T value = reader.read(body);
            // A reader may stop at the end of its value: only the end of the body proves that all of it came.
            body.transferTo(java.io.OutputStream.nullOutputStream());
            return new Answer<>(value, serverTime.minusNanos(time.nanos() - sent));
        } catch (MalformedAnswerException e) {
            throw new MalformedAnswerException(e.getMessage() + " (" + attempt + ").", status, e);
        }
    }

    private InputStream body(Attempt attempt, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        String type = entity == null
                ? ""
                : Optional.ofNullable(entity.getContentType()).orElse("");
        if (entity == null || !type.toLowerCase(Locale.ROOT).contains("json")) {
            byte[] start = errorBody(response);
            throw new MalformedAnswerException(
                    "The answer is " + Refusals.describe(start) + ", not NetSuite's (HTTP 200; " + attempt
                            + "). Is a proxy or a login page between here and NetSuite?",
                    200,
                    null);
        }
        return new CappedStream(decoded(entity), LARGEST_BODY);
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

    private static byte[] errorBody(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream body = decoded(entity)) {
            return body.readNBytes(LARGEST_ERROR_BODY);
        }
    }

    private @Nullable Duration skew(@Nullable Instant serverTime) {
        return serverTime == null ? null : Duration.between(serverTime, time.instant());
    }

    private @Nullable Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null) {
            return null;
        }
        try {
            return Duration.ofSeconds(Long.parseLong(header.getValue().strip()));
        } catch (NumberFormatException | ArithmeticException notSeconds) {
            Instant until = DateUtils.parseStandardDate(header.getValue());
            Instant now = DateUtils.parseStandardDate(response, "Date");
            return until == null ? null : Duration.between(now == null ? time.instant() : now, until);
        } catch (DateTimeParseException neither) {
            return null;
        }
    }

    private static NetSuiteException translated(Attempt attempt, @Nullable Throwable cause) {
        if (cause instanceof NetSuiteException known) {
            return known;
        }
        if (cause instanceof SSLException) {
            return new UnavailableException(
                    "The TLS connection is not to be trusted: " + ServerText.oneLine(String.valueOf(cause.getMessage()))
                            + " (" + attempt
                            + "). Is a proxy that inspects TLS in between? Then its authority belongs in"
                            + " sslContextParameters.",
                    UnavailableException.Kind.UNTRUSTED,
                    cause);
        }
        if (cause instanceof java.net.UnknownHostException) {
            return new UnavailableException(
                    "No such host (" + attempt + "). Check accountId: NetSuite shows it under Setup > Company > Company"
                            + " Information.",
                    UnavailableException.Kind.BROKEN,
                    cause);
        }
        if (cause instanceof IOException) {
            boolean late = cause instanceof InterruptedIOException;
            return new UnavailableException(
                    "The connection failed: " + ServerText.oneLine(String.valueOf(cause.getMessage())) + " (" + attempt
                            + ").",
                    late && !(cause instanceof org.apache.hc.client5.http.ConnectTimeoutException)
                            ? UnavailableException.Kind.TIMED_OUT
                            : UnavailableException.Kind.BROKEN,
                    cause);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("Unexpected while reading (" + attempt + ")", cause);
    }
}
