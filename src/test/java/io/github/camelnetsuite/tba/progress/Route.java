package io.github.camelnetsuite.tba.progress;

import io.github.camelnetsuite.tba.record.ReadRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A route in the fewest words: polls an account, delivers what is new, and can be stopped anywhere. */
final class Route {

    static final Duration LOOKBACK = Duration.ofMinutes(10);
    private static final int FOR_EVER = Integer.MAX_VALUE;

    final MemoryCursorStore store = new MemoryCursorStore();
    /** Everything delivered since it was last looked at, as {@code id=value}. */
    private final List<String> delivered = new ArrayList<>();

    private final Map<Long, String> destination = new TreeMap<>();
    private final Account account;
    private final Since since;
    private final int pageSize;
    private Progress progress;

    Route(Account account, Since since, int pageSize) {
        this.account = account;
        this.since = since;
        this.pageSize = pageSize;
    }

    void start() throws InterruptedException {
        Progress.Terms terms = new Progress.Terms("1234567", "customer", "since=x", since, LOOKBACK);
        progress = Progress.resume(store.open("route"), terms, account::now);
    }

    void kill() {
        progress.close();
        progress = null;
    }

    void poll() throws InterruptedException {
        poll(FOR_EVER);
    }

    /** Polls, and stops after so many deliveries. */
    void poll(int deliveries) throws InterruptedException {
        if (progress == null) {
            start();
        }
        int left = deliveries;
        progress.pollBegins();
        boolean more = true;
        while (more) {
            Account.Page page = account.next(progress.position(), pageSize);
            progress.pageRead(page.asOf());
            forget(page);
            List<ReadRecord> passed = new ArrayList<>();
            for (ReadRecord record : page.records()) {
                if (!progress.remembers(record)) {
                    if (left-- == 0) {
                        progress.passed(passed);
                        progress.save();
                        return;
                    }
                    deliver(record);
                }
                passed.add(record);
            }
            progress.passed(passed);
            progress.save();
            more = page.more() || progress.readToEnd();
        }
        progress.save();
    }

    /** Delivers a page, hears that it has failed, and ends. */
    void deliverInVain() throws InterruptedException {
        progress.pollBegins();
        Account.Page page = account.next(progress.position(), pageSize);
        progress.pageRead(page.asOf());
        forget(page);
        page.records().stream()
                .filter(record -> !progress.remembers(record))
                .toList()
                .forEach(this::deliver);
        kill();
    }

    private void forget(Account.Page page) {
        if (progress.forgetsWhatIsReplacedBy(page.records())) {
            progress.save();
        }
    }

    private void deliver(ReadRecord record) {
        String value = String.valueOf(record.body().get("email"));
        delivered.add(record.id() + "=" + value);
        destination.put(record.id(), value);
    }

    List<String> delivered() {
        List<String> since = List.copyOf(delivered);
        delivered.clear();
        return since;
    }

    Map<Long, String> destination() {
        return destination;
    }

    Progress progress() {
        return progress;
    }
}
