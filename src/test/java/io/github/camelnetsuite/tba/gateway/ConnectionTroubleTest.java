package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelnetsuite.tba.gateway.UnavailableException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an exception of the connection means: whether the request may still run, and whether trying again helps. */
class ConnectionTroubleTest {

    private static final Attempt ATTEMPT = new Attempt(NetSuiteRequest.get("/x?secret=1"), "h.example", 2, 5);

    static List<Arguments> troubles() {
        return List.of(
                arguments(new SocketTimeoutException("Read timed out"), Kind.TIMED_OUT, "failed: Read timed out"),
                arguments(new InterruptedIOException(), Kind.TIMED_OUT, "failed: InterruptedIOException"),
                arguments(new ConnectTimeoutException("no answer to SYN"), Kind.BROKEN, "failed: no answer to SYN"),
                arguments(new SocketException("Connection reset"), Kind.BROKEN, "failed: Connection reset"),
                arguments(new EOFException(), Kind.BROKEN, "failed: EOFException"),
                arguments(new IOException(null, new IOException("inner")), Kind.BROKEN, "failed: inner"),
                arguments(new IOException("two\r\nlines"), Kind.BROKEN, "failed: two  lines"),
                arguments(new UnknownHostException("h.example"), Kind.BROKEN, "No such host"),
                arguments(new SSLHandshakeException("PKIX path"), Kind.UNTRUSTED, "not to be trusted: PKIX path"),
                arguments(cut(new SocketException("reset")), Kind.BROKEN, "failed: during TLS"),
                arguments(cut(new EOFException()), Kind.BROKEN, "failed: during TLS"),
                arguments(cut(new SocketTimeoutException()), Kind.BROKEN, "failed: during TLS"));
    }

    private static SSLException cut(IOException by) {
        return new SSLException("during TLS", by);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void itsKindAndItsReasonAreTold(IOException cause, Kind kind, String text) {
        UnavailableException told = ConnectionTrouble.of(ATTEMPT, cause);

        assertThat(told.kind()).isEqualTo(kind);
        assertThat(told.isTransient()).isEqualTo(kind != Kind.UNTRUSTED);
        assertThat(told)
                .hasMessageContaining(text)
                .hasMessageContaining("(GET /x on h.example, attempt 2 of 5)")
                .hasCause(cause);
        assertThat(told.status()).as("no status was received").isZero();
    }
}
