package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.model.DeliveryPromise;
import io.github.camelnetsuite.tba.model.Standing;
import io.github.camelnetsuite.tba.progress.CursorException;
import io.github.camelnetsuite.tba.progress.DeletionCursor;
import io.github.camelnetsuite.tba.progress.FaultyStore;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NoErrorHandlerBuilder;

/** The component in a Camel context that is restarted and killed, over an account that is edited, held to the promise. */
final class ModelIntegration implements AutoCloseable {

    /** The smallest of SOAP. */
    private static final int PAGE = 5;

    private static final String ROUTE = "customer";
    private static final String CURSOR = "any";

    private final DeliveryPromise promise = new DeliveryPromise(PAGE);
    private final DeliveryPromise deletions = new DeliveryPromise(PAGE);
    private final FaultyStore store =
            new FaultyStore(name -> name.equals(DeletionCursor.nameBeside(CURSOR)) ? deletions : promise);
    private final Duration lookback;
    private final ModelAccount account;
    private final WrongClock ours;
    private Integration integration;
    private ModelStep.Poll now = ModelStep.Poll.WHOLE;
    private int deliveries;
    private String last = "";
    private boolean goesOn;
    private boolean deletionsGoOn;
    private AssertionError broken;

    ModelIntegration(Duration lookback, ModelStep.By first, SoapSettings soap) throws Exception {
        this.lookback = lookback;
        this.account = new ModelAccount(promise, deletions, lookback, soap);
        this.ours = new WrongClock(account.time);
        start(first);
    }

    private void start(ModelStep.By transport) throws Exception {
        integration = new Integration(
                account.sandbox(), account.time, new MemoryCursorStore(), context -> context.disableJMX());
        integration.component.use(ours, new SecureRandom());
        integration.component.readPagesOf(PAGE);
        integration.component.getConfiguration().setCursorStore(store);
        integration.component.getConfiguration().setLookback(lookback.toMillis());
        integration.component.getConfiguration().setTransport(transport.option());
        integration.route(
                ROUTE,
                Integration.held("netsuite-tba:customer?includeDeleted=true&cursorName=" + CURSOR),
                route -> route.errorHandler(new NoErrorHandlerBuilder()).process(this::take));
    }

    void happens(ModelStep step) throws Exception {
        if (step instanceof ModelStep.Edit edit) {
            account.edit(edit);
        } else if (step instanceof ModelStep.Tick tick) {
            account.look();
            account.time.advance(tick.by());
            account.look();
        } else if (step instanceof ModelStep.OurClock clock) {
            ours.isAhead(clock.ahead());
        } else if (step instanceof ModelStep.Poll poll) {
            poll(poll);
        } else if (step instanceof ModelStep.Restart restart) {
            restart(restart.next());
        }
    }

    private void restart(ModelStep.By next) throws Exception {
        integration.close();
        store.rebirth();
        start(next);
    }

    private void poll(ModelStep.Poll how) throws Exception {
        now = how;
        deliveries = 0;
        last = "";
        goesOn = store.read(CURSOR).filter(Standing::isWithinAPoll).isPresent();
        deletionsGoOn = store.read(DeletionCursor.nameBeside(CURSOR))
                .filter(Standing::isWithinAPoll)
                .isPresent();
        Map<String, Integer> owed = account.owed();
        Set<String> ghosts = account.ghosts();
        account.answers(how.answer(), how.first(), how.requests());
        store.failAfter(how.at(), how.trouble().ofTheStore());
        NetSuiteTbaConsumer consumer = integration.consumer(ROUTE);

        consumer.run();

        if (broken != null) {
            throw broken;
        }
        promise.interrupted();
        deletions.interrupted();
        // Here, since a restart forgets it.
        Throwable trouble = consumer.trouble();
        assertThat(trouble == null
                        || trouble instanceof NetSuiteException
                        || trouble instanceof CursorException
                        || trouble instanceof DeliveryFailedException)
                .as("a declared exception: %s", trouble)
                .isTrue();
        if (store.isDead()) {
            assertThat(trouble).as("of a process that is gone").isNotNull();
            restart(how.then());
        } else if (consumer.isSuspended()) {
            consumer.resume();
        } else if (trouble == null && !account.hides(how.answer())) {
            assertThat(account.missing(owed)).as("what is missing").isEmpty();
            ghosts.retainAll(account.ghosts());
            assertThat(ghosts).as("what is gone and not said to be").isEmpty();
        }
        store.failAfter(0, FaultyStore.Fault.NONE);
    }

