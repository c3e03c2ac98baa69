package io.github.camelnetsuite.tba;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.model.DeliveryPromise;
import io.github.camelnetsuite.tba.model.Standing;
import io.github.camelnetsuite.tba.progress.CursorException;
import io.github.camelnetsuite.tba.progress.DeletionCursor;
import io.github.camelnetsuite.tba.progress.FaultyStore;
import io.github.camelnetsuite.tba.progress.MemoryCursorStore;
import io.github.camelnetsuite.tba.progress.ResyncCursor;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    private DeliveryPromise again = promise.ofAnotherReading();
    private final FaultyStore store = new FaultyStore(this::promiseOf);
    private final Duration lookback;
    private final ModelAccount account;
    private final WrongClock ours;
    private Integration integration;
    private ModelStep.Poll now = ModelStep.Poll.WHOLE;
    private int deliveries;
    private String last = "";
    private boolean goesOn;
    private boolean deletionsGoOn;
    private Set<String> owedAgain = Set.of();
    private AssertionError broken;

    ModelIntegration(Duration lookback, ModelStep.By first, SoapSettings soap) throws Exception {
        this.lookback = lookback;
        this.account = new ModelAccount(promise, deletions, lookback, soap);
        this.ours = new WrongClock(account.time);
        start(first);
    }

    private DeliveryPromise promiseOf(String cursor) {
        if (cursor.equals(ResyncCursor.nameBeside(CURSOR))) {
            return again;
        }
        return cursor.equals(DeletionCursor.nameBeside(CURSOR)) ? deletions : promise;
    }

    private boolean isResyncPending() {
        return store.read(ResyncCursor.nameBeside(CURSOR)).isPresent();
    }

    private void resync(ModelStep.Resync how) {
        NetSuiteTbaConsumer consumer = integration.consumer(ROUTE);
        if (how.givesUp()) {
            consumer.cancelResync();
            owedAgain = Set.of();
        } else if (!isResyncPending() && store.read(CURSOR).isPresent()) {
            Set<String> ids = account.ids();
            if (how.half()) {
                ids.removeIf(id -> Long.parseLong(id) % 2 == 0);
            }
            if (ids.isEmpty()) {
                return;
            }
            if (how.half()) {
                consumer.resyncIds(String.join(" ", ids) + " 999999999");
            } else {
                consumer.resync("");
            }
            again = promise.ofAnotherReading();
            owedAgain = ids;
        }
    }

    /** A resync that is over has delivered all that was asked for and is there. */
    private void assertReadAgain() {
        if (!isResyncPending()) {
            Set<String> missing = new TreeSet<>(owedAgain);
            missing.retainAll(account.ids());
            missing.removeIf(again::hasArrived);
            assertThat(missing).as("what was asked for and not read again").isEmpty();
            owedAgain = Set.of();
        }
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
        } else if (step instanceof ModelStep.Resync resync) {
            resync(resync);
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
        again.interrupted();
        if (account.hides(how.answer())) {
            owedAgain = isResyncPending() ? owedAgain : Set.of();
        }
        assertReadAgain();
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
        boolean resync = "resync".equals(changeType(exchange));
        DeliveryPromise kept = deleted ? deletions : resync ? again : promise;
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
        if (resync) {
            account.deliveredAgain(record, again);
        } else if (deleted) {
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
        if ("resync".equals(changeType(exchange))) {
            // By id as well, from where it stood; whatever is read behind it begins anew.
            last = "";
            goesOn = false;
            deletionsGoOn = false;
            return;
        }
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
        assertThat(isResyncPending()).as("a resync that is pending in the end").isFalse();
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
