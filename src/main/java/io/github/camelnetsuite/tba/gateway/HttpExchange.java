package io.github.camelnetsuite.tba.gateway;

import io.github.camelnetsuite.tba.auth.RequestAuthorizer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: sends a request, reads its answer, and ends both at one deadline. The work runs on a thread of its own,
 * so that the deadline and an interruption hold wherever it hangs: connecting, waiting, or in the middle of a body. All
 * share these threads, since a thousand accounts that are asked once a minute need few at a time. Thread-safe.
 */
final class HttpExchange implements AutoCloseable {

    /** Those that have nothing to do for a minute end. */
    private static final ExecutorService IO = Executors.newCachedThreadPool(HttpExchange::ioThread);

    private final CloseableHttpClient client;
    private final URI baseUrl;
    private final Duration deadline;
    private final Time time;
    private final List<Future<?>> underWay = new ArrayList<>();
    private boolean closed;

    private HttpExchange(CloseableHttpClient client, URI baseUrl, Duration deadline, Time time) {
        this.client = client;
        this.baseUrl = baseUrl;
        this.deadline = deadline;
        this.time = time;
    }

    static HttpExchange open(HttpSettings settings, Time time) {
        return new HttpExchange(HttpClients.build(settings), settings.baseUrl(), settings.requestTimeout(), time);
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
        synchronized (this) {
            closed = true;
            underWay.forEach(attempt -> attempt.cancel(true));
        }
        client.close(CloseMode.IMMEDIATE);
    }

    /**
     * @param authorizer of this attempt; null where its header says nothing of who asks
     * @throws NetSuiteException for everything but a good answer
     */
    <T> Answer<T> send(Attempt attempt, @Nullable RequestAuthorizer authorizer, AnswerReader<T> reader)
            throws InterruptedException {
        HttpUriRequestBase http = httpRequest(attempt.request());
        ResponseReader<T> response = new ResponseReader<>(attempt, reader, time);
        HttpClientContext context = HttpClients.context(attempt.request().login(), authorizer);
        Future<Answer<T>> answer =
                started(attempt, () -> client.execute(http, context, head -> whole(http, response, head)));
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw response.verdict()
                    .orElseGet(() -> new UnavailableException(
                            "No complete answer within " + deadline.toMillis() + " ms (" + attempt + ").",
                            UnavailableException.Kind.TIMED_OUT,
                            null));
        } catch (CancellationException e) {
            throw new InterruptedException("Stopped during " + attempt);
        } catch (ExecutionException e) {
            throw meaning(attempt, e.getCause());
        } finally {
            // Closes the connection where the work still hangs on it; does nothing after a good end.
            http.cancel();
            answer.cancel(true);
            ended(answer);
        }
    }

    private synchronized <T> Future<T> started(Attempt attempt, Callable<T> work) throws InterruptedException {
        if (closed) {
            throw new InterruptedException("Closed before " + attempt);
        }
        Future<T> started = IO.submit(work);
        underWay.add(started);
        return started;
    }

    private synchronized void ended(Future<?> attempt) {
        underWay.removeIf(each -> each == attempt);
    }

    private static <T> Answer<T> whole(HttpUriRequestBase http, ResponseReader<T> reader, ClassicHttpResponse response)
            throws IOException {
        try {
            return reader.read(response);
        } catch (IOException | RuntimeException e) {
            // Closing an unread body would first read the rest of it, however long that is.
            http.cancel();
            throw e;
        }
    }

    private HttpUriRequestBase httpRequest(NetSuiteRequest request) {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method(), URI.create(baseUrl + request.target()));
        http.setHeader("Accept", "application/json");
        http.setHeader("Accept-Encoding", "gzip");
        request.headers().forEach(http::setHeader);
        if (request.body() != null) {
            http.setEntity(new StringEntity(request.body().get(), ContentType.parse(request.contentType())));
        }
        return http;
    }

    private static NetSuiteException meaning(Attempt attempt, @Nullable Throwable cause) {
        if (cause instanceof NetSuiteException known) {
            return known;
        }
        if (cause instanceof IOException broken) {
            return ConnectionTrouble.of(attempt, broken);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("Unexpected while reading (" + attempt + ")", cause);
    }
}
