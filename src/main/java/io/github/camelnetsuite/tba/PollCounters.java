package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.gateway.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What a consumer has done since it was created, for people and machines that watch it. Thread-safe. */
final class PollCounters {

    private final Time time;
    private final LongAdder delivered = new LongAdder();
    private final LongAdder deletions = new LongAdder();
    private final LongAdder resynced = new LongAdder();
    private final LongAdder suppressed = new LongAdder();
    private final LongAdder asked = new LongAdder();
    private final LongAdder pollsToTheEnd = new LongAdder();
    private volatile @Nullable Instant lastSuccess;
    private volatile @Nullable Instant through;
    private volatile long total;
    private volatile long forgotten;
    private volatile boolean resyncing;
    private volatile boolean handingOver;
    private volatile long gotOnAt;

    PollCounters(Time time) {
        this.time = time;
    }

    /** A page is given to the route. */
    void handsOver() {
        gotOn();
        handingOver = true;
    }

    /** The page has come to its end, or waits for something else. */
    void handedOver() {
        handingOver = false;
    }

    /** The route was given a record, or has ended with one. */
    void gotOn() {
        gotOnAt = time.nanos();
    }

    /** For how long the route has neither taken nor ended with anything that it was given; zero while that is nothing. */
    Duration stalledFor() {
        return handingOver ? Duration.ofNanos(time.nanos() - gotOnAt) : Duration.ZERO;
    }

    /** @param changeType why they came */
    void delivered(int records, String changeType) {
        delivered.add(records);
        if (changeType.equals(ChangeStream.DELETED)) {
            deletions.add(records);
        } else if (changeType.equals(ResyncStream.CHANGE_TYPE)) {
            resynced.add(records);
        }
    }

    /** So many requests were sent until a stop. */
    void asked(long requests) {
        asked.add(requests);
    }

    long asked() {
        return asked.sum();
    }

    /** @param underWay whether something is being read again */
    void resyncing(boolean underWay) {
        resyncing = underWay;
    }

    void suppressed() {
        suppressed.increment();
    }

    /** @param upTo NetSuite's clock up to which everything has been read, be it by an earlier process */
    void standsAt(@Nullable Instant upTo) {
        through = upTo;
    }

    /** @param upTo NetSuite's clock up to which everything has been read */
    void readToEnd(@Nullable Instant upTo) {
        standsAt(upTo);
        lastSuccess = time.instant();
    }

    /** A poll has read to the end all that there was. */
    void pollDone() {
        pollsToTheEnd.increment();
    }

    /** How many records the first read will be, as far as is known. */
    void expect(long records) {
        total = Math.max(total, records);
    }

    void forgot(long records) {
        forgotten = records;
    }

    long forgotten() {
        return forgotten;
    }

    long delivered() {
        return delivered.sum();
    }

    /** How many of those delivered were deletions. */
    long deletions() {
        return deletions.sum();
    }

    /** How many of those delivered were read again because somebody asked for it. */
    long resynced() {
        return resynced.sum();
    }

    boolean isResyncing() {
        return resyncing;
    }

    long suppressedCount() {
        return suppressed.sum();
    }

    long pollsToTheEnd() {
        return pollsToTheEnd.sum();
    }

    long total() {
        return total;
    }

    @Nullable
    Instant lastSuccess() {
        return lastSuccess;
    }

    /** Seconds since the time up to which everything has been read; -1 while nothing has. */
    long lagSeconds() {
        Instant upTo = through;
        return upTo == null ? -1 : Math.max(0, time.instant().getEpochSecond() - upTo.getEpochSecond());
    }
}
