package io.github.camelnetsuite.tba;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelnetsuite.tba.auth.IndependentVerifier;
import io.github.camelnetsuite.tba.auth.TbaCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** A loopback server that keeps what it received, answers as told, and checks signatures with another OAuth library. */
final class SignatureCheckingServer implements AutoCloseable {

    static final TbaCredentials CREDENTIALS =
            TbaCredentials.of("1234567_SB1", "ck+/=key", "cs&secret", "token~id", "ts*secret");

    /** An answer: a status, and the target of a redirect if it is one; status 0 hangs up without an answer. */
    record Answer(int status, String location) {
        static Answer status(int status) {
            return new Answer(status, "");
        }

        static Answer hangUp() {
            return new Answer(0, "");
        }

        static Answer redirect(String location) {
            return new Answer(307, location);
        }
    }

    record Received(String method, String target, String host, List<String> authorization, String body) {

        String nonce() {
            return Objects.requireNonNull(
                    IndependentVerifier.parameters(authorization.get(0)).get("oauth_nonce"));
        }

        /** Whether there is exactly one Authorization, and it is for this very request (and these form parameters). */
        boolean isSigned() {
            return isSignedWith("");
        }

        boolean isSignedWith(String form) {
            String url = "http://" + host + target;
            String withForm = form.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + form;
            return authorization.size() == 1
                    && new IndependentVerifier(CREDENTIALS.consumerSecret(), CREDENTIALS.accessTokenSecret())
                            .accepts(method, withForm, authorization.get(0))
                    && CREDENTIALS
                            .account()
                            .realm()
                            .equals(IndependentVerifier.parameters(authorization.get(0))
                                    .get("realm"));
        }
    }

    private final HttpServer server;
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    SignatureCheckingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** The answers to come, in order; 200 once they are used up. */
    void willAnswer(Answer... coming) {
        answers.addAll(List.of(coming));
    }

    List<Received> received() {
        return received;
    }

    Received only() {
        if (received.size() != 1) {
            throw new AssertionError("received " + received.size() + " requests, not one");
        }
        return received.get(0);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Host"),
                List.copyOf(exchange.getRequestHeaders().getOrDefault("Authorization", List.of())),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Answer answer = Objects.requireNonNullElse(answers.poll(), Answer.status(200));
        if (answer.status() > 0) {
            if (!answer.location().isEmpty()) {
                exchange.getResponseHeaders().add("Location", answer.location());
            }
            exchange.sendResponseHeaders(answer.status(), -1);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
