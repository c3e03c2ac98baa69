package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.gateway.UnavailableException;
import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An account that nobody can get through to: the poll fails in time, and a route that finds it again goes on. */
class UnreachableAccountTest {

    private static final String CURSOR = "1234567_SB1-contact";
    private static final int CONTACTS = 12;
    private static final int CHANGES = 5;
    private static final long CONNECT_TIMEOUT = 250;
    private static final HeldTime TIME = new HeldTime();

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE = NetSuiteSandbox.with(
            account -> account.customers(1).contacts(CONTACTS).clock(TIME));

    private final MemoryCursorStore cursors = new MemoryCursorStore();

    /** Reads everything once, and lets something change. */
    @BeforeEach
    void readOnce() throws Exception {
        TIME.advance(Duration.ofMinutes(30));
        assertThat(arrivedFrom(NETSUITE.baseUrl().toString())).isEqualTo(CONTACTS);
        TIME.advance(Duration.ofMinutes(30));
        NETSUITE.edit("{\"type\":\"contact\",\"updates\":" + CHANGES + "}");
    }

    private Integration at(String baseUrl) throws Exception {
        Integration integration = new Integration(NETSUITE.sandbox(), TIME, cursors, context -> context.disableJMX());
        integration.component.getConfiguration().setBaseUrl(baseUrl);
        integration.component.getConfiguration().setConnectTimeout(CONNECT_TIMEOUT);
        return integration.reading("netsuite-tba:contact");
    }

    private int arrivedFrom(String baseUrl) throws Exception {
        try (Integration integration = at(baseUrl)) {
            integration.poll("contact");
            assertThat(integration.trouble("contact")).isNull();
            return integration.arrivals.count();
        }
    }

    private Throwable troubleAt(String baseUrl) throws Exception {
        Cursor before = cursors.read(CURSOR).orElseThrow();
        try (Integration integration = at(baseUrl)) {
            integration.poll("contact");
            assertThat(integration.arrivals.count()).isZero();
            assertThat(cursors.read(CURSOR)).hasValue(before);
            return integration.trouble("contact");
        }
    }

    private void assertGivenUpAndMadeGood(String row, Throwable trouble) throws Exception {
        assertThat(trouble)
                .isInstanceOfSatisfying(UnavailableException.class, e -> assertThat(e.isTransient())
                        .isTrue())
                .hasMessageContaining("attempt 5 of 5");
        Evidence.of(row)
                .outcome("poll failed: " + trouble.getClass().getSimpleName()
                        + " after retries, the cursor as it was; delivered by the next poll")
                .lost(CHANGES - arrivedFrom(NETSUITE.baseUrl().toString()));
    }

    @Test
    @Catalogue("11")
    void anUnknownHost() throws Exception {
        Throwable trouble = troubleAt("https://1234567.invalid");

        assertThat(trouble).hasMessageContaining("No such host").hasMessageContaining("Check accountId");
        assertGivenUpAndMadeGood("11", trouble);
    }

    @Test
    @Catalogue("12")
    void aServerThatAnswersNoHandshake() throws Exception {
        // The kernel takes connections for it, and nobody ever speaks TLS.
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertGivenUpAfterTheConnectTimeout("https://127.0.0.1:" + mute.getLocalPort());
        }
    }

    @Test
    @Catalogue("12")
    void aHostThatTakesNoConnection() throws Exception {
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(fill(full, queue))
                    .as("this system bounds waiting connections, which the test needs")
                    .isTrue();

            assertGivenUpAfterTheConnectTimeout("http://127.0.0.1:" + full.getLocalPort());
        } finally {
            for (Socket waiting : queue) {
                waiting.close();
            }
        }
    }

    /** Connects until no further connection is taken. */
    private static boolean fill(ServerSocket server, List<Socket> queue) throws IOException {
        for (int i = 0; i < 20; i++) {
            Socket next = new Socket();
            try {
                next.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 200);
                queue.add(next);
            } catch (SocketTimeoutException isFull) {
                next.close();
                return true;
            }
        }
        return false;
    }

    private void assertGivenUpAfterTheConnectTimeout(String baseUrl) throws Exception {
        long start = System.nanoTime();
        Throwable trouble = troubleAt(baseUrl);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        // Five attempts; generous above, for machines under load, and far from the request's own 300 s.
        assertThat(took).isBetween(Duration.ofMillis(5 * CONNECT_TIMEOUT), Duration.ofSeconds(60));
        assertGivenUpAndMadeGood("12", trouble);
    }
}
