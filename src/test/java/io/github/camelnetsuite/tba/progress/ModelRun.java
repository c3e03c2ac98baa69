package io.github.camelnetsuite.tba.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.model.DeliveryPromise;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account that is edited and followed at random, held against the promise. Whatever is wrong is an {@link
 * AssertionError}.
 */
final class ModelRun {

    private static final int ENDLESS = 10_000;

    private final Account account = new Account();
    private final Map<Long, Commit> commits = new HashMap<>();
    private final Map<Long, String> content = new HashMap<>();
    private final Map<Long, String> contentBefore = new HashMap<>();
    private final DeliveryPromise promise;
    private final FaultyStore store;
    private final Progress.Terms terms;
    private final int pageSize;
    private Progress progress;
    private Instant asked;
    private Instant began;
    private int edits;
    private int requests;

    /** When a record was written and when it was seen. */
    private record Commit(Instant written, Instant seen) {}

    /** What an unlucky poll ends with. */
    static final class Unlucky extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    ModelRun(Since since, Duration lookback, int pageSize) {
        this.promise = new DeliveryPromise(pageSize);
        this.store = new FaultyStore(promise);
        this.terms = new Progress.Terms("1234567", "customer", "since=x", since, lookback);
        this.pageSize = pageSize;
        account.onCommit(this::seen);
        account.put(1, null, "of old");
        account.put(3, Account.NOON.minusSeconds(86_400), "of yesterday");
        account.put(5, Account.NOON.minusSeconds(1), "of just now");
    }

    static String state(ReadRecord row) {
        return row.body().get("email") + " of " + row.lastModified();
    }

    void happens(Step step) throws InterruptedException {
        if (step instanceof Step.Edit edit) {
            edit(edit);
        } else if (step instanceof Step.Poll poll) {
            poll(poll);
        } else {
            stop();
        }
    }

    private void edit(Step.Edit edit) {
        if (edit instanceof Step.Tick tick) {
            account.tick(tick.by());
        } else if (edit instanceof Step.Write write) {
            write(write.id(), write.back());
        } else if (edit instanceof Step.WriteMany many) {
            for (int id = 0; id < many.records(); id++) {
                write(id, false);
            }
        } else if (edit instanceof Step.WriteLate late && !account.isBeingWritten(late.id())) {
            account.writeSlowly(late.id(), "edit " + edits++, late.commitDelay());
        } else if (edit instanceof Step.Delete delete && !account.isBeingWritten(delete.id())) {
            account.delete(delete.id());
        }
    }

    private void write(long id, boolean back) {
        if (!account.isBeingWritten(id)) {
            account.write(id, back ? contentBefore.getOrDefault(id, "") : "edit " + edits++);
        }
    }

    private void seen(ReadRecord row, Instant written, Instant seen) {
        String before = content.put(row.id(), String.valueOf(row.body().get("email")));
        contentBefore.put(row.id(), before == null ? "" : before);
        commits.put(row.id(), new Commit(written, seen));
        promise.committed(Long.toString(row.id()), state(row));
    }

