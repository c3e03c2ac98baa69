package io.github.camelnetsuite.tba.kill;

import io.github.camelnetsuite.tba.kill.HaltPoint.Moment;
import io.github.camelnetsuite.tba.progress.Cursor;
import io.github.camelnetsuite.tba.progress.CursorHandle;
import io.github.camelnetsuite.tba.progress.CursorStore;
import io.github.camelnetsuite.tba.progress.Phase;
import io.github.camelnetsuite.tba.progress.WatchedCursors;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.awaitility.Awaitility;

/**
 * A bean that ends its process at a {@link HaltPoint}, at once and without any clean-up. The runner's own routes and code
 * get it by properties: as cursor store, as configurer of the HTTP client, and as what Camel puts around each step. For
 * one route that reads customers.
 */
public final class Halting implements CursorStore, HttpClientConfigurer, InterceptStrategy, CamelContextAware {

    /** Said when a delivery waits for the process to be told to stop. */
    static final String WAITS = "A delivery waits for the stop";

    private final AtomicInteger times = new AtomicInteger();
    private CamelContext camel;
    private Path destination = Path.of("unset");
    private HaltPoint point = HaltPoint.AFTER_A_FETCH;
    private Moment moment = Moment.SNAPSHOT;
    private CursorStore cursors = WatchedCursors.in(Path.of("unset"), step -> {});
    private volatile Cursor stored;
    private volatile Phase saving;
    /** A page of what follows the first read is acknowledged. */
    private volatile boolean turned;

    private volatile boolean deliveredOfThePage;
    /** What is being saved stands where it stood and knows less. */
    private volatile boolean forgets;

    private volatile boolean stopping;

    public void setDirectory(String directory) {
        cursors = WatchedCursors.in(Path.of(directory), this::saveReached);
    }

    public void setDestination(String file) {
        destination = Path.of(file);
    }

    public void setPoint(HaltPoint value) {
        point = value;
    }

    public void setMoment(Moment value) {
        moment = value;
    }

    private boolean isDue(HaltPoint here, boolean inTail) {
        Moment now = !inTail ? Moment.SNAPSHOT : turned ? Moment.TAIL : Moment.TURN;
        return here == point && now == moment && times.incrementAndGet() == point.time(moment);
    }

    private void halt() {
        Runtime.getRuntime().halt(point.exitCode());
    }

    private void reached(HaltPoint here, boolean inTail) {
        if (isDue(here, inTail)) {
            halt();
        }
    }

    @Override
    public void setCamelContext(CamelContext context) {
        camel = context;
        // Camel has looked for beans like this one before it makes those of properties.
        context.getCamelContextExtension().addInterceptStrategy(this);
    }

    @Override
    public CamelContext getCamelContext() {
        return camel;
    }

    // Fetches.

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.addResponseInterceptorLast((answer, entity, context) -> {
            deliveredOfThePage = false;
            String query = query(HttpCoreContext.cast(context).getRequest());
            if (query.contains(" ORDER BY ")) {
                reached(
                        HaltPoint.AFTER_A_FETCH,
                        query.substring(query.lastIndexOf(" ORDER BY ")).contains("lastmodifieddate"));
            }
        });
    }

    private static String query(HttpRequest request) throws IOException {
        if (request instanceof ClassicHttpRequest posted && posted.getEntity() != null) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            posted.getEntity().writeTo(body);
            return body.toString(StandardCharsets.UTF_8);
        }
        return "";
    }

    // Deliveries.

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor target, Processor next) {
        return !step.getShortName().equals("to")
                ? target
                : new DelegateAsyncProcessor(target) {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        boolean inTail =
                                "changed".equals(exchange.getMessage().getHeader("CamelNetsuiteTbaChangeType"));
                        if (point == HaltPoint.IN_MID_LINE && isDue(HaltPoint.IN_MID_LINE, inTail)) {
                            writeHalf(exchange.getMessage().getBody(byte[].class));
                            halt();
                        } else if (point.isInShutdown() && isDue(point, inTail)) {
                            System.out.println(WAITS);
                            Awaitility.await()
                                    .atMost(Duration.ofMinutes(5))
                                    .pollInterval(Duration.ofMillis(2))
                                    .until(context::isStopping);
                            stopping = true;
                        }
                        boolean done = super.process(exchange, callback);
                        deliveredOfThePage = true;
                        reached(HaltPoint.IN_MID_PAGE, inTail);
                        return done;
                    }
                };
    }

    private void writeHalf(byte[] line) {
        try (OutputStream out = new FileOutputStream(destination.toFile(), true)) {
            out.write(line, 0, line.length / 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Saves.

    private void saveReached(String step) {
        if (point.isInShutdown()) {
            boolean before = point == HaltPoint.IN_SHUTDOWN_BEFORE_WRITE;
            if (stopping && step.equals((before ? HaltPoint.BEFORE_WRITE : HaltPoint.DIRECTORY_FORCED).name())) {
                halt();
            }
        } else if (deliveredOfThePage) {
            reached(HaltPoint.valueOf(step), saving instanceof Phase.Tail);
        } else if (forgets && step.equals(HaltPoint.DIRECTORY_FORCED.name())) {
            reached(HaltPoint.BEFORE_THE_FIRST_DELIVERY, true);
        }
    }

    private final class Handle implements CursorHandle {

        private final CursorHandle handle;

        Handle(CursorHandle handle) {
            this.handle = handle;
        }

        @Override
        public Optional<Cursor> load() {
            Optional<Cursor> loaded = handle.load();
            stored = loaded.orElse(null);
            turned = stored != null && stored.phase() instanceof Phase.Tail;
            return loaded;
        }

        @Override
        public void save(Cursor cursor) {
            saving = cursor.phase();
            forgets = stored != null
                    && saving.equals(stored.phase())
                    && cursor.memory().size() < stored.memory().size();
            if (deliveredOfThePage) {
                reached(HaltPoint.AFTER_THE_LAST_DELIVERY, saving instanceof Phase.Tail);
            }
            handle.save(cursor);
            stored = cursor;
            turned |= deliveredOfThePage && saving instanceof Phase.Tail;
        }

        @Override
        public void delete() {
            handle.delete();
        }

        @Override
        public void close() {
            handle.close();
        }
    }

    @Override
    public CursorHandle open(String name) {
        return new Handle(cursors.open(name));
    }

    @Override
    public List<String> names() {
        return cursors.names();
    }

    @Override
    public Optional<Cursor> read(String name) {
        return cursors.read(name);
    }

    @Override
    public void replace(String name, Cursor cursor) {
        cursors.replace(name, cursor);
    }

    @Override
    public boolean delete(String name) {
        return cursors.delete(name);
    }
}
