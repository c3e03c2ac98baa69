package io.github.camelnetsuite.tba.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A route that is stopped does not wait for NetSuite, wherever its request stands. */
@Catalogue("61")
class InterruptionTest {

    private final ScriptedServer server = new ScriptedServer();
    private final TestAccount account = new TestAccount(server.url());

    @AfterEach
    void end() {
        account.close();
        server.close();
    }

    @Test
    void whileItWaitsForAnAnswer() {
        server.otherwise(request -> Reply.stallAfter(""));

        Asking asking = new Asking(realGateway(account));
        await().until(() -> server.received().size() == 1);

        asking.endsWithinASecondOfAnInterruption();
    }

    @Test
    void inTheMiddleOfABody() {
        server.otherwise(request ->
                Reply.stallAfter(Reply.head(200, "Content-Type: application/json", "Content-Length: 99") + "{"));

        Asking asking = new Asking(realGateway(account));
        await().until(() -> server.received().size() == 1);

        asking.endsWithinASecondOfAnInterruption();
    }

    @Test
    void betweenTwoAttempts() {
        server.otherwise(request -> Reply.error(503, "Retry-After: 300\r\n", "UNEXPECTED_ERROR", "Later."));

        Asking asking = new Asking(realGateway(account));
        await().until(() -> asking.isIn("sleep"));

        asking.endsWithinASecondOfAnInterruption();
    }

    @Test
    void whileItWaitsForASlot() throws InterruptedException {
        account.limiter.atMost(1);
        account.limiter.enter();

        Asking asking = new Asking(realGateway(account));
        await().until(() -> asking.isIn("tryEnter"));

        asking.endsWithinASecondOfAnInterruption();
    }

    @Test
    void whileAnotherRequestFindsOutAboutTheLogin() throws InterruptedException {
        account.breaker.enter(account.authorizer.fingerprint(), Patience.ENDLESS);

        Asking asking = new Asking(realGateway(account));
        await().until(() -> asking.isIn("enter"));

        asking.endsWithinASecondOfAnInterruption();
    }

    @Test
    void whileItConnectsToABlackHole() throws IOException {
        try (BlackHole hole = new BlackHole();
                TestAccount unreachable = new TestAccount(hole.url())) {
            Asking asking = new Asking(realGateway(unreachable));
            await().until(() -> asking.isIn("get"));

            asking.endsWithinASecondOfAnInterruption();
        }
    }

    @Test
    void closingEndsWhatIsUnderWay() {
        server.otherwise(request -> Reply.stallAfter(""));
        Gateway gateway = account.gateway();
        Asking asking = new Asking(gateway);
        await().until(() -> server.received().size() == 1);

        gateway.close();

        asking.ends();
        assertThat(server.received()).as("requests after closing").hasSize(1);
    }

    private static Gateway realGateway(TestAccount account) {
        return account.gateway(Duration.ofMinutes(5), null, builder -> {}, Time.SYSTEM);
    }

    /** A request on a thread of its own. */
    private static final class Asking {

        private final AtomicReference<Throwable> outcome = new AtomicReference<>();
        private final Thread thread;

        Asking(Gateway gateway) {
            thread = new Thread(() -> {
                try {
                    TestAccount.ask(gateway);
                } catch (InterruptedException | RuntimeException e) {
                    outcome.set(e);
                }
            });
            thread.start();
        }

        boolean isIn(String method) {
            return (thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING)
                    && List.of(thread.getStackTrace()).stream()
                            .anyMatch(frame -> frame.getMethodName().equals(method));
        }

        void endsWithinASecondOfAnInterruption() {
            long start = System.nanoTime();
            thread.interrupt();
            ends();
            Evidence.of("61")
                    .atMost(
                            "milliseconds from an interruption to its end",
                            Duration.ofNanos(System.nanoTime() - start).toMillis(),
                            1000)
                    .outcome("interrupted while it waits: ends");
        }

        void ends() {
            try {
                thread.join(5000);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertThat(thread.isAlive()).as("still at it").isFalse();
            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        }
    }

    /** Takes no connection and refuses none. */
    private static final class BlackHole implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> queued = new ArrayList<>();

        BlackHole() throws IOException {
            try {
                for (int i = 0; i < 20; i++) {
                    Socket filler = new Socket();
                    queued.add(filler);
                    filler.connect(new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort()), 50);
                }
                throw new AssertionError("This system does not bound waiting connections, which the test needs");
            } catch (SocketTimeoutException full) {
                assertThat(queued).isNotEmpty();
            }
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            for (Socket filler : queued) {
                filler.close();
            }
            socket.close();
        }
    }
}
