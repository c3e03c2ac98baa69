package io.github.camelnetsuite.tba.gateway;

import io.github.camelnetsuite.tba.gateway.UnavailableException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/** Says what an exception of the connection means. */
final class ConnectionTrouble {

    private ConnectionTrouble() {}

    static UnavailableException of(Attempt attempt, IOException cause) {
        if (cause instanceof UnknownHostException) {
            return new UnavailableException(
                    "No such host (" + attempt + "). Check accountId: NetSuite shows it under Setup > Company > Company"
                            + " Information.",
                    Kind.BROKEN,
                    cause);
        }
        if (cause instanceof SSLException && !isBreak(cause)) {
            return new UnavailableException(
                    "The TLS connection is not to be trusted: " + reason(cause) + " (" + attempt
                            + "). Is a proxy that inspects TLS in between? Then its authority belongs in"
                            + " sslContextParameters.",
                    Kind.UNTRUSTED,
                    cause);
        }
        if (chain(cause).anyMatch(ConnectionTrouble::mayQuote)) {
            return new UnavailableException(
                    "The connection failed: what came is not the HTTP that it should be (" + attempt + ").",
                    Kind.BROKEN,
                    null);
        }
        boolean late = cause instanceof InterruptedIOException && !(cause instanceof ConnectTimeoutException);
        return new UnavailableException(
                "The connection failed: " + reason(cause) + " (" + attempt + ").",
                late ? Kind.TIMED_OUT : Kind.BROKEN,
                cause);
    }

    /** HttpClient quotes what it could not read, which may be a piece of a record. */
    private static boolean mayQuote(Throwable trouble) {
        return trouble instanceof HttpException || trouble instanceof MalformedChunkCodingException;
    }

    /** TLS also wraps connections that were merely cut. */
    private static boolean isBreak(Throwable trouble) {
        return chain(trouble)
                .anyMatch(cause -> cause instanceof SocketException
                        || cause instanceof EOFException
                        || cause instanceof InterruptedIOException);
    }

    private static String reason(Throwable trouble) {
        return chain(trouble)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .findFirst()
                .map(ServerText::oneLine)
                .orElse(trouble.getClass().getSimpleName());
    }

    private static Stream<Throwable> chain(Throwable trouble) {
        return Stream.iterate(trouble, Objects::nonNull, Throwable::getCause).limit(10);
    }
}
