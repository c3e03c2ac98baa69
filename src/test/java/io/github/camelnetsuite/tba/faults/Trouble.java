package io.github.camelnetsuite.tba.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.gateway.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What happens to an answer of the account on its way to the component. */
@FunctionalInterface
public interface Trouble {

    /** What the component gets in place of it. */
    Reply instead(HttpMessage answer);

    /** The answer itself, byte by byte. */
    static Trouble none() {
        return changed(answer -> answer);
    }

    /** Another answer, whole. */
    static Trouble changed(UnaryOperator<HttpMessage> change) {
        return answer -> {
            HttpMessage other = change.apply(answer);
            return connection -> send(connection, other.bytes(), true);
        };
    }

    /** The answer with other JSON in it. */
    static Trouble page(Consumer<ObjectNode> change) {
        return changed(answer -> {
            ObjectNode page = json(answer);
            change.accept(page);
            return withJson(answer, page.toString());
        });
    }

    /** NetSuite's dress around this text. */
    static Trouble body(String text) {
        return changed(answer -> withJson(answer, text));
    }

    /** The JSON of an answer. */
    static ObjectNode json(HttpMessage answer) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(answer.plain().body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer around another text. */
    static HttpMessage withJson(HttpMessage answer, String text) {
        return answer.plain().withBody(text.getBytes(StandardCharsets.UTF_8));
    }

    /** TCP's reset after the head and a part of the body. */
    static Trouble reset(int sixteenths) {
        return answer -> connection -> {
            send(connection, answer.head(), true);
            send(connection, part(answer, sixteenths), true);
            connection.setSoLinger(true, 0);
            return false;
        };
    }

    /** The connection ends in order, without a byte. */
    static Trouble nothing() {
        return answer -> connection -> false;
    }

    static Trouble garbage(String text) {
        return answer -> connection -> send(connection, text.getBytes(StandardCharsets.UTF_8), false);
    }

    /** The body ends too early. */
    static Trouble cut(Reply.Framing framing, int sixteenths) {
        return answer -> connection -> {
            HttpMessage plain = answer.plain();
            byte[] part = part(plain, sixteenths);
            HttpMessage framed =
                    switch (framing) {
                        case CONTENT_LENGTH -> plain;
                        case CLOSE -> plain.without("Content-Length").with("Connection", "close");
                        case CHUNKED -> plain.without("Content-Length").with("Transfer-Encoding", "chunked");
                    };
            send(connection, framed.head(), true);
            return send(connection, framing == Reply.Framing.CHUNKED ? chunk(part) : part, false);
        };
    }

    private static byte[] part(HttpMessage answer, int sixteenths) {
        return Arrays.copyOf(answer.body(), answer.body().length * sixteenths / 16);
    }

    /** One chunk, if there is something to put into it, and not the one that ends them all. */
    private static byte[] chunk(byte[] part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (part.length > 0) {
            out.writeBytes((Integer.toHexString(part.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(part);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    /** The head and a part of the body, and then nothing more, while the connection stays. */
    static Trouble stall(int sixteenths) {
        return answer -> connection -> {
            send(connection, answer.head(), true);
            send(connection, part(answer, sixteenths), true);
            return connection.getInputStream().read() >= 0;
        };
    }

    /** The head at once, and then a byte a second. */
    static Trouble drip() {
        return answer -> connection -> {
            send(connection, answer.head(), true);
            return paced(connection, answer.body(), 1, 1000);
        };
    }

    /** A line of so many bytes a second. */
    static Trouble bandwidth(int bytesPerSecond) {
        int step = Math.max(1, bytesPerSecond / 100);
        return answer -> connection -> paced(connection, answer.bytes(), step, 1000L * step / bytesPerSecond);
    }

    /** The answer comes late. */
    static Trouble latency(long millis) {
        return answer -> connection -> {
            Thread.sleep(millis);
            return send(connection, answer.bytes(), true);
        };
    }

    /** Packets of so many bytes. */
    static Trouble sliced(int bytes) {
        return answer -> connection -> paced(connection, answer.plain().bytes(), bytes, 0);
    }

    private static boolean paced(Socket connection, byte[] all, int step, long pauseMillis)
            throws IOException, InterruptedException {
        for (int at = 0; at < all.length; at += step) {
            send(connection, Arrays.copyOfRange(all, at, Math.min(all.length, at + step)), true);
            if (pauseMillis > 0) {
                Thread.sleep(pauseMillis);
            }
        }
        return true;
    }

    private static boolean send(Socket connection, byte[] bytes, boolean staysOpen) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(bytes);
        out.flush();
        return staysOpen;
    }
}