    private void take(Exchange exchange) throws Exception {
        try {
            deliver(exchange);
        } catch (AssertionError e) {
            broken = e;
            throw e;
        }
    }

    /** The destination. */
    private void deliver(Exchange exchange) throws Exception {
        NetSuiteRecord record = exchange.getMessage().getBody(NetSuiteRecord.class);
        boolean deleted = "deleted".equals(changeType(exchange));
        DeliveryPromise kept = deleted ? deletions : promise;
        int number = deliveries++;
        boolean hit = number == now.at();
        if (number == 0) {
            account.edit(now.meanwhile());
        }
        if (hit && now.trouble() == ModelStep.Trouble.ROUTE_FAILS) {
            kept.refused(record.id());
            throw new IllegalStateException("not taken");
        }
        assertInOrder(exchange);
        if (deleted) {
            account.deletionDelivered(
                    record.id(), exchange.getMessage().getHeader(NetSuiteTbaConstants.LAST_MODIFIED, String.class));
        } else {
            account.delivered(record);
        }
        if (hit && now.trouble() == ModelStep.Trouble.DIES_IN_THE_ROUTE) {
            store.die();
            throw new IllegalStateException("the process is gone");
        }
        if (hit && now.trouble() == ModelStep.Trouble.ROUTE_FAILS_HAVING_TAKEN) {
            throw new IllegalStateException("taken, and yet failed");
        }
        kept.settled(record.id());
        if (hit && now.trouble() == ModelStep.Trouble.SUSPENDED) {
            integration.consumer(ROUTE).suspend();
        }
    }

    private static String changeType(Exchange exchange) {
        return exchange.getMessage().getHeader(NetSuiteTbaConstants.CHANGE_TYPE, String.class);
    }

    /** The first read by id, changes by time and id, deletions likewise; each kind behind the one before it. */
    private void assertInOrder(Exchange exchange) {
        String id = "%020d".formatted(exchange.getMessage().getHeader(NetSuiteTbaConstants.RECORD_ID, Long.class));
        String time = exchange.getMessage().getHeader(NetSuiteTbaConstants.LAST_MODIFIED, String.class);
        String place =
                switch (changeType(exchange)) {
                    case "snapshot" -> "1 " + id;
                    case "changed" -> "2 " + time + id;
                    default -> "3 " + time + id;
                };
        boolean within = place.charAt(0) == '3' ? deletionsGoOn : goesOn;
        if (within && place.compareTo(last) <= 0) {
            // Where the earlier poll had stopped is behind it now: it reads once more what became visible there.
            assertThat(last.charAt(0) == '3').as("deletions before changes").isEqualTo(place.charAt(0) == '3');
            goesOn = false;
            deletionsGoOn &= place.charAt(0) != '3';
            last = "";
        }
        assertThat(place).as("the order within a poll").isGreaterThan(last);
        last = place;
    }

    /** Nothing goes wrong any more: one poll brings all that is owed, and the next one nothing. */
    void calmsDown() throws Exception {
        ours.isAhead(Duration.ZERO);
        account.time.advance(Duration.ofHours(3));
        poll(ModelStep.Poll.WHOLE);
        assertThat(integration.trouble(ROUTE))
                .as("trouble after everything has calmed down")
                .isNull();
        assertThat(account.missing(account.owed()))
                .as("what is missing in the end")
                .isEmpty();
        assertThat(account.ghosts())
                .as("what is gone and not said to be, in the end")
                .isEmpty();
        poll(ModelStep.Poll.WHOLE);
        assertThat(deliveries).as("deliveries of an idle poll").isZero();
    }

    @Override
    public void close() {
        integration.close();
        account.close();
    }
}
