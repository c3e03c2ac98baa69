package io.github.camelnetsuite.tba.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The people who work in an account: they change records all the time, several at once, some of them twice within a
 * second, create and delete some, and now and then a change or a deletion commits seconds after the time that it writes. They change
 * none whose id is odd: what was lost of those, no later change makes good.
 */
final class Editor implements AutoCloseable {

    private static final int HOT = 6;
    private static final int ENOUGH_TO_DELETE_FROM = 500;
    private static final int LATEST_COMMIT_SECONDS = 3;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Account account;
    private final Random random;
    private final Duration pause;
    private final boolean deletes;
    private final Map<String, Records> types = new HashMap<>();
    private long revision;
    private volatile Instant settledAt = Instant.MIN;
    private volatile Throwable failure;
    private ScheduledFuture<?> working;

    /** What it knows of one record type. Used by its own thread, but for the ledger. */
    private static final class Records {

        private final Ledger ledger = new Ledger();
        private final List<Long> ids = new ArrayList<>();
        private final List<Long> hot = new ArrayList<>();
        /** Being changed by a transaction that is not committed: their rows are locked. */
        private final Map<Long, Instant> locked = new HashMap<>();
    }

    Editor(Account account, long seed, Duration pause, boolean deletes, String... types) {
        this.account = account;
        this.random = new Random(seed);
        this.pause = pause;
        this.deletes = deletes;
        for (String type : types) {
            Records records = new Records();
            account.truth(type, record -> {
                State state = State.of(record);
                records.ledger.original(state);
                records.ids.add(state.id());
            });
            this.types.put(type, records);
        }
    }

    Ledger ledger(String type) {
        return types.get(type).ledger;
    }

    void work() {
        working = thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        editAny();
                    } catch (RuntimeException | Error e) {
                        failure = e;
                        throw e;
                    }
                },
                0,
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Ends the work for now; on return the account shows all of it. */
    void rest() {
        working.cancel(false);
        try {
            CompletableFuture.runAsync(() -> {}, thread).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
        if (failure != null) {
            throw new AssertionError("An edit failed", failure);
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Instant.now().isAfter(settledAt));
    }

    private void editAny() {
        List<String> names = types.keySet().stream().sorted().toList();
        String type = names.get(random.nextInt(names.size()));
        Records records = types.get(type);
        int what = random.nextInt(100);
        if (what < 50) {
            update(type, records, some(records, 1 + random.nextInt(20)), false, 0);
        } else if (what < 75) {
            update(type, records, List.copyOf(records.hot), false, 0);
        } else if (what < 85) {
            update(type, records, some(records, 30), true, 0);
        } else if (what < 92) {
            update(
                    type,
                    records,
                    some(records, 1 + random.nextInt(4)),
                    false,
                    1 + random.nextInt(LATEST_COMMIT_SECONDS));
        } else if (what < 95 || !deletes || records.ids.size() < ENOUGH_TO_DELETE_FROM) {
            create(type, records);
        } else {
            delete(type, records);
        }
    }

    /** About so many records that nobody else has locked. */
    private List<Long> some(Records records, int count) {
        Instant now = Instant.now();
        records.locked.values().removeIf(until -> until.isBefore(now));
        return random.ints(2L * count, 0, records.ids.size())
                .mapToObj(records.ids::get)
                .distinct()
                .filter(id -> id % 2 == 0 && !records.locked.containsKey(id))
                .toList();
    }

    private void update(String type, Records records, List<Long> ids, boolean sameSecond, int commitDelay) {
        if (ids.isEmpty()) {
            return;
        }
        ObjectNode order = order(type).put("sameSecond", sameSecond).put("commitDelay", commitDelay);
        ArrayNode chosen = order.putArray("ids");
        ids.forEach(id -> chosen.add(String.valueOf(id)));
        apply(order, records);
        if (commitDelay > 0) {
            Instant committed = settlesWithin(commitDelay);
            ids.forEach(id -> records.locked.put(id, committed));
            records.hot.removeAll(ids);
        } else if (!ids.equals(records.hot)) {
            records.hot.clear();
            records.hot.addAll(ids.subList(0, Math.min(HOT, ids.size())));
        }
    }

    private void create(String type, Records records) {
        apply(order(type).put("creates", 1 + random.nextInt(3)), records)
                .forEach(created -> records.ids.add(created.path("id").asLong()));
    }

    private void delete(String type, Records records) {
        int commitDelay = random.nextInt(3) == 0 ? 1 + random.nextInt(LATEST_COMMIT_SECONDS) : 0;
        ObjectNode order = order(type).put("deletes", 1 + random.nextInt(2)).put("commitDelay", commitDelay);
        apply(order, records).forEach(deleted -> {
            Long id = deleted.path("id").asLong();
            records.ledger.deleted(id);
            records.ids.remove(id);
            records.hot.remove(id);
        });
        if (commitDelay > 0) {
            settlesWithin(commitDelay);
        }
    }

    /** @return when a transaction that begins now will have been committed */
    private Instant settlesWithin(int commitDelay) {
        Instant committed = Instant.now().plusSeconds(commitDelay + 1L);
        // A later transaction may well be committed sooner.
        settledAt = committed.isAfter(settledAt) ? committed : settledAt;
        return committed;
    }

    private ObjectNode order(String type) {
        ObjectNode order = Account.JSON.createObjectNode().put("type", type).put("seed", random.nextLong());
        order.putObject("set").put("phone", State.phone(++revision));
        return order;
    }

    private JsonNode apply(ObjectNode order, Records records) {
        JsonNode touched = account.edit(order);
        if (!order.has("deletes")) {
            touched.forEach(one -> records.ledger.edited(one, revision));
        }
        return touched;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