    private void stop() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }

    private void poll(Step.Poll how) throws InterruptedException {
        store.failAfter(how.at(), how.trouble().ofTheStore());
        requests = 0;
        ModelDelivery delivery = new ModelDelivery(how, promise, store, this::mayBeDelivered);
        try {
            start(how);
            follow(how, delivery);
        } catch (CursorException e) {
            stop();
        } catch (Unlucky expected) {
            // The next poll goes on.
        } finally {
            promise.interrupted();
            store.failAfter(0, FaultyStore.Fault.NONE);
            if (store.isDead()) {
                stop();
                store.rebirth();
            }
        }
    }

    private void start(Step.Poll how) throws InterruptedException {
        if (progress != null) {
            return;
        }
        CursorHandle handle = store.open("route");
        try {
            progress = Progress.resume(handle, terms, () -> {
                request(how);
                asked = account.now();
                return asked;
            });
        } finally {
            if (began == null && store.read("route").isPresent()) {
                began = asked;
            }
            if (progress == null) {
                handle.close();
            }
        }
    }

    private void follow(Step.Poll how, ModelDelivery delivery) {
        Instant clock = asOf(how);
        Map<Long, Integer> owed = owed();
        boolean edited = false;
        progress.pollBegins();
        boolean more = true;
        while (more) {
            request(how);
            Account.Page page = account.next(progress.position(), pageSize);
            progress.pageRead(asOf(how));
            if (!edited) {
                how.meanwhile().forEach(this::edit);
                edited = true;
            }
            boolean whole = delivery.handOver(progress, page.records());
            promise.interrupted();
            more = whole && page.more();
            if (whole && !more && progress.readToEnd()) {
                delivery.beginsAnotherRead();
                more = true;
            } else if (whole && !more) {
                progress.save();
                assertThat(missing(owed)).as("what is missing").isEmpty();
                assertThat(progress.through()).as("read up to").isAfterOrEqualTo(clock);
            }
        }
    }

    /** NetSuite's clock, as its answers tell it: in whole seconds, and a little behind. */
    private Instant asOf(Step.Poll how) {
        return account.now().minus(how.slack()).truncatedTo(ChronoUnit.SECONDS);
    }

    private void request(Step.Poll how) {
        if (how.trouble() == Step.Trouble.REQUEST_FAILS && requests == how.at()) {
            throw new Unlucky();
        }
        assertThat(++requests).as("requests of one poll").isLessThan(ENDLESS);
    }

    /** Whether {@code since} lets it through. */
    private boolean mayBeDelivered(ReadRecord row) {
        Instant floor = floor();
        Instant time = row.lastModified();
        return floor == null || (time != null && !time.isBefore(floor));
    }

    private Instant floor() {
        Instant floor = terms.since() instanceof Since.From from ? from.floor() : null;
        if (terms.since() instanceof Since.Now) {
            floor = began;
        } else if (terms.since() instanceof Since.Start) {
            floor = began.minus(terms.lookback());
        }
        return floor == null ? null : floor.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The records that are in the account and promised, in the version that they have now. */
    private Map<Long, Integer> owed() {
        Map<Long, Integer> owed = new TreeMap<>();
        for (ReadRecord row : account.rows()) {
            Commit commit = commits.get(row.id());
            boolean wasThere = !commit.seen().isAfter(began);
            if (wasThere && terms.since() instanceof Since.Start) {
                continue; // is no news, and may come all the same
            }
            boolean inTime = row.lastModified() != null
                    && Duration.between(commit.written(), commit.seen()).compareTo(terms.lookback()) <= 0;
            if (mayBeDelivered(row) && (wasThere || inTime)) {
                owed.put(row.id(), promise.version(Long.toString(row.id())));
            }
        }
        return owed;
    }

    private Map<Long, Integer> missing(Map<Long, Integer> owed) {
        Map<Long, Integer> missing = new TreeMap<>(owed);
        missing.keySet().retainAll(account.rows().stream().map(ReadRecord::id).toList());
        missing.entrySet().removeIf(one -> promise.hasArrived(Long.toString(one.getKey()), one.getValue()));
        return missing;
    }

    /** Nothing goes wrong any more: one poll brings all that is owed, and the next one nothing. */
    void calmsDown() throws InterruptedException {
        account.tick(Duration.ofHours(2));
        poll(Step.Poll.WHOLE);
        assertThat(missing(owed())).as("what is missing in the end").isEmpty();
        assertThat(progress.position()).isInstanceOf(Position.ByTime.class);
        int delivered = promise.deliveries();
        poll(Step.Poll.WHOLE);
        assertThat(promise.deliveries() - delivered)
                .as("deliveries of an idle poll")
                .isZero();
        assertThat(requests).as("requests of an idle poll").isEqualTo(1 + rereadPages());
    }

    /** What the overlap holds is read again, and fills pages of this small size. */
    private int rereadPages() {
        Position from = progress.position();
        int pages = 0;
        Account.Page page = account.next(from, pageSize);
        while (page.more()) {
            pages++;
            from = from.movedTo(page.records().get(page.records().size() - 1));
            page = account.next(from, pageSize);
        }
        return pages;
    }
}
