package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.CursorCodec;
import io.github.camelnetsuite.tba.progress.CursorCorruptException;
import io.github.camelnetsuite.tba.progress.CursorHandle;
import io.github.camelnetsuite.tba.progress.CursorLockedException;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.CursorStoreException;
import io.github.camelnetsuite.tba.sandbox.junit.NetSuiteSandbox;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Progress can be kept anywhere, by what the public classes offer. */
class OwnCursorStoreTest {

    private static final HeldTime TIME = new HeldTime();

    @RegisterExtension
    static final NetSuiteSandbox NETSUITE =
            NetSuiteSandbox.with(account -> account.customers(5).contacts(0).clock(TIME));

    private final Shelf shelf = new Shelf();
    private Integration integration;

    @BeforeEach
    void start() {
        integration = new Integration(NETSUITE.sandbox(), TIME);
        integration.component.getConfiguration().setCursorStore(shelf);
    }

    @AfterEach
    void stop() {
        integration.close();
    }

    /** The simplest store that keeps bytes. */
    private static final class Shelf implements CursorStore {

        private final Map<String, byte[]> kept = new ConcurrentSkipListMap<>();
        private final Set<String> held = new ConcurrentSkipListSet<>();
        private final Semaphore waiting = new Semaphore(0);
        private final CountDownLatch opens = new CountDownLatch(1);
        private volatile boolean slow;
        private boolean full;

        @Override
        public CursorHandle open(String name) {
            read(name);
            if (!held.add(name)) {
                throw CursorLockedException.byThisProcess(name);
            }
            if (slow) {
                slow = false;
                opens.countDown();
                waiting.acquireUninterruptibly();
            }
            return new CursorHandle() {
                @Override
                public Optional<Cursor> load() {
                    return read(name);
                }

                @Override
                public void save(Cursor cursor) {
                    replace(name, cursor);
                }

                @Override
                public void delete() {
                    kept.remove(name);
                    close();
                }

                @Override
                public void close() {
                    held.remove(name);
                }
            };
        }

        @Override
        public List<String> names() {
            return List.copyOf(kept.keySet());
        }

        @Override
        public Optional<Cursor> read(String name) {
            return Optional.ofNullable(kept.get(name)).map(bytes -> CursorCodec.decode(name, "the shelf", bytes));
        }

        @Override
        public void replace(String name, Cursor cursor) {
            if (full) {
                throw new CursorStoreException("The shelf is full", null);
            }
            kept.put(name, CursorCodec.encode(name, cursor));
        }

        @Override
        public boolean delete(String name) {
            return kept.remove(name) != null;
        }
    }

    @Test
    void aRouteGoesOnFromAStoreOfOnesOwn() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        integration.camel.getRouteController().stopRoute("customer");
        integration.camel.getRouteController().startRoute("customer");
        integration.poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).hasSize(5);
    }

    @Test
    void aStoreOfOnesOwnMayFailAndRecover() throws Exception {
        shelf.full = true;
        integration.reading("netsuite-tba:customer").poll("customer");
        assertThat(integration.trouble("customer")).hasMessage("The shelf is full");

        shelf.full = false;
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).hasSize(5);
    }

    @Test
    void aStoreOfOnesOwnKeepsWhatIsReadAgain() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        integration.consumer("customer").resync("");
        assertThat(shelf.kept).hasSize(2);
        integration.poll("customer");

        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).hasSize(10);
        assertThat(shelf.kept).hasSize(1);
        assertThat(shelf.held).hasSize(1);
    }

    @Test
    void aCursorThatIsTakenAfterAForcedStopIsLetGoOf() throws Exception {
        integration.reading("netsuite-tba:customer");
        NetSuiteTbaConsumer consumer = integration.consumer("customer");
        shelf.slow = true;
        CompletableFuture<Void> poll = CompletableFuture.runAsync(() -> integration.poll("customer"));
        assertThat(shelf.opens.await(1, TimeUnit.MINUTES)).isTrue();
        CompletableFuture.runAsync(() -> {
                    // Nobody waits in an interrupted thread.
                    Thread.currentThread().interrupt();
                    consumer.stop();
                })
                .get(1, TimeUnit.MINUTES);
        shelf.waiting.release();
        poll.get(1, TimeUnit.MINUTES);
        assertThat(shelf.held).isEmpty();
        assertThat(shelf.kept).isEmpty();

        consumer.start();
        integration.poll("customer");
        assertThat(integration.trouble("customer")).isNull();
        assertThat(integration.arrivals.ids()).hasSize(5);
    }

    @Test
    void whatAStoreOfOnesOwnKeepsBadlyIsRefused() throws Exception {
        integration.reading("netsuite-tba:customer").poll("customer");
        integration.camel.getRouteController().stopRoute("customer");
        shelf.kept.replaceAll((name, bytes) -> Arrays.copyOf(bytes, bytes.length - 1));
        integration.camel.getRouteController().startRoute("customer");
        integration.poll("customer");

        assertThat(integration.trouble("customer"))
                .isInstanceOf(CursorCorruptException.class)
                .hasMessageContaining("the shelf has");
    }
}
